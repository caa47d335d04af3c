import Diagnostics

/// One value of a filter, understood.
enum Condition: Equatable {
  case empty
  case notEmpty
  case equal(String)
  /// Either end may be open; `isStrict` leaves out the end itself.
  case between(low: End?, high: End?)

  struct End: Equatable {
    let value: String
    var isStrict = false
  }

  init(_ text: String) {
    if text == "vide" {
      self = .empty
    } else if text == "non vide" {
      self = .notEmpty
    } else if let range = text.firstRange(of: "..") {
      self = .between(low: Self.end(text[..<range.lowerBound]), high: Self.end(text[range.upperBound...]))
    } else if text.hasPrefix(">") {
      self = .between(low: Self.bound(text), high: nil)
    } else if text.hasPrefix("<") {
      self = .between(low: nil, high: Self.bound(text))
    } else {
      self = .equal(text)
    }
  }

  private static func end(_ text: Substring) -> End? {
    let value = text.trimming(" ")
    return value.isEmpty ? nil : End(value: value)
  }

  private static func bound(_ text: String) -> End {
    let isStrict = !text.dropFirst().hasPrefix("=")
    return End(value: text.dropFirst(isStrict ? 1 : 2).trimming(" "), isStrict: isStrict)
  }
}
