/// Counts words: runs of letters and digits; apostrophes and hyphens do not cut a word.
enum WordCounter {
  private static let ends: UInt8 = 0
  /// Begins a sign of Latin-1 or of general punctuation (« », dashes, spaces); of them ’ alone stands inside words.
  private static let sign: UInt8 = 1
  /// Inside a word, or the rest of a letter.
  private static let inside: UInt8 = 2
  private static let letter: UInt8 = 3

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
    var (words, index) = (0, 0)
    while index < text.count {
      guard kinds[Int(text[index])] == letter else {
        index += 1
        continue
      }
      words += 1
      index += 1
      while index < text.count {
        guard kinds[Int(text[index])] >= inside || isApostrophe(text, index) else { break }
        index += 1
      }
    }
    return words
  }

  /// ’, which is 0xE2 0x80 0x99; its last two bytes count as the rest of a letter.
  private static func isApostrophe(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    text[index] == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0x99
  }
}
