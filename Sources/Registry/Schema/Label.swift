/// The name of a table, a column or a value, for a reader, in the languages of the site. French is always there.
public struct Label: Sendable, Hashable {
  public let french: String
  public let english: String?
  public let arabic: String?

  public init(french: String, english: String? = nil, arabic: String? = nil) {
    self.french = french
    self.english = english
    self.arabic = arabic
  }

  /// - Parameter language: `fr`, `en` or `ar`; what is not translated stays in French.
  public func text(in language: String) -> String {
    switch language {
    case "en": english ?? french
    case "ar": arabic ?? french
    default: french
    }
  }
}
