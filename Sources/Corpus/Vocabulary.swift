import Diagnostics
import YAMLTree

/// A controlled list: codes with their labels, other names and translations (`site/vocabulaires/*.yml`).
public struct Vocabulary: Sendable {
  public struct Term: Sendable, Hashable {
    public let code: String
    /// By language code; French is always there.
    public let labels: [String: String]
    /// Other words that mean the term: searched, and accepted in `did you mean`.
    public let aliases: [String]
    /// What the term covers, for authors.
    public let note: String?

    public init(code: String, labels: [String: String], aliases: [String] = [], note: String? = nil) {
      self.code = code
      self.labels = labels
      self.aliases = aliases
      self.note = note
    }

    /// The label in a language, else in French.
    public func label(in language: String) -> String { labels[language] ?? labels["fr"] ?? code }
  }

  public let name: String
  /// In the order of the file, which is that of the lists on the site.
  public let terms: [Term]
  private let byCode: [String: Int]

  public init(name: String, terms: [Term]) {
    self.name = name
    self.terms = terms
    byCode = Dictionary(terms.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(code: String) -> Term? { byCode[code].map { terms[$0] } }

  public var codes: [String] { terms.map(\.code) }

  /// Reads a vocabulary file: a mapping of codes to a label, or to `libelle`, `en`, `ar`, `alias`, `note`.
  public static func read(_ source: SourceText, name: String) -> (Vocabulary?, [Diagnostic]) {
    let (node, syntax) = YAMLParser.parse(source)
    guard let mapping = node?.mapping else {
      let place = source.place(0..<0)
      let empty = Diagnostic(
        "VOC-001", .error, at: place,
        Localized(
          fr: "ce vocabulaire doit être une suite de « code: libellé »", en: "this vocabulary must be a list of “code: label”"))
      return (nil, syntax.isEmpty ? [empty] : syntax)
    }
    var diagnostics: [Diagnostic] = []
    let terms = mapping.entries.compactMap { term($0, source: source, diagnostics: &diagnostics) }
    return (Vocabulary(name: name, terms: terms), diagnostics)
  }

  private static func term(_ entry: YAMLMapping.Entry, source: SourceText, diagnostics: inout [Diagnostic]) -> Term? {
    if let label = entry.value.text { return Term(code: entry.key, labels: ["fr": label]) }
    var reader = FieldReader(entry.value.mapping ?? .empty, in: source)
    let labels = [
      "fr": reader.requiredText("libelle"), "en": reader.text("en"), "ar": reader.text("ar"),
    ].compactMapValues { $0 }
    let term = Term(code: entry.key, labels: labels, aliases: reader.texts("alias"), note: reader.text("note"))
    diagnostics += reader.finish()
    return labels["fr"] == nil ? nil : term
  }
}
