import PluginKit

/// `sections-minimum`: each section holds what the model asks; an empty one, or one that only promises a text, is an error.
struct SectionMinimums: ModelPredicate {
  let name = "sections-minimum"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    document.sections.flatMap { section -> [Breach] in
      guard let definition = section.definition else { return [] }
      if let empty = emptiness(section, definition, in: document) { return [empty] }
      return [
        words(section, definition, document), items(section, definition, document), subsections(section, definition, document),
        content(section, definition, document),
      ].compactMap { $0 }
    }
  }

  private func emptiness(_ section: Section, _ definition: SectionDefinition, in document: Document) -> Breach? {
    if section.blocks.isEmpty {
      return Breach(
        at: section.heading.source,
        Localized(fr: "la section « \(definition.title) » est vide", en: "the section “\(definition.title)” is empty"),
        severity: .error)
    }
    guard let block = Placeholder.onlyBlock(of: section, in: document) else { return nil }
    return Breach(
      at: block.source.asInts,
      Localized(
        fr: "la section « \(definition.title) » n’a qu’un texte d’attente (« \(document.markdown.text(of: block)) »)",
        en: "the section “\(definition.title)” holds only a placeholder (“\(document.markdown.text(of: block))”)"),
      severity: .error)
  }

  private func words(_ section: Section, _ definition: SectionDefinition, _ document: Document) -> Breach? {
    guard let bounds = definition.words else { return nil }
    let count = section.wordCount
    return outside(bounds, count, section, definition, ("mot", "mots"), ("word", "words"))
  }

  private func items(_ section: Section, _ definition: SectionDefinition, _ document: Document) -> Breach? {
    guard let bounds = definition.items else { return nil }
    let count = document.markdown.blocks[section.blocks].count { $0.kind == .item }
    return outside(bounds, count, section, definition, ("élément de liste", "éléments de liste"), ("list item", "list items"))
  }

  private func subsections(_ section: Section, _ definition: SectionDefinition, _ document: Document) -> Breach? {
    guard let bounds = definition.subsections else { return nil }
    let count = document.markdown.blocks[section.blocks].count { $0.kind == .heading && $0.detail == 3 }
    return outside(
      bounds, count, section, definition, ("sous-titre « ### »", "sous-titres « ### »"), ("subheading", "subheadings"))
  }

  private func outside(
    _ bounds: ClosedRange<Int>, _ count: Int, _ section: Section, _ definition: SectionDefinition, _ french: (String, String),
    _ english: (String, String)
  ) -> Breach? {
    guard !bounds.contains(count) else { return nil }
    let limit = count < bounds.lowerBound ? bounds.lowerBound : bounds.upperBound
    let (frenchBound, englishBound) = count < bounds.lowerBound ? ("au moins", "at least") : ("au plus", "at most")
    return Breach(
      at: section.heading.source,
      Localized(
        fr: "« \(definition.title) » compte \(count) \(count < 2 ? french.0 : french.1) ; il en faut \(frenchBound) \(limit)",
        en: "“\(definition.title)” has \(count) \(count == 1 ? english.0 : english.1); it needs \(englishBound) \(limit)"))
  }

  private func content(_ section: Section, _ definition: SectionDefinition, _ document: Document) -> Breach? {
    guard !definition.mustHold.isEmpty else { return nil }
    let kinds = Set(document.markdown.blocks[section.blocks].map(\.kind))
    for content in definition.mustHold where !content.kinds.contains(where: kinds.contains) {
      return Breach(
        at: section.heading.source,
        Localized(
          fr: "« \(definition.title) » doit contenir \(content.french)", en: "“\(definition.title)” must hold \(content.english)")
      )
    }
    return nil
  }
}

extension SectionDefinition.Content {
  /// A live table counts as a table: it is one on the page.
  fileprivate var kinds: [Block.Kind] {
    switch self {
    case .list: [.bulletList, .orderedList]
    case .orderedList: [.orderedList]
    case .table: [.table, .directive]
    case .listOrTable: [.bulletList, .orderedList, .table, .directive]
    }
  }

  fileprivate var french: String {
    switch self {
    case .list: "une liste"
    case .orderedList: "une liste numérotée"
    case .table: "un tableau"
    case .listOrTable: "une liste ou un tableau"
    }
  }

  fileprivate var english: String {
    switch self {
    case .list: "a list"
    case .orderedList: "a numbered list"
    case .table: "a table"
    case .listOrTable: "a list or a table"
    }
  }
}

/// Text that stands where a text should be: « à compléter », TODO, xxx, lorem ipsum.
enum Placeholder {
  private static let marks: Set<String> = [
    "a-completer", "a-rediger", "todo", "tbd", "xxx", "xx", "lorem", "lorem-ipsum", "n-a", "section",
  ]

  /// The single block of a section when it holds nothing but a placeholder.
  static func onlyBlock(of section: Section, in document: Document) -> Block? {
    let blocks = document.markdown.blocks[section.blocks]
    guard let first = blocks.first, section.wordCount <= 4 else { return nil }
    let folded = Anchor.slug(String(decoding: document.markdown.text[section.text], as: UTF8.self))
    return marks.contains(folded) || folded.hasPrefix("lorem-ipsum") ? first : nil
  }
}
