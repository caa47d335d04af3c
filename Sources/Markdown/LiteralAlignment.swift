/// Walks a text as the parser read it beside the source it was read from, where escapes and entities are longer.
struct LiteralAlignment {
  let literal: UnsafeBufferPointer<UInt8>
  let content: UnsafeBufferPointer<UInt8>
  private var literalIndex = 0
  private var contentIndex: Int

  init(_ literal: UnsafeBufferPointer<UInt8>, in content: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.literal = literal
    self.content = content
    contentIndex = start
  }

  /// The offset in the source of an offset in the text. Offsets must be asked in rising order.
  mutating func contentOffset(of offset: Int) -> Int {
    while literalIndex < offset, contentIndex < content.count { step() }
    return contentIndex
  }

  private mutating func step() {
    switch content[contentIndex] {
    case UInt8(ascii: "\\") where contentIndex + 1 < content.count && isPunctuation(content[contentIndex + 1]):
      contentIndex += 2
      literalIndex += 1
    case UInt8(ascii: "&"):
      entity()
    default:
      contentIndex += 1
      literalIndex += 1
    }
  }

  private mutating func entity() {
    guard let end = endOfEntity() else {
      contentIndex += 1
      literalIndex += 1
      return
    }
    contentIndex = end
    skipScalar()
    // A few entities stand for two characters.
    if literalIndex < literal.count, end < content.count, literal[literalIndex] != content[end],
      content[end] != UInt8(ascii: "&"), content[end] != UInt8(ascii: "\\")
    {
      skipScalar()
    }
  }

  private mutating func skipScalar() {
    literalIndex += 1
    while literalIndex < literal.count, literal[literalIndex] & 0xC0 == 0x80 { literalIndex += 1 }
  }

  /// The end of the entity at the current place; nil when the parser left it as it stands.
  private func endOfEntity() -> Int? {
    var end = contentIndex + 1
    let limit = min(content.count, contentIndex + 33)
    while end < limit, isLetter(content[end]) || isDigit(content[end]) || content[end] == UInt8(ascii: "#") { end += 1 }
    guard end < limit, content[end] == UInt8(ascii: ";"), end > contentIndex + 1 else { return nil }
    let written = content[contentIndex...end]
    if Self.ampersands.contains(where: { written.elementsEqual($0) }) { return end + 1 }
    return literal[literalIndex...].starts(with: written) ? nil : end + 1
  }

  /// The entities whose text begins as they are written.
  private static let ampersands: [[UInt8]] = ["&amp;", "&AMP;", "&#38;", "&#x26;", "&#X26;"].map { Array($0.utf8) }

  private func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !isLetter(byte) && !isDigit(byte)
  }
}
