import Foundation

/// A regular expression of a model file.
struct TextPattern: Sendable {
  private let expression: String

  init(_ expression: String) { self.expression = expression }

  func matchesAll(of text: String) -> Bool { text.range(of: "^(?:\(expression))$", options: .regularExpression) != nil }

  func isFound(in text: String) -> Bool { text.range(of: expression, options: .regularExpression) != nil }
}
