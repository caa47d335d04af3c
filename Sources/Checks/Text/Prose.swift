import PluginKit

/// What is read as sentences: the paragraphs of the body, those of lists and quotes included, outside code and tables.
extension Document {
  var paragraphs: [Block] { markdown.blocks.filter { $0.kind == .paragraph } }

  func bytes(of block: Block) -> ArraySlice<UInt8> { markdown.text[block.text.asInts] }
}

enum Letters {
  static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Part of a word: letters, digits, and the first byte of a letter beyond ASCII; 0xC2 and 0xE2 begin signs such as « and ’.
  static func isWord(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) || isDigit(byte) || (byte >= 0xC3 && byte != 0xE2) }

  /// True when a letter or a digit ends just before an offset.
  static func endWord(before index: Int, in text: ArraySlice<UInt8>) -> Bool {
    var last = index - 1
    while last > text.startIndex, text[last] & 0xC0 == 0x80 { last -= 1 }
    return last >= text.startIndex && isWord(text[last])
  }

  /// True when nine digits follow one another with nothing but signs and spaces between them: no amount and no date has as many.
  static func hasLongNumber(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBytes { bytes in
      var (digits, index) = (0, 0)
      while index < bytes.count {
        if digits == 0, index + 8 <= bytes.count, !EightBytes(bytes, at: index).holdDigit {
          index += 8
          continue
        }
        let byte = bytes[index]
        if isDigit(byte) {
          digits += 1
          if digits == 9 { return true }
        } else if digits > 0, isUpper(byte) || isLower(byte) || byte == UInt8(ascii: ",") || byte >= 0xC3 {
          digits = 0
        }
        index += 1
      }
      return false
    }
  }

  static func hold(_ byte: UInt8, in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count, !EightBytes(bytes, at: index).hold(byte) { index += 8 }
      return bytes[index...].contains(byte)
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
}

/// Eight bytes of a text, looked at in one step.
private struct EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  private let word: UInt64

  init(_ text: UnsafeRawBufferPointer, at index: Int) {
    word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  var holdDigit: Bool { hold(lessThan: 10, in: word ^ Self.ones &* 0x30) }

  func hold(_ byte: UInt8) -> Bool { hold(lessThan: 1, in: word ^ Self.ones &* UInt64(byte)) }

  /// Taking a number away from each byte borrows its highest bit where it was less, if that bit was not set before.
  private func hold(lessThan limit: UInt64, in word: UInt64) -> Bool {
    (word &- Self.ones &* limit) & ~word & (Self.ones &* 0x80) != 0
  }
}
