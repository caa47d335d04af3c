import PluginKit
import SearchIndex
import Theme

/// The terms of the glossary, as they are known again in the text of pages.
///
/// A term is known by its title, its acronym and its names of several words. An alias of one word is a word to search by, often wider than
/// the term: « ville » leads to « Collectivité territoriale » in a search, and is not marked.
struct GlossaryTerms: Sendable {
  /// For each expression of a language's finder, the document that explains it.
  private let documents: [String: [Document]]
  private let finders: [String: ExpressionFinder]

  init(_ corpus: Corpus) {
    let terms = corpus.documents.filter { $0.model.pageKind == PageKind.term.rawValue }
    documents = Dictionary(grouping: terms, by: \.language)
    finders = documents.reduce(into: [:]) { finders, group in
      guard let language = SearchLanguage(rawValue: group.key) else { return }
      finders[group.key] = ExpressionFinder(group.value.map(Self.names), language: language)
    }
  }

  /// The terms in a text of a language, in order.
  func places(in text: ArraySlice<UInt8>, language: String) -> [(range: Range<Int>, term: Document)] {
    guard let finder = finders[language], let documents = documents[language] else { return [] }
    return finder.matches(in: text).map { ($0.range, documents[$0.expression]) }
  }

  func speaks(_ language: String) -> Bool { finders[language] != nil }

  private static func names(of term: Document) -> [String] {
    let aliases = term.aliases.filter { $0.contains(" ") || $0.contains("-") || isAcronym($0) }
    return [term.title] + [term.text("sigle")].compactMap { $0 } + aliases
  }

  private static func isAcronym(_ name: String) -> Bool { name.count { $0.isUppercase } > 1 }
}
