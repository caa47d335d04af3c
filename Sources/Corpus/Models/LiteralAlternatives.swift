/// Expressions that need no engine: `[Ll]eçon|الدرس` is found where one of its texts stands.
enum LiteralAlternatives {
  /// More texts are better looked for all at once, by the engine.
  private static let most = 8

  /// - Returns: every text that the expression stands for; nil when it says more than letters, spaces, `|` and choices between letters.
  static func read(_ expression: String) -> [[UInt8]]? {
    var texts: [[UInt8]] = []
    for alternative in expression.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false) {
      guard let read = read(alternative) else { return nil }
      texts += read
    }
    return texts.count <= most && texts.allSatisfy { !$0.isEmpty } ? texts : nil
  }

  private static func read(_ alternative: Substring.UnicodeScalarView) -> [[UInt8]]? {
    var texts: [[UInt8]] = [[]]
    var rest = alternative
    while let first = rest.popFirst() {
      var choice = [first]
      if first == "[" {
        guard let end = rest.firstIndex(of: "]") else { return nil }
        choice = Array(rest[..<end])
        rest = rest[rest.index(after: end)...]
      }
      guard !choice.isEmpty, choice.allSatisfy({ $0.properties.isAlphabetic || $0 == " " }) else { return nil }
      texts = texts.flatMap { text in choice.map { text + Array(String($0).utf8) } }
      guard texts.count <= most else { return nil }
    }
    return texts
  }
}
