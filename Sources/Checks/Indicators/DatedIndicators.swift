import PluginKit

/// `indicateurs-dates`: the values of indicators are dated numbers, or levels of a named scale. Parameter: `champ`.
struct DatedIndicators: ModelPredicate {
  let name = "indicateurs-dates"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let field = rule.text("champ") else { return [] }
    return Indicator.all(in: document, field: field).flatMap { indicator in
      indicator.points.flatMap { [value($0, of: indicator), date($0, of: indicator)].compactMap { $0 } }
    }
  }

  private func value(_ point: Indicator.Point, of indicator: Indicator) -> Breach? {
    guard let text = point.value.text else { return nil }
    if indicator.isQualitative {
      let scale = indicator.entry.texts("echelle")
      guard !scale.isEmpty, !scale.contains(text) else { return nil }
      return indicator.breach(
        point.key, fr: "« \(text) » n’est pas un niveau de l’échelle", en: "“\(text)” is not a level of its scale")
    }
    guard Number.read(text) == nil else { return nil }
    return indicator.breach(
      point.key, fr: "« \(point.key) » attend un nombre, pas « \(text) »", en: "“\(point.key)” expects a number, not “\(text)”")
  }

  private func date(_ point: Indicator.Point, of indicator: Indicator) -> Breach? {
    guard point.date == nil else { return nil }
    return indicator.breach(
      point.key, fr: "« \(point.key) » n’a pas de « \(point.dateKey) »", en: "“\(point.key)” has no “\(point.dateKey)”")
  }
}
