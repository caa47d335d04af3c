import PluginKit

/// `a-jour`: the document was last touched less than so many months ago. Parameters: `champs`, of which the first that is there counts;
/// `mois`.
struct Freshness: ModelPredicate {
  let name = "a-jour"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let months = rule.integer("mois"), let field = rule.texts("champs").first(where: { document.date($0) != nil }),
      let date = document.date(field), let node = document.node(field)
    else { return [] }
    let age = Int(Double(context.date.earliest - date.latest) / 30.4375)
    guard age >= months else { return [] }
    return [
      Breach(
        at: node.range,
        Localized(
          fr: "« \(field) » (\(date.iso)) remonte à \(age) mois ; le site est daté du \(context.date.iso)",
          en: "“\(field)” (\(date.iso)) is \(age) months old; the site is dated \(context.date.iso)"))
    ]
  }
}

/// `duree`: the days between two dates are within bounds. Parameters: `debut`, `fin`, `minimum_jours`, `maximum_jours`.
struct Duration: ModelPredicate {
  let name = "duree"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let start = rule.text("debut").flatMap(document.date), let field = rule.text("fin"), let end = document.date(field),
      let node = document.node(field)
    else { return [] }
    let minimum = rule.integer("minimum_jours") ?? 0
    let longest = end.latest - start.earliest
    let shortest = end.earliest - start.latest
    // Of an end that comes before its beginning another rule speaks.
    guard longest >= 0, longest < minimum || shortest > rule.integer("maximum_jours") ?? Int.max else { return [] }
    return [
      Breach(
        at: node.range,
        Localized(
          fr: "« \(field) » vient \(longest) jours après le début, ce qui est \(longest < minimum ? "court" : "long")",
          en: "“\(field)” comes \(longest) days after the start, which is \(longest < minimum ? "short" : "long")"))
    ]
  }
}

/// `heures`: an hour comes after another (`09:30`, `9h30`). Parameters: `debut`, `fin`.
struct HourOrder: ModelPredicate {
  let name = "heures"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let first = rule.text("debut"), let second = rule.text("fin"), let start = document.text(first).flatMap(minutes),
      let node = document.node(second), let end = node.text.flatMap(minutes), end <= start
    else { return [] }
    return [
      Breach(
        at: node.range,
        Localized(fr: "« \(second) » n’est pas après « \(first) »", en: "“\(second)” is not after “\(first)”"))
    ]
  }

  private func minutes(_ text: String) -> Int? {
    let parts = text.split { $0 == ":" || $0 == "h" }.compactMap { Int($0) }
    guard parts.count == 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else { return nil }
    return parts[0] * 60 + parts[1]
  }
}
