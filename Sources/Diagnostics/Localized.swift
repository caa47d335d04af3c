/// A sentence for a person, in the two languages that the tool speaks.
public struct Localized: Sendable, Hashable, Codable {
  public let french: String
  public let english: String

  public init(fr french: String, en english: String) {
    self.french = french
    self.english = english
  }

  public func text(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }

  /// A language in which messages are written.
  public enum Language: String, Sendable {
    case french = "fr"
    case english = "en"
  }
}

extension [Localized] {
  /// One after another, in each language.
  public func joined(separator: String) -> Localized {
    Localized(fr: map(\.french).joined(separator: separator), en: map(\.english).joined(separator: separator))
  }
}
