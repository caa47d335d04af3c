/// A day, a month or a year, without time or zone, as documents date themselves.
public struct LocalDate: Sendable, Hashable {
  public let year: Int
  /// 1 to 12.
  public let month: Int?
  /// 1 to 31; only with a month.
  public let day: Int?

  /// - Returns: nil when there is no such day (30 February) or month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (0...9999).contains(year) else { return nil }
    if let month, !(1...12).contains(month) { return nil }
    if let day {
      guard let month, (1...Self.lastDay(of: month, in: year)).contains(day) else { return nil }
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `2026-11-21`, `2026-11` or `2026` (ISO 8601).
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let widths = parts.map(\.utf8.count)
    guard widths == Array([4, 2, 2].prefix(parts.count)), text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || $0.isDigit }) else {
      return nil
    }
    let numbers = parts.compactMap { Int($0) }
    guard let year = numbers.first else { return nil }
    self.init(year: year, month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// `2026-11-21`, `2026-11` or `2026`: for `<time datetime>`.
  public var iso: String {
    [Self.padded(year, to: 4), month.map { Self.padded($0, to: 2) }, day.map { Self.padded($0, to: 2) }]
      .compactMap { $0 }.joined(separator: "-")
  }

  /// The date as it is written in that language: « 21 novembre 2026 », « novembre 2026 », « 2026 ».
  /// In a language that has no table here, the ISO form.
  /// - Parameter language: `fr`, `en` or `ar`.
  public func text(in language: String) -> String {
    guard let names = MonthNames.of(language) else { return iso }
    guard let month else { return String(year) }
    let monthAndYear = "\(names.months[month - 1]) \(year)"
    return day.map { "\($0 == 1 ? names.first : String($0)) \(monthAndYear)" } ?? monthAndYear
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func lastDay(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// The months of a language, in the spelling of CLDR's standalone wide names, and how it writes the first day.
private struct MonthNames {
  let months: [String]
  let first: String

  static func of(_ language: String) -> MonthNames? {
    switch language {
    case "fr": french
    case "en": english
    case "ar": arabic
    default: nil
    }
  }

  private static let french = MonthNames(
    months: [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ], first: "1er")
  private static let english = MonthNames(
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ], first: "1")
  private static let arabic = MonthNames(
    months: [
      "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ], first: "1")
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
