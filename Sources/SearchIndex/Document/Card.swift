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
    bytes.append(quote)
    if text.withContiguousStorageIfAvailable({ append($0, to: &bytes) }) == nil {
      Array(text).withUnsafeBufferPointer { append($0, to: &bytes) }
    }
    bytes.append(quote)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// Copies runs between the few bytes that cannot stand in a literal.
  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    var index = 0
    while index < text.count {
      if index + 8 <= text.count, isHarmless(UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
        index += 8
        continue
      }
      let skipped = escapedLength(text, at: index)
      if skipped > 0 {
        bytes.append(contentsOf: text[start..<index])
        appendEscape(of: text[index], to: &bytes)
        start = index + skipped
      }
      index += max(1, skipped)
    }
    bytes.append(contentsOf: text[start...])
  }

  /// Whether none of eight bytes is a control character, a quote, a backslash or the lead of a separator: all eight at once.
  private static func isHarmless(_ word: UInt64) -> Bool {
    let (ones, highs) = (UInt64(0x0101_0101_0101_0101), UInt64(0x8080_8080_8080_8080))
    func zeros(_ value: UInt64) -> UInt64 { (value &- ones) & ~value & highs }
    let controls = (word &- ones &* 0x20) & ~word & highs
    let quotes = zeros(word ^ ones &* UInt64(quote)) | zeros(word ^ ones &* UInt64(backslash))
    return controls | quotes | zeros(word ^ ones &* 0xE2) == 0
  }

  /// How many bytes at `index` give way to an escape; 0 when the byte stands for itself.
  private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = text[index]
    if byte == 0xE2 { return separatorLength(text, at: index) }
    return byte < 0x20 || byte == quote || byte == backslash ? 1 : 0
  }

  private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case quote, backslash: bytes += [backslash, byte]
    case 0x0A: bytes += [backslash, UInt8(ascii: "n")]
    default: bytes.append(0x20)
    }
  }

  /// Line and paragraph separators (U+2028, U+2029) end a string literal before ES2019.
  private static func separatorLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    guard index + 2 < text.count, text[index + 1] == 0x80 else { return 0 }
    return text[index + 2] == 0xA8 || text[index + 2] == 0xA9 ? 3 : 0
  }
}
