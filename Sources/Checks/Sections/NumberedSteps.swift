import PluginKit

/// `etapes-numerotees`: a section has a numbered list of so many steps, each of which begins with an action.
///
/// Parameters: `section`, `minimum`, `maximum`. An action is a French verb in the imperative or the infinitive; other languages are not
/// judged.
struct NumberedSteps: ModelPredicate {
  let name = "etapes-numerotees"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let section = rule.text("section").flatMap(document.section),
      let list = section.blocks.first(where: { document.block($0).kind == .orderedList })
    else { return [] }
    let steps = section.blocks.map(document.block).filter { $0.kind == .item && Int($0.parent) == list }
    return count(steps.count, rule, at: section.heading.source)
      + (document.language == "fr" ? steps.compactMap { verb($0, document) } : [])
  }

  private func count(_ count: Int, _ rule: RuleDefinition, at range: Range<Int>) -> [Breach] {
    let (minimum, maximum) = (rule.integer("minimum") ?? 1, rule.integer("maximum") ?? Int.max)
    guard count < minimum || count > maximum else { return [] }
    return [
      Breach(
        at: range,
        Localized(
          fr: "la liste compte \(count) étapes ; il en faut de \(minimum) à \(maximum)",
          en: "the list has \(count) steps; it needs \(minimum) to \(maximum)"))
    ]
  }

  private static let endings = ["ez", "er", "ir", "re", "oir", "ons"]
  private static let irregular: Set<String> = ["faites", "dites", "soyez", "ayez", "ne", "n", "y"]
  /// What may come before the verb: « Puis réunissez… », « Avant la réunion, nommez… » is judged by its first verb after the comma.
  private static let openings: Set<String> = [
    "puis", "ensuite", "enfin", "d", "abord", "si", "avant", "apres", "des", "pour", "chaque", "quand", "lors", "pendant", "a",
    "au", "une", "en",
    "le", "se", "s", "vous",
  ]

  private func verb(_ step: Block, _ document: Document) -> Breach? {
    let words = SectionDefinition.fold(document.text(of: step)).split(separator: "-").prefix(30).map(String.init)
    guard let first = words.first, !isVerb(first) else { return nil }
    if Self.openings.contains(first), words.dropFirst().contains(where: isVerb) { return nil }
    return Breach(
      at: step.source.asInts,
      Localized(
        fr: "cette étape ne commence pas par une action (« \(first) »)",
        en: "this step does not begin with an action (“\(first)”)"))
  }

  private func isVerb(_ word: String) -> Bool {
    Self.irregular.contains(word) || (word.count > 3 && Self.endings.contains { word.hasSuffix($0) })
  }
}
