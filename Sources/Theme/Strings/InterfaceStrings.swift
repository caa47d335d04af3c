/// The words of the interface in one language: `chaines/<language>.yml`.
public struct InterfaceStrings: Sendable {
  /// `fr`, `en`, `ar` …
  public let language: String
  private let texts: [String: String]

  init(language: String, texts: [String: String]) {
    self.language = language
    self.texts = texts
  }

  /// The text of a key; the key itself when the theme has none, which is seen on the page and fails nothing.
  /// Keys that the code uses are announced to `Theme.load`, which reports those that are missing.
  public func t(_ key: String) -> String { texts[key] ?? key }

  /// A number with its noun: the text of `<key>_un` or `<key>_autres`, where `{n}` stands for the number.
  /// French counts none as one (« 0 ligne »); the other languages take the first text for 1 only.
  public func t(_ key: String, count: Int) -> String {
    let isOne = count == 1 || (count == 0 && language == "fr")
    return Self.fill(t(key + (isOne ? "_un" : "_autres")), with: String(count))
  }

  var keys: [String] { texts.keys.sorted() }

  private static func fill(_ text: String, with number: String) -> String {
    text.split(separator: "{n}", omittingEmptySubsequences: false).joined(separator: number)
  }
}
