/// Numbers in order, as the steps between them in Rice's code, six bits a digit. (Rice and Plaunt, 1971)
///
/// A digit: the bits of a remainder, plus 32 when the numbers written are those missing below the last; their count; if missing, the
/// end of the list; then for each the step from the one before, less one: its quotient as so many ones and a zero, then the remainder.
/// Compressors make six bits of each digit again: a list takes little more than its entropy, a bit a page at most.
struct RiceList {
  private let steps: [Int]
  /// Just after the last number, when the numbers written are those missing.
  private let end: Int?
  private let remainder: Int

  static let missing = 32

  init(_ numbers: [Int]) {
    let end = (numbers.last ?? -1) + 1
    let isDense = numbers.count * 2 > end
    let written = isDense ? Self.complement(numbers) : numbers
    self.end = isDense ? end : nil
    steps = zip(written, [-1] + written).map { $0 - $1 - 1 }
    remainder = Self.remainder(count: written.count, end: end)
  }

  private static func complement(_ numbers: [Int]) -> [Int] {
    var missing: [Int] = []
    var next = 0
    for number in numbers {
      missing += next..<number
      next = number + 1
    }
    return missing
  }

  /// The bits of which the code is shortest: two to their power is near the mean step times the logarithm of two.
  private static func remainder(count: Int, end: Int) -> Int {
    var bits = 0
    while bits < 31, 200 * count << bits <= 69 * end { bits += 1 }
    return bits
  }

  func append(to bytes: inout [UInt8]) {
    Digits.append(digit: remainder + (end == nil ? 0 : Self.missing), to: &bytes)
    Digits.append(steps.count, to: &bytes)
    if let end { Digits.append(end, to: &bytes) }
    var writer = BitWriter()
    for step in steps {
      for _ in 0..<(step >> remainder) { writer.append(1, bits: 1, to: &bytes) }
      writer.append(0, bits: 1, to: &bytes)
      writer.append(step & (1 << remainder - 1), bits: remainder, to: &bytes)
    }
    writer.finish(&bytes)
  }

  /// Reads what `append` wrote.
  static func documents(_ reader: inout DigitReader) -> [Int] {
    let head = reader.digit()
    let (remainder, count) = (head & 31, reader.number())
    let end = head & missing == 0 ? nil : reader.number()
    var bits = BitReader()
    var numbers: [Int] = []
    var last = -1
    for _ in 0..<count where !reader.isAtEnd || bits.left > 0 {
      var quotient = 0
      while bits.next(1, &reader) == 1 { quotient += 1 }
      last += quotient << remainder + bits.next(remainder, &reader) + 1
      numbers.append(last)
    }
    guard let end else { return numbers }
    return complement(numbers + [end])
  }
}

/// Six bits a digit, the highest first.
private struct BitWriter {
  private var held = 0
  private var count = 0

  mutating func append(_ value: Int, bits: Int, to bytes: inout [UInt8]) {
    held = held << bits | value
    count += bits
    while count >= 6 {
      count -= 6
      Digits.append(digit: held >> count, to: &bytes)
      held &= 1 << count - 1
    }
  }

  /// Fills the last digit.
  mutating func finish(_ bytes: inout [UInt8]) {
    if count > 0 { append(0, bits: 6 - count, to: &bytes) }
  }
}

/// Reads what `BitWriter` wrote.
private struct BitReader {
  private var held = 0
  private(set) var left = 0

  mutating func next(_ bits: Int, _ reader: inout DigitReader) -> Int {
    while left < bits {
      (held, left) = (held << 6 | reader.digit(), left + 6)
    }
    left -= bits
    defer { held &= 1 << left - 1 }
    return held >> left
  }
}
