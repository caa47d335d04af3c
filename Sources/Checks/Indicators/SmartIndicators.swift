import PluginKit

/// `indicateurs-smart`: indicators are specific, measurable, accessible, reasonable and bound in time, in the words of the Moroccan guide
/// (*spécifique, mesurable, accessible, raisonnable, temporel*). Parameter: `champ`.
struct SmartIndicators: ModelPredicate {
  let name = "indicateurs-smart"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let field = rule.text("champ") else { return [] }
    return Indicator.all(in: document, field: field).flatMap { indicator in
      [specific(indicator), measurable(indicator), accessible(indicator), relevant(indicator)].compactMap { $0 }
        + timely(indicator)
    }
  }

  /// What only promises a movement names nothing that can be counted.
  static let movements: Set<String> = [
    "amelioration", "renforcement", "augmentation", "developpement", "promotion", "sensibilisation", "appui", "soutien",
    "improvement",
    "strengthening",
  ]

  private func specific(_ indicator: Indicator) -> Breach? {
    let words = SectionDefinition.fold(indicator.label).split(separator: "-")
    if words.count < 3 {
      return indicator.breach(
        "libelle", fr: "le libellé est trop court pour dire ce que l’on mesure",
        en: "the label is too short to say what is measured")
    }
    guard let first = words.first, Self.movements.contains(String(first)) else { return nil }
    return indicator.breach(
      "libelle", fr: "« \(indicator.label) » dit un mouvement, pas ce que l’on compte (nombre, part, durée…)",
      en: "“\(indicator.label)” names a movement, not what is counted (number, share, duration…)")
  }

  private func measurable(_ indicator: Indicator) -> Breach? {
    if indicator.isQualitative {
      guard indicator.entry.texts("echelle").count < 3 else { return nil }
      return indicator.breach(
        "echelle", fr: "un indicateur qualitatif a une « echelle » d’au moins trois niveaux",
        en: "a qualitative indicator has a scale of at least three levels")
    }
    guard indicator.entry.text("unite") == nil else { return nil }
    return indicator.breach("unite", fr: "l’unité manque", en: "the unit is missing")
  }

  private func accessible(_ indicator: Indicator) -> Breach? {
    guard indicator.entry.text("source") == nil else { return nil }
    return indicator.breach(
      "source", fr: "la source manque : où lit-on la valeur, et que coûte la mesure ?",
      en: "the source is missing: where is it read, and at what cost?")
  }

  /// The code begins as that of the result or of the objective that is measured: R1, R1.2, OS1, OG1.
  private func relevant(_ indicator: Indicator) -> Breach? {
    let code = indicator.code.uppercased()
    let isTied = ["R", "OS", "OG"].contains { code.hasPrefix($0) && code.dropFirst($0.count).first?.isNumber == true }
    guard !isTied else { return nil }
    return indicator.breach(
      "code", fr: "son code ne dit pas le résultat (R1) ou l’objectif (OS1) qu’il mesure",
      en: "its code does not tell the result (R1) or the objective (OS1) that it measures")
  }

  private func timely(_ indicator: Indicator) -> [Breach] {
    let (base, target, result) = (indicator.point("base"), indicator.point("cible"), indicator.point("valeur"))
    var breaches: [Breach] = []
    if let base, let target, base.value.text == target.value.text {
      breaches.append(
        indicator.breach("cible", fr: "la cible est égale au point de départ", en: "the target equals the starting point"))
    }
    if let start = base?.date, let end = target?.date, end.isCertainlyBefore(start) {
      breaches.append(
        indicator.breach(
          "date_cible", fr: "la cible est datée d’avant le point de départ", en: "the target is dated before the starting point"))
    }
    if let start = base?.date, let measured = result?.date, measured.isCertainlyBefore(start) {
      breaches.append(
        indicator.breach(
          "date_valeur", fr: "le résultat est daté d’avant le point de départ",
          en: "the result is dated before the starting point"))
    }
    return breaches
  }
}
