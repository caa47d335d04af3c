/// A date of which the month or the day may be unknown. It is never completed: `2004` is not the first of January 2004.
public struct PartialDate: Sendable, Hashable {
  public let year: Int
  public let month: Int?
  public let day: Int?

  /// Reads `AAAA`, `AAAA-MM` or `AAAA-MM-JJ` (ISO 8601); nil for anything else, and for days that no calendar has.
  public init?(_ text: some StringProtocol) {
    self.init(bytes: Array(text.utf8)[...])
  }

  init?(bytes: some RandomAccessCollection<UInt8>) {
    let count = bytes.count
    guard count == 4 || count == 7 || count == 10 else { return nil }
    var numbers = [0, 0, 0]
    for (offset, byte) in bytes.enumerated() {
      if offset == 4 || offset == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        let part = offset < 4 ? 0 : offset < 7 ? 1 : 2
        numbers[part] = numbers[part] * 10 + Int(byte - 0x30)
      }
    }
    guard count < 7 || (1...12).contains(numbers[1]) else { return nil }
    guard count < 10 || (1...Self.days(in: numbers[1], of: numbers[0])).contains(numbers[2]) else { return nil }
    (year, month, day) = (numbers[0], count < 7 ? nil : numbers[1], count < 10 ? nil : numbers[2])
  }

  public var isWhole: Bool { day != nil }

  /// As it is written: only what is known.
  public var text: String {
    [month, day].reduce(pad(year, to: 4)) { text, part in part.map { text + "-" + pad($0, to: 2) } ?? text }
  }

  private func pad(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
