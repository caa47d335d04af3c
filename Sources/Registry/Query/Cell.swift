import Dates

/// A value of an answer, typed. How it is shown is for others to decide.
public enum Cell: Sendable, Hashable {
  case text(String)
  case integer(Int)
  case decimal(Double)
  case date(PartialDate)
  case list([String])
  /// Unknown, which is not « no ».
  case null

  /// The value as the registry writes it; empty when it is unknown.
  public var text: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .date(let date): date.iso
    case .list(let items): items.joined(separator: ";")
    case .null: ""
    }
  }
}
