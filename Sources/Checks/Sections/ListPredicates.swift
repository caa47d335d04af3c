import PluginKit

/// `listes-sous-titres`: a section has, under headings of level 3 or as rows of a table, so many points of each kind.
///
/// Parameters: `section`; `listes`, each with `nom`, `mots` (a word of the heading, folded) and `minimum`.
struct ListsUnderHeadings: ModelPredicate {
  let name = "listes-sous-titres"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let section = rule.text("section").flatMap(document.section), !section.blocks.isEmpty else { return [] }
    // A mark stands in a heading as a whole word, or as whole words.
    let headed = document.subsections(of: section).map { part in
      (part, name: Array("-\(SectionDefinition.fold(document.text(of: part.heading)))-".utf8))
    }
    return rule.mappings("listes").compactMap { list in
      let marks = list.texts("mots").map { Array("-\($0)-".utf8) }
      let parts = headed.filter { part in marks.contains { ByteSearch.finds($0, in: part.name[...]) } }.map(\.0)
      let count = parts.reduce(0) { $0 + document.outerItems(in: $1.blocks).count }
      let minimum = list.integer("minimum") ?? 1
      guard count < minimum else { return nil }
      return breach(list.words("nom"), count, minimum, at: parts.first?.heading.source.asInts ?? section.heading.source)
    }
  }

  private func breach(_ name: Localized, _ count: Int, _ minimum: Int, at range: Range<Int>) -> Breach {
    Breach(
      at: range,
      Localized(
        fr: "« \(name.french) » compte \(count) \(count > 1 ? "points" : "point") ; il en faut au moins \(minimum)",
        en: "“\(name.english)” has \(count) point\(count == 1 ? "" : "s"); it needs at least \(minimum)"))
  }
}

/// `elements-avec-marque`: each point of the lists of some sections holds a mark.
///
/// Parameters: `section` or `sections`, `motif`, `attendu` (what the mark is).
struct MarkedItems: ModelPredicate {
  let name = "elements-avec-marque"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let pattern = rule.pattern() else { return [] }
    let expected = rule.parameters.words("attendu")
    let items = document.sections(of: rule).flatMap { document.outerItems(in: $0.blocks) }
    return items.filter { !pattern.isFound(in: document.bytes(of: $0)) }.map { item in
      Breach(
        at: item.source.asInts,
        Localized(fr: "ce point ne donne pas \(expected.french)", en: "this point does not give \(expected.english)"))
    }
  }
}

/// `sous-titres-complets`: each part of a section under a heading of level 3 holds all of some marks.
///
/// Parameters: `section`; `marques`, each with `nom` and `motif`; `titres_compris: oui`, when a mark may stand in the heading.
struct CompleteSubsections: ModelPredicate {
  let name = "sous-titres-complets"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let section = rule.text("section").flatMap(document.section) else { return [] }
    return document.subsections(of: section).compactMap { part in
      let start = part.blocks.lowerBound - (rule.flag("titres_compris") ? 1 : 0)
      let text = document.bytes(of: start..<part.blocks.upperBound)
      let missing = rule.mappings("marques").filter { !(rule.pattern(of: $0)?.isFound(in: text) ?? false) }.map {
        $0.words("nom")
      }
      guard !missing.isEmpty else { return nil }
      let names = missing.joined(separator: ", ")
      return Breach(
        at: part.heading.source.asInts,
        Localized(
          fr: "il manque sous « \(document.text(of: part.heading)) » : \(names.french)",
          en: "“\(document.text(of: part.heading))” lacks \(names.english)"))
    }
  }
}

/// `marque-dans-texte`: a section, or the whole text, holds each of some marks.
///
/// Parameters: `section`, the whole text when left out; `marques`, each with `nom` and `motif`; `section_attendue: oui`, when it is this
/// rule that asks for the section.
struct MarksInText: ModelPredicate {
  let name = "marque-dans-texte"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    if let absent = absence(document, rule) { return [absent] }
    guard let (title, text, place) = subject(document, rule) else { return [] }
    return rule.mappings("marques").filter { !(rule.pattern(of: $0)?.isFound(in: text) ?? false) }.map { mark in
      let name = mark.words("nom")
      return Breach(
        at: place,
        Localized(fr: "il manque dans \(title.french) : \(name.french)", en: "\(title.english) lacks \(name.english)"))
    }
  }

  private func subject(_ document: Document, _ rule: RuleDefinition) -> (title: Localized, text: String, place: Range<Int>)? {
    guard let key = rule.text("section") else {
      guard !document.hasEmptySection else { return nil }
      let title = Localized(fr: "le texte", en: "the text")
      return (
        title, String(decoding: document.markdown.text, as: UTF8.self), document.markdown.blocks.first?.source.asInts ?? 0..<0
      )
    }
    guard let section = document.section(key), !section.blocks.isEmpty else { return nil }
    let title = Localized(fr: "« \(section.heading.title) »", en: "“\(section.heading.title)”")
    return (title, document.text(of: section), section.heading.source)
  }

  /// A section that is not there lacks every mark, and this is said once.
  private func absence(_ document: Document, _ rule: RuleDefinition) -> Breach? {
    guard rule.flag("section_attendue"), let key = rule.text("section"), document.section(key) == nil,
      let definition = document.model.sections.first(where: { $0.key == key })
    else { return nil }
    let names = rule.mappings("marques").map { $0.words("nom") }.joined(separator: ", ")
    return Breach(
      at: document.sections.last?.heading.source ?? document.markdown.blocks.first?.source.asInts ?? 0..<0,
      Localized(
        fr: "la section « \(definition.title) » n’est pas écrite ; elle traite : \(names.french)",
        en: "the section “\(definition.title)” is not written; it treats: \(names.english)"))
  }
}
