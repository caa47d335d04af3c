import Foundation

/// A regular expression of a model, in ICU’s form, made ready when the model is read.
public struct TextPattern: Sendable, Hashable {
  public let expression: String
  private let part: NSRegularExpression
  private let whole: NSRegularExpression
  /// What it looks for, when that needs no engine.
  private let alternatives: [LiteralAlternatives.Alternative]?

  /// - Returns: nil when the expression makes no sense.
  public init?(_ expression: String) {
    guard let part = try? NSRegularExpression(pattern: expression),
      let whole = try? NSRegularExpression(pattern: "\\A(?:\(expression))\\z")
    else { return nil }
    self.expression = expression
    self.part = part
    self.whole = whole
    alternatives = LiteralAlternatives.read(expression)
  }

  public func matchesAll(of text: String) -> Bool { Self.finds(whole, in: text) }

  public func isFound(in text: String) -> Bool { Self.finds(part, in: text) }

  /// The same in UTF-8 that is well formed.
  public func isFound(in text: ArraySlice<UInt8>) -> Bool {
    guard let alternatives else { return isFound(in: String(decoding: text, as: UTF8.self)) }
    return alternatives.contains { $0.isFound(in: text) }
  }

  /// The first place where it is found, as written.
  public func firstFound(in text: String) -> Substring? {
    part.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)).flatMap { Range($0.range, in: text) }.map { text[$0] }
  }

  /// How often it is found.
  public func count(in text: String) -> Int {
    part.numberOfMatches(in: text, range: NSRange(text.startIndex..., in: text))
  }

  public static func == (a: Self, b: Self) -> Bool { a.expression == b.expression }

  public func hash(into hasher: inout Hasher) { hasher.combine(expression) }

  private static func finds(_ expression: NSRegularExpression, in text: String) -> Bool {
    expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }
}
