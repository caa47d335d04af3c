/// Counts words: runs of letters and digits; apostrophes and hyphens do not cut a word.
enum WordCounter {
  private static let ends: UInt8 = 0
  private static let letter: UInt8 = 1
  /// Inside a word, or the rest of a letter.
  private static let inside: UInt8 = 2
  /// Begins a sign of Latin-1 or of general punctuation (« », dashes, spaces); of them ’ alone stands inside words.
  private static let sign: UInt8 = 3

  /// What each byte of UTF-8 is.
  private static let kinds: [UInt8] = (0...255).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      letter
    case UInt8(ascii: "'"), UInt8(ascii: "-"), 0x80..<0xC2: inside
    case 0xC2, 0xE2: sign
    case 0xC3...: letter
    default: ends
    }
  }

  static func count(_ text: ArraySlice<UInt8>) -> Int {
    kinds.withUnsafeBufferPointer { kinds in text.withUnsafeBufferPointer { count($0, kinds) } }
  }

  private static func count(_ text: UnsafeBufferPointer<UInt8>, _ kinds: UnsafeBufferPointer<UInt8>) -> Int {
    var words = 0
    var inWord = false
    for (index, byte) in text.enumerated() {
      switch kinds[Int(byte)] {
      case letter:
        if !inWord { words += 1 }
        inWord = true
      case inside: break
      case sign: inWord = inWord && text[index...].starts(with: [0xE2, 0x80, 0x99])
      default: inWord = false
      }
    }
    return words
  }
}
