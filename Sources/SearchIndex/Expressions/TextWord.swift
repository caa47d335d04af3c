/// A word of a running text: letters and figures without a sign between them, and where it stands.
struct TextWord {
  /// As written.
  let bytes: ArraySlice<UInt8>
  /// In lower case, with its accents.
  let lowered: [UInt8]

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    lowered = Self.lowered(bytes)
  }

  /// Two capitals or more: a word that means something else in small letters, such as « PAS ».
  var isAcronym: Bool {
    var capitals = 0
    for byte in bytes where byte >= 0x41 && byte <= 0x5A { capitals += 1 }
    return capitals > 1
  }

  /// The words of a text, in order.
  static func all(in text: ArraySlice<UInt8>) -> [TextWord] {
    var words: [TextWord] = []
    var at = text.startIndex
    while at < text.endIndex {
      let end = self.end(from: at, in: text)
      if end > at { words.append(TextWord(text[at..<end])) }
      at = max(end, at + 1)
    }
    return words
  }

  /// Where the word that begins at a place ends; the place itself when no word begins there.
  static func end(from start: Int, in text: ArraySlice<UInt8>) -> Int {
    var at = start
    while at < text.endIndex {
      let lead = text[at]
      let isLetter = lead < 0x80 ? isLetterOrFigure(lead) : lead >= 0xC3 && lead != 0xE2
      guard isLetter else { break }
      at += 1
      while at < text.endIndex, text[at] & 0xC0 == 0x80 { at += 1 }
    }
    return at
  }

  private static func isLetterOrFigure(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  /// ASCII, the letters of Latin-1 and œ, which is what French writes.
  private static func lowered(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result = Array(bytes)
    for index in result.indices {
      switch result[index] {
      case 0x41...0x5A: result[index] |= 0x20
      case 0x80...0x9E where index > 0 && result[index - 1] == 0xC3: result[index] |= 0x20
      case 0x92 where index > 0 && result[index - 1] == 0xC5: result[index] = 0x93
      default: break
      }
    }
    return result
  }
}
