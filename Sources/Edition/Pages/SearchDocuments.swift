import PluginKit
import SearchIndex

/// From pages to what the search index takes of them.
struct SearchDocuments: Sendable {
  private let corpus: Corpus
  private let indexer: Indexer
  private let synonyms: [[String]]

  init(_ frame: PageFrame) {
    corpus = frame.corpus
    synonyms = Self.synonyms(of: frame.corpus)
    indexer = Indexer(synonyms: synonyms)
  }

  func index(_ document: Document, fragments: [Fragment?]) -> IndexedDocument {
    indexer.index(
      SearchDocument(
        path: document.address.path, title: document.title, kind: document.model.title,
        language: SearchLanguage(rawValue: document.language) ?? .french, description: document.summary,
        identifiers: [document.identifier].compactMap { $0 } + document.aliases, facets: facets(of: document),
        sections: sections(of: document, fragments: fragments), weight: weight(of: document)))
  }

  func index(_ page: GeneratedPage, _ content: PageContent) -> IndexedDocument {
    let facets = content.facets.sorted { $0.key < $1.key }.flatMap { name, codes in codes.map { facet(name, $0, language: "fr") }
    }
    return indexer.index(
      SearchDocument(
        path: page.node.address.path, title: page.node.title, kind: page.node.kindLabel,
        language: SearchLanguage(rawValue: page.node.language) ?? .french, description: page.node.summary,
        identifiers: page.node.names,
        facets: facets + [SearchFacet(name: "type", value: page.node.kindLabel, label: page.node.kindLabel)],
        sections: [SearchSection(text: Array(content.searchText.utf8))], weight: content.searchWeight))
  }

  /// Opens the index of some addresses.
  ///
  /// - Parameter write: called from several threads.
  func open(paths: [String], write: @escaping @Sendable (Address, [UInt8]) -> Void) -> IndexBuilder {
    IndexBuilder(paths: paths, synonyms: synonyms, options: options) { write(Address($0), $1) }
  }

  /// Opens the index of the last build, for the documents that have changed since.
  ///
  /// - Parameter write: called from several threads.
  func update(_ kept: KeptSearch, write: @escaping @Sendable (Address, [UInt8]) -> Void) -> IndexUpdate {
    IndexUpdate(
      kept.index, paths: kept.pages.paths, synonyms: synonyms, options: options, write: { write(Address($0), $1) },
      entry: { kept.remade[$0] })
  }

  /// Facets in the order of the reader's questions: what kind of page, on what, where, when.
  private var options: IndexBuilder.Options {
    var options = IndexBuilder.Options()
    let taxonomies = corpus.site.taxonomies.map { ($0.vocabulary, $0.title) }
    let facets = [("type", "Type")] + taxonomies + [("annee", "Année"), ("langue", "Langue")]
    options.facetOrder = facets.map(\.0)
    options.facetLabels = Dictionary(facets, uniquingKeysWith: { first, _ in first })
    return options
  }

  /// A part for the text before the first heading and one for each heading.
  private func sections(of document: Document, fragments: [Fragment?]) -> [SearchSection] {
    let markdown = document.markdown
    let headings = markdown.headings.filter { $0.level > 1 }
    let bounds = headings.map { markdown.blocks[$0.block].text.asInts } + [markdown.text.count..<markdown.text.count]
    let opening = SearchSection(text: Array(markdown.text[..<bounds[0].lowerBound]))
    let parts = headings.enumerated().map { position, heading in
      let start = bounds[position].upperBound
      return SearchSection(
        anchor: heading.anchor, title: heading.title, level: heading.level,
        text: Array(markdown.text[start..<max(start, bounds[position + 1].lowerBound)]))
    }
    let tables = fragments.compactMap { $0?.searchText }.filter { !$0.isEmpty }.map { SearchSection(text: Array($0.utf8)) }
    return [opening] + parts + tables
  }

  private func facets(of document: Document) -> [SearchFacet] {
    let kind = SearchFacet(name: "type", value: document.model.name, label: document.model.title)
    let language = SearchFacet(name: "langue", value: document.language, label: corpus.label(document.language, in: "langues"))
    let year = DocumentFacts(document, corpus: corpus).date.map {
      SearchFacet(name: "annee", value: "\($0.year)", label: "\($0.year)")
    }
    let values = corpus.taxonomies.flatMap { taxonomy -> [SearchFacet] in
      let codes = Set(taxonomy.definition.fields.flatMap { document.texts($0) }).sorted()
      return codes.map { facet(taxonomy.definition.vocabulary, $0, language: document.language) }
    }
    return [kind, language] + [year].compactMap { $0 } + values
  }

  private func facet(_ vocabulary: String, _ code: String, language: String) -> SearchFacet {
    SearchFacet(name: vocabulary, value: code, label: corpus.label(code, in: vocabulary, language: language))
  }

  /// Guide pages come before glossary entries of the same words, those before examples made up for teaching, all before pages for those
  /// who keep the site.
  private func weight(of document: Document) -> Double {
    if document.path.isWithin(anyOf: corpus.site.foldersSearchedLast) { return 0.6 }
    if document.isFictional { return 0.8 }
    switch document.model.pageKind {
    case "chapitre", "etape": return 1.25
    default: return 1
    }
  }

  /// Words that mean the same, from the aliases of glossary entries and of vocabularies.
  private static func synonyms(of corpus: Corpus) -> [[String]] {
    let terms = corpus.documents.filter { $0.model.pageKind == "terme" }.map { [$0.title] + $0.aliases }
    let vocabularies = corpus.documentSet.vocabularies.sorted { $0.key < $1.key }.flatMap { $0.value.terms }
    return (terms + vocabularies.filter { !$0.aliases.isEmpty }.map { [$0.label(in: "fr")] + $0.aliases }).filter { $0.count > 1 }
  }
}
