import Diagnostics
import YAMLTree

/// A text of `site.yml`: in the language of the site, or in several, `{ fr: …, ar: … }`.
public struct TranslatedText: Sendable, Hashable {
  private let texts: [String: String]
  private let main: String

  /// The text for readers of a language, and the language that it is in.
  public func text(in language: String) -> (text: String, language: String) {
    texts[language].map { ($0, language) } ?? (texts[main] ?? "", main)
  }

  /// The texts of a list; each has one in the language of the site, the first of `languages`.
  static func list(
    _ key: String, _ reader: inout FieldReader, _ languages: [String], _ diagnostics: inout [Diagnostic]
  ) -> [TranslatedText] {
    let main = languages.first ?? "fr"
    return (reader.node(key)?.items ?? []).compactMap { item in
      if let text = item.text { return TranslatedText(texts: [main: text], main: main) }
      guard let mapping = item.mapping else {
        reader.expected(Localized(fr: "une liste de textes", en: "a list of texts"), at: item.range, key: key)
        return nil
      }
      var translations = FieldReader(mapping, in: reader.source)
      if translations.node(main) == nil { translations.missing(main) }
      let pairs = languages.compactMap { language in translations.text(language).map { (language, $0) } }
      diagnostics += translations.finish()
      return TranslatedText(texts: Dictionary(pairs, uniquingKeysWith: { first, _ in first }), main: main)
    }
  }
}
