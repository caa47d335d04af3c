extension PlainYAML {
  func byte(_ at: Int) -> UInt8 { at < end ? bytes[at] : 0 }
  var current: UInt8 { byte(index) }

  var isAtLineEnd: Bool {
    index == end || current == 0x0A || (current == 0x0D && byte(index + 1) == 0x0A)
  }

  func isBlankOrEnd(_ at: Int) -> Bool { at == end || byte(at) == 0x20 || byte(at) == 0x0A || byte(at) == 0x0D }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  mutating func skipSpaces() {
    while current == 0x20 { index += 1 }
  }

  /// Passes spaces, a comment and the end of the line; false when something else stands there.
  mutating func passLineEnd() -> Bool {
    skipSpaces()
    if current == UInt8(ascii: "#") {
      guard index == start || bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0A else { return false }
      while !isAtLineEnd {
        guard isOrdinary(index) else { return false }
        index += 1
      }
    }
    guard isAtLineEnd else { return false }
    if current == 0x0D { index += 1 }
    if index < end { index += 1 }
    lineStart = index
    return true
  }

  /// Passes blank lines and comments; false when one of them is not ordinary.
  mutating func skipEmptyLines() -> Bool {
    while index < end {
      let start = index
      skipSpaces()
      guard isAtLineEnd || current == UInt8(ascii: "#") else {
        index = start
        return true
      }
      guard passLineEnd() else { return false }
    }
    return true
  }
}

@inline(__always) func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
@inline(__always) func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
