/// Writes the JavaScript literal from which a result is drawn:
/// `["path","title","kind","language","description",[["anchor","heading",level,"text"],…]]`.
struct CardWriter {
  private(set) var bytes: [UInt8] = []

  init(_ document: SearchDocument, passage: [PassagePiece]) {
    bytes.reserveCapacity(document.description.utf8.count + passage.reduce(256) { $0 + $1.text.count + 64 })
    bytes.append(UInt8(ascii: "["))
    for text in [document.path, document.title, document.kind, document.language.rawValue, document.description] {
      append(text.utf8)
      bytes.append(UInt8(ascii: ","))
    }
    bytes.append(UInt8(ascii: "["))
    for (index, piece) in passage.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(document.sections[piece.section], piece.text)
    }
    bytes += [UInt8(ascii: "]"), UInt8(ascii: "]")]
  }

  private mutating func append(_ section: SearchSection, _ range: Range<Int>) {
    bytes.append(UInt8(ascii: "["))
    append((section.anchor ?? "").utf8)
    bytes.append(UInt8(ascii: ","))
    append(section.title.utf8)
    bytes += [UInt8(ascii: ","), UInt8(0x30 + min(9, max(0, section.level))), UInt8(ascii: ",")]
    append(section.text[range])
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func append(_ text: some Sequence<UInt8>) {
    ScriptText.append(text, to: &bytes)
  }
}

/// String literals that are the same in JSON and in any edition of JavaScript.
enum ScriptText {
  /// Quotes, with control characters as blanks: they have no place in titles and excerpts.
  static func append(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case 0..<0x20, 0x7F: bytes.append(0x20)
      case 0xA8, 0xA9:
        // Line and paragraph separators end a string literal before ES2019.
        if bytes.count >= 2, bytes[bytes.count - 1] == 0x80, bytes[bytes.count - 2] == 0xE2 {
          bytes.removeLast(2)
          bytes.append(0x20)
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
