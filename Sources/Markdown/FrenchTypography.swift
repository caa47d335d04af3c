/// French spaces and apostrophes, for text whose author typed ordinary ones (Lexique des règles typographiques en usage à
/// l'Imprimerie nationale).
///
/// - before `;` `!` `?`, between groups of three digits: narrow no-break space, U+202F;
/// - before `:` `»`, after `«`, between a number and its unit, in « n° 5 » and « art. 5 »: no-break space, U+00A0;
/// - `'` between letters: U+2019.
///
/// Only spaces that were typed are changed, none is added: `https://x.fr/?a=1;b` stays as it is.
public enum FrenchTypography {
  /// For titles and other texts that come from elsewhere than the body of a document.
  public static func applied(to text: String) -> String {
    var result: [UInt8] = []
    append(text, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends what `applied` returns.
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
  }

  /// - Parameter text: UTF-8.
  public static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    append(text, beforeWord: false, escaping: false, to: &bytes)
  }

  /// - Parameter beforeWord: whether a word follows the text at once, in another element: `l'*accord*`.
  static func append(_ text: UnsafeBufferPointer<UInt8>, beforeWord: Bool, escaping: Bool, to bytes: inout [UInt8]) {
    var run = TypographicRun(text: text, beforeWord: beforeWord, escaping: escaping)
    run.write(to: &bytes)
  }

  static let noBreakSpace: StaticString = "\u{A0}"
  static let narrowNoBreakSpace: StaticString = "\u{202F}"
  static let apostrophe: StaticString = "\u{2019}"
}
