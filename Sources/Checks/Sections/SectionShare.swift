import PluginKit

/// `part-de-section`: a section is the longest and makes a given part of the text.
///
/// Parameters: `section` (key), `minimum_pct`, `plus_longue: oui`, `erreur_sous_pct` (an error under that part when the document's
/// `statut` is `valide`).
struct SectionShare: ModelPredicate {
  let name = "part-de-section"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    // Of an empty section another rule speaks already.
    guard let key = rule.parameters["section"]?.text, let section = document.section(key), !section.blocks.isEmpty,
      let definition = section.definition
    else {
      return []
    }
    let shares = SectionShares(document)
    let share = shares.percent(of: [key])
    if let minimum = rule.parameters.integer("minimum_pct"), share < minimum {
      return [tooShort(section, definition, share, minimum, severity(share, document, rule))]
    }
    guard rule.parameters["plus_longue"]?.text == "oui", let longer = shares.longest, longer.heading != section.heading else {
      return []
    }
    return [
      Breach(
        at: section.heading.source,
        Localized(
          fr: "« \(definition.title) » doit être la section la plus longue ; « \(longer.heading.title) » l’est",
          en: "“\(definition.title)” must be the longest section; “\(longer.heading.title)” is"))
    ]
  }

  private func severity(_ share: Int, _ document: Document, _ rule: RuleDefinition) -> Severity? {
    guard let limit = rule.parameters.integer("erreur_sous_pct"), share < limit, document.text("statut") == "valide" else {
      return nil
    }
    return .error
  }

  private func tooShort(
    _ section: Section, _ definition: SectionDefinition, _ share: Int, _ minimum: Int, _ severity: Severity?
  ) -> Breach {
    Breach(
      at: section.heading.source,
      Localized(
        fr: "« \(definition.title) » ne fait que \(share) % du texte ; il en faut \(minimum) %",
        en: "“\(definition.title)” makes only \(share) % of the text; it needs \(minimum) %"),
      severity: severity)
  }
}

/// `part-maximale`: some sections together do not exceed a part of the text. Parameters: `sections` (keys), `maximum_pct`.
struct SectionShareLimit: ModelPredicate {
  let name = "part-maximale"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let keys = rule.parameters["sections"]?.items.compactMap(\.text) ?? []
    guard let maximum = rule.parameters.integer("maximum_pct"), let first = keys.lazy.compactMap(document.section).first else {
      return []
    }
    let share = SectionShares(document).percent(of: keys)
    guard share > maximum else { return [] }
    let titles = keys.compactMap { document.section($0)?.heading.title }.joined(separator: " » et « ")
    return [
      Breach(
        at: first.heading.source,
        Localized(
          fr: "« \(titles) » font \(share) % du texte ; le plus est \(maximum) %",
          en: "“\(titles)” make \(share) % of the text; the most is \(maximum) %"))
    ]
  }
}

/// How the words of a document are shared among its sections.
struct SectionShares {
  private let words: [(section: Section, count: Int)]
  private let total: Int

  init(_ document: Document) {
    words = document.sections.map { ($0, $0.wordCount) }
    total = words.reduce(0) { $0 + $1.count }
  }

  /// Rounded to the nearest whole percent; 0 for an empty document.
  func percent(of keys: [String]) -> Int {
    let part = words.filter { $0.section.definition.map { keys.contains($0.key) } ?? false }.reduce(0) { $0 + $1.count }
    return total == 0 ? 0 : (part * 100 + total / 2) / total
  }

  var longest: Section? { words.max { $0.count < $1.count }?.section }
}
