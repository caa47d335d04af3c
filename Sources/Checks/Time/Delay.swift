import PluginKit

/// `apres-delai`: a date follows another within a number of days; while it is not there, the days run until the date of the build.
///
/// Parameters: `debut`, `fin`; `maximum_jours`; `avertir_jours`, from which a late date is a warning; `avertir_sans_fin_jours`, from which
/// a missing date is one.
struct Delay: ModelPredicate {
  let name = "apres-delai"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let startField = rule.text("debut"), let start = document.date(startField), let endField = rule.text("fin"),
      let maximum = rule.integer("maximum_jours"), let startNode = document.node(startField)
    else { return [] }
    if let end = document.date(endField), let node = document.node(endField) {
      return late(end.earliest - start.latest, maximum, warnFrom: rule.integer("avertir_jours"), endField, at: node.range)
    }
    return missing(
      context.date.earliest - start.latest, maximum, warnFrom: rule.integer("avertir_sans_fin_jours"), endField,
      at: startNode.range)
  }

  private func late(_ days: Int, _ maximum: Int, warnFrom: Int?, _ field: String, at range: Range<Int>) -> [Breach] {
    guard days > maximum || days >= warnFrom ?? Int.max else { return [] }
    return [
      Breach(
        at: range,
        Localized(
          fr: "« \(field) » vient \(days) jours après ; le plus est \(maximum)",
          en: "“\(field)” comes \(days) days after; the most is \(maximum)"),
        severity: days > maximum ? nil : .warning)
    ]
  }

  private func missing(_ days: Int, _ maximum: Int, warnFrom: Int?, _ field: String, at range: Range<Int>) -> [Breach] {
    guard days > maximum || days >= warnFrom ?? Int.max else { return [] }
    return [
      Breach(
        at: range,
        Localized(
          fr: "\(days) jours ont passé et « \(field) » n’est pas encore écrite ; le plus est \(maximum)",
          en: "\(days) days have passed and “\(field)” is not there yet; the most is \(maximum)"),
        severity: days > maximum ? nil : .warning)
    ]
  }
}
