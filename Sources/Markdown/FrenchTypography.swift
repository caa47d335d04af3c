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
    guard text.utf8.contains(where: TypographicRun.concerns) else { return text }
    var text = text
    var result: [UInt8] = []
    text.withUTF8 { append($0, beforeWord: false, escaping: false, to: &result) }
    return String(decoding: result, as: UTF8.self)
  }

  /// For HTML that did not come from a document: what is read in it, not its tags nor its code.
  public static func applied(toHTML html: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(html.count + 64)
    html.withUnsafeBufferPointer { bytes in
      var (start, isInCode) = (0, false)
      while start < bytes.count {
        let isTag = bytes[start] == UInt8(ascii: "<")
        let end = bytes[start...].firstIndex(of: UInt8(ascii: isTag ? ">" : "<")).map { isTag ? $0 + 1 : $0 } ?? bytes.count
        let run = bytes[start..<end]
        if isTag {
          let name = run.dropFirst().prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
          if code.contains(where: name.elementsEqual) {
            isInCode = true
          } else if endOfCode.contains(where: name.elementsEqual) {
            isInCode = false
          }
        }
        if isTag || isInCode {
          result += run
        } else {
          append(UnsafeBufferPointer(rebasing: run), beforeWord: false, escaping: false, to: &result)
        }
        start = end
      }
    }
    return result
  }

  private static let code = ["pre", "code"].map { Array($0.utf8) }
  private static let endOfCode = ["/pre", "/code"].map { Array($0.utf8) }

  /// - Parameter beforeWord: whether a word follows the text at once, in another element: `l'*accord*`.
  static func append(_ text: UnsafeBufferPointer<UInt8>, beforeWord: Bool, escaping: Bool, to bytes: inout [UInt8]) {
    var run = TypographicRun(text: text, beforeWord: beforeWord, escaping: escaping)
    run.write(to: &bytes)
  }

  static let noBreakSpace: StaticString = "\u{A0}"
  static let narrowNoBreakSpace: StaticString = "\u{202F}"
  static let apostrophe: StaticString = "\u{2019}"
}
