/// One pass over a text: bytes of no interest are passed over and copied in runs.
struct TypographicRun {
  let text: UnsafeBufferPointer<UInt8>
  let beforeWord: Bool
  let escaping: Bool
  /// The first byte that is not copied yet.
  private var start = 0
  private var index = 0

  init(text: UnsafeBufferPointer<UInt8>, beforeWord: Bool, escaping: Bool) {
    self.text = text
    self.beforeWord = beforeWord
    self.escaping = escaping
  }

  mutating func write(to bytes: inout [UInt8]) {
    interest.withUnsafeBufferPointer { interest in
      while index < text.count {
        switch interest[Int(text[index])] {
        case .none: index += 1
        case .markup: markup(&bytes)
        case .narrowSign: sign(FrenchTypography.narrowNoBreakSpace, length: 1, &bytes)
        case .colon: sign(FrenchTypography.noBreakSpace, length: 1, &bytes)
        case .latin1: guillemet(&bytes)
        case .apostrophe: apostrophe(&bytes)
        case .digit: number(&bytes)
        }
      }
    }
    flush(to: text.count, &bytes)
  }

  private mutating func flush(to end: Int, _ bytes: inout [UInt8]) {
    if start < end { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end])) }
    start = end
  }

  /// Writes `substitute` instead of the bytes from `from` to `to`.
  private mutating func replace(_ from: Int, _ to: Int, by substitute: StaticString, _ bytes: inout [UInt8]) {
    flush(to: from, &bytes)
    bytes.append(contentsOf: UnsafeBufferPointer(start: substitute.utf8Start, count: substitute.utf8CodeUnitCount))
    start = to
  }

  private func byte(_ at: Int) -> UInt8 { text.indices.contains(at) ? text[at] : 0 }

  private mutating func markup(_ bytes: inout [UInt8]) {
    if escaping {
      flush(to: index, &bytes)
      EscapedText.appendEntity(text[index], to: &bytes)
      start = index + 1
    }
    index += 1
  }

  private mutating func sign(_ space: StaticString, length: Int, _ bytes: inout [UInt8]) {
    if index > start, text[index - 1] == 0x20 { replace(index - 1, index, by: space, &bytes) }
    index += length
  }

  private mutating func guillemet(_ bytes: inout [UInt8]) {
    switch byte(index + 1) {
    case 0xBB: sign(FrenchTypography.noBreakSpace, length: 2, &bytes)
    case 0xAB where byte(index + 2) == 0x20:
      replace(index + 2, index + 3, by: FrenchTypography.noBreakSpace, &bytes)
      index += 3
    default: index += 2
    }
  }

  private mutating func apostrophe(_ bytes: inout [UInt8]) {
    let next = byte(index + 1)
    let wordFollows = index + 1 == text.count ? beforeWord : startsLetter(next) || (next == 0xC2 && byte(index + 2) == 0xAB)
    if wordFollows, endsLetter(before: index) { replace(index, index + 1, by: FrenchTypography.apostrophe, &bytes) }
    index += 1
  }

  /// A run of digits with its groups of three, its decimals and its unit.
  private mutating func number(_ bytes: inout [UInt8]) {
    let first = index
    if first > start, text[first - 1] == 0x20, isAbbreviation(endingAt: first - 1) {
      replace(first - 1, first, by: FrenchTypography.noBreakSpace, &bytes)
    }
    skipDigits()
    var length = index - first
    while length <= 3, standsAlone(first), isGroup(at: index) {
      replace(index, index + 1, by: FrenchTypography.narrowNoBreakSpace, &bytes)
      index += 4
      length = 3
    }
    if byte(index) == 0x2C, isDigit(byte(index + 1)) {
      index += 1
      skipDigits()
    }
    if byte(index) == 0x20, Units.follow(text, at: index + 1) {
      replace(index, index + 1, by: FrenchTypography.noBreakSpace, &bytes)
      index += 1
    }
  }

  private mutating func skipDigits() {
    while isDigit(byte(index)) { index += 1 }
  }

  /// `2024-05 123` or `1.5 000` hold no thousands.
  private func standsAlone(_ first: Int) -> Bool {
    guard first > 0 else { return true }
    let before = text[first - 1]
    return !isLetter(before) && !isDigit(before) && ![0x2D, 0x2F, 0x2E, 0x2C, 0x5F].contains(before)
  }

  private func isGroup(at space: Int) -> Bool {
    byte(space) == 0x20 && isDigit(byte(space + 1)) && isDigit(byte(space + 2)) && isDigit(byte(space + 3))
      && !isDigit(byte(space + 4)) && !startsLetter(byte(space + 4))
  }

  /// `n°`, `N°` or `art.`
  private func isAbbreviation(endingAt end: Int) -> Bool {
    if byte(end - 1) == 0xB0, byte(end - 2) == 0xC2 { return byte(end - 3) | 0x20 == 0x6E }
    return byte(end - 1) == 0x2E && byte(end - 2) == 0x74 && byte(end - 3) == 0x72 && byte(end - 4) | 0x20 == 0x61
      && !endsLetter(before: end - 4)
  }

  private func endsLetter(before end: Int) -> Bool {
    guard end > 0 else { return false }
    var lead = end - 1
    while lead > 0, text[lead] & 0xC0 == 0x80 { lead -= 1 }
    return startsLetter(text[lead])
  }

  private func startsLetter(_ lead: UInt8) -> Bool { isLetter(lead) || (lead >= 0xC3 && lead != 0xE2) }
}

/// The units before which a number keeps its space from breaking.
private enum Units {
  private static let names: [[UInt8]] = ["km", "m", "kg", "ha", "€", "MAD", "EUR", "%", "h", "min"].map { Array($0.utf8) }

  static func follow(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start < text.count, !isDigit(text[start]) else { return false }
    return names.contains { name in
      let end = start + name.count
      guard end <= text.count, text[start..<end].elementsEqual(name) else { return false }
      guard end < text.count else { return true }
      let next = text[end]
      return !isLetter(next) && !isDigit(next) && (next < 0xC3 || next == 0xE2)
    }
  }
}

private enum Interest: UInt8 {
  case none, markup, narrowSign, colon, latin1, apostrophe, digit
}

private let interest: [Interest] = {
  var table = [Interest](repeating: .none, count: 256)
  for byte in "&<>\"".utf8 { table[Int(byte)] = .markup }
  for byte in ";!?".utf8 { table[Int(byte)] = .narrowSign }
  for byte in "0123456789".utf8 { table[Int(byte)] = .digit }
  table[0x3A] = .colon
  table[0x27] = .apostrophe
  table[0xC2] = .latin1
  return table
}()
