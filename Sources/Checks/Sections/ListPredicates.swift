import PluginKit

/// `listes-sous-titres`: a section has, under headings of level 3 or as rows of a table, so many points of each kind.
///
/// Parameters: `section`; `listes`, each with `nom`, `mots` (a word of the heading, folded) and `minimum`.
struct ListsUnderHeadings: ModelPredicate {
  let name = "listes-sous-titres"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let section = rule.text("section").flatMap(document.section), !section.blocks.isEmpty else { return [] }
    return rule.mappings("listes").compactMap { list in
      let words = list.texts("mots")
      let parts = document.subsections(of: section).filter { part in isNamed(document.text(of: part.heading), words) }
      let count = parts.reduce(0) { $0 + document.outerItems(in: $1.blocks).count }
      let minimum = list.integer("minimum") ?? 1
      guard count < minimum else { return nil }
      return breach(list.text("nom") ?? "", count, minimum, at: parts.first?.heading.source.asInts ?? section.heading.source)
    }
  }

  /// A mark stands in a heading as a whole word, or as whole words.
  private func isNamed(_ heading: String, _ marks: [String]) -> Bool {
    let folded = Array("-\(SectionDefinition.fold(heading))-".utf8)
    return marks.contains { mark in
      let wanted = Array("-\(mark)-".utf8)
      return folded.indices.contains { folded[$0] == wanted[0] && folded[$0...].starts(with: wanted) }
    }
  }

  private func breach(_ name: String, _ count: Int, _ minimum: Int, at range: Range<Int>) -> Breach {
    Breach(
      at: range,
      Localized(
        fr: "« \(name) » compte \(count) \(count > 1 ? "points" : "point") ; il en faut au moins \(minimum)",
        en: "“\(name)” has \(count) point\(count == 1 ? "" : "s"); it needs at least \(minimum)"))
  }
}

/// `elements-avec-marque`: each point of a section's lists holds a mark. Parameters: `section`, `motif`, `attendu` (what the mark is).
struct MarkedItems: ModelPredicate {
  let name = "elements-avec-marque"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let section = rule.text("section").flatMap(document.section), let pattern = rule.pattern()
    else {
      return []
    }
    let expected = rule.text("attendu") ?? ""
    return document.outerItems(in: section.blocks).filter { !pattern.isFound(in: document.text(of: $0)) }.map { item in
      Breach(
        at: item.source.asInts,
        Localized(fr: "ce point ne donne pas \(expected)", en: "this point does not give \(expected)"))
    }
  }
}

/// `sous-titres-complets`: each part of a section under a heading of level 3 holds all of some marks.
///
/// Parameters: `section`; `marques`, each with `nom` and `motif`.
struct CompleteSubsections: ModelPredicate {
  let name = "sous-titres-complets"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let section = rule.text("section").flatMap(document.section) else { return [] }
    return document.subsections(of: section).compactMap { part in
      let text = part.blocks.map { document.text(of: document.block($0)) }.joined(separator: "\n")
      let missing = rule.mappings("marques").filter { !(rule.pattern(of: $0)?.isFound(in: text) ?? false) }.compactMap {
        $0.text("nom")
      }
      guard !missing.isEmpty else { return nil }
      let names = missing.joined(separator: ", ")
      return Breach(
        at: part.heading.source.asInts,
        Localized(
          fr: "« \(document.text(of: part.heading)) » ne dit pas : \(names)",
          en: "“\(document.text(of: part.heading))” does not say: \(names)"))
    }
  }
}

/// `marque-dans-texte`: a section, or the whole text, holds each of some marks.
///
/// Parameters: `section`, the whole text when left out; `marques`, each with `nom` and `motif`.
struct MarksInText: ModelPredicate {
  let name = "marque-dans-texte"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let (title, text, place) = subject(document, rule) else { return [] }
    return rule.mappings("marques").filter { !(rule.pattern(of: $0)?.isFound(in: text) ?? false) }.map { mark in
      let name = mark.text("nom") ?? ""
      return Breach(
        at: place, Localized(fr: "\(title.french) ne donne pas \(name)", en: "\(title.english) does not give: \(name)"))
    }
  }

  private func subject(_ document: Document, _ rule: RuleDefinition) -> (title: Localized, text: String, place: Range<Int>)? {
    guard let key = rule.text("section") else {
      let title = Localized(fr: "le texte", en: "the text")
      return (
        title, String(decoding: document.markdown.text, as: UTF8.self), document.markdown.blocks.first?.source.asInts ?? 0..<0
      )
    }
    guard let section = document.section(key), !section.blocks.isEmpty else { return nil }
    let title = Localized(fr: "« \(section.heading.title) »", en: "“\(section.heading.title)”")
    return (title, document.text(of: section), section.heading.source)
  }
}
