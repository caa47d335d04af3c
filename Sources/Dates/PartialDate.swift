/// A date of which the month or the day may be unknown: `2004`, `2004-05`, `2004-05-17` (ISO 8601-1, reduced precision).
///
/// An unknown part stays unknown: a partial date stands for every day it may mean, and comparisons say so.
public struct PartialDate: Sendable, Hashable {
  public let year: Int
  public let month: Int?
  public let day: Int?

  /// - Returns: nil when the text is not such a date, or names a day that does not exist.
  public init?(_ text: some StringProtocol) {
    let date = Array(text.utf8).withUnsafeBufferPointer { PartialDate(bytes: $0) }
    guard let date else { return nil }
    self = date
  }

  /// The same from the bytes of the text, for the many cells of a table.
  public init?(bytes: UnsafeBufferPointer<UInt8>) {
    let count = bytes.count
    guard count == 4 || count == 7 || count == 10 else { return nil }
    var numbers = (0, 0, 0)
    for offset in 0..<count {
      let byte = bytes[offset]
      if offset == 4 || offset == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard case 0x30...0x39 = byte else { return nil }
      let digit = Int(byte - 0x30)
      switch offset {
      case 0..<4: numbers.0 = numbers.0 * 10 + digit
      case 5..<7: numbers.1 = numbers.1 * 10 + digit
      default: numbers.2 = numbers.2 * 10 + digit
      }
    }
    self.init(year: numbers.0, month: count > 4 ? numbers.1 : nil, day: count > 7 ? numbers.2 : nil)
  }

  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard year >= 1, month != nil || day == nil else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, !(1...Self.days(in: month, of: year)).contains(day) { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  public var isWhole: Bool { day != nil }

  /// As written in ISO 8601, no more precise than it is known.
  public var iso: String {
    var text = Self.padded(year, 4)
    if let month { text += "-" + Self.padded(month, 2) }
    if let day { text += "-" + Self.padded(day, 2) }
    return text
  }

  /// The first day it may mean.
  public var earliest: DayNumber { DayNumber(year: year, month: month ?? 1, day: day ?? 1) }

  /// The last day it may mean.
  public var latest: DayNumber {
    let lastMonth = month ?? 12
    return DayNumber(year: year, month: lastMonth, day: day ?? Self.days(in: lastMonth, of: year))
  }

  /// True when it is before the other whatever the unknown parts are.
  public func isCertainlyBefore(_ other: PartialDate) -> Bool { latest < other.earliest }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

/// Days since 1 January 1970 in the Gregorian calendar: differences are numbers of days.
public struct DayNumber: Sendable, Hashable, Comparable {
  public let value: Int

  /// Days from the civil date, by counting years from March so that the leap day comes last.
  init(year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    value = era * 146_097 + dayOfEra - 719_468
  }

  public static func < (a: DayNumber, b: DayNumber) -> Bool { a.value < b.value }

  /// Days from the other to this one.
  public static func - (a: DayNumber, b: DayNumber) -> Int { a.value - b.value }
}
