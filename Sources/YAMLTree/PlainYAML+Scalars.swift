extension PlainYAML {
  mutating func readScalar(inFlow: Bool) -> YAMLNode? {
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readQuoted(current)
    default: readPlain(inFlow: inFlow)
    }
  }

  /// Without escapes, on one line.
  private mutating func readQuoted(_ quote: UInt8) -> YAMLNode? {
    let start = index
    index += 1
    while current != quote {
      guard isOrdinary(index), current != UInt8(ascii: "\\") else { return nil }
      index += 1
    }
    index += 1
    guard current != quote else { return nil }
    return .scalar(YAMLScalar(text: text(start + 1..<index - 1), range: start..<index, isPlain: false))
  }

  private mutating func readPlain(inFlow: Bool) -> YAMLNode? {
    let start = index
    guard isLetter(current) || isDigit(current) || current == UInt8(ascii: "(") || current >= 0xC2 else { return nil }
    var last = index
    while !isAtLineEnd {
      let byte = current
      if inFlow, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { break }
      if byte == UInt8(ascii: "#"), bytes[index - 1] == 0x20 { break }
      guard isOrdinary(index), !inFlow || !isFlowSign(byte), byte != UInt8(ascii: ":") || !isBlankOrEnd(index + 1) else {
        return nil
      }
      if byte != 0x20 { last = index }
      index += 1
    }
    let range = start..<last + 1
    return .scalar(YAMLScalar(text: text(range), range: range, isPlain: true))
  }

  private func isFlowSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "\""): true
    default: false
    }
  }

  /// Printable, and not one of the line breaks of YAML beyond ASCII.
  func isOrdinary(_ at: Int) -> Bool {
    switch byte(at) {
    case 0x20...0x7E, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: true
    case 0xC2: byte(at + 1) >= 0xA0
    case 0xE2: byte(at + 1) != 0x80 || (byte(at + 2) != 0xA8 && byte(at + 2) != 0xA9)
    default: false
    }
  }

  /// `>` or `>-` and lines of equal indentation, joined by spaces.
  mutating func readFolded(indent: Int) -> YAMLNode? {
    let start = index
    index += 1
    let isStripped = current == UInt8(ascii: "-")
    if isStripped { index += 1 }
    let range = start..<index
    guard isAtLineEnd, index < end, passLineEnd() else { return nil }
    let first = index
    skipSpaces()
    let column = index - first
    guard column > indent, !isAtLineEnd else { return nil }
    var folded: [UInt8] = []
    repeat {
      guard let line = readFoldedLine() else { return nil }
      if !folded.isEmpty { folded.append(0x20) }
      folded.append(contentsOf: bytes[line])
    } while passIndentation(column)
    if !isStripped { folded.append(0x0A) }
    guard passBlankLines(below: column), skipEmptyLines() else { return nil }
    return .scalar(YAMLScalar(text: String(decoding: folded, as: UTF8.self), range: range, isPlain: false))
  }

  private mutating func readFoldedLine() -> Range<Int>? {
    let start = index
    while !isAtLineEnd {
      guard isOrdinary(index) else { return nil }
      index += 1
    }
    let line = start..<index
    guard index > start, bytes[start] != 0x20, bytes[index - 1] != 0x20, index < end, passLineEnd() else { return nil }
    return line
  }

  /// Passes the blank lines after folded text; false when what looks like one, or like a comment, stands far enough to the right to be
  /// more of it.
  private mutating func passBlankLines(below column: Int) -> Bool {
    while index < end {
      let (line, spaces) = (index, indentation)
      index += spaces
      guard isAtLineEnd else {
        defer { index = line }
        return current != UInt8(ascii: "#") || spaces < column
      }
      guard spaces <= column, passLineEnd() else { return false }
    }
    return true
  }

  /// Passes the spaces of a further line of folded text; false, and nothing passed, when the text is over.
  private mutating func passIndentation(_ column: Int) -> Bool {
    guard index < end, (index..<index + column).allSatisfy({ byte($0) == 0x20 }), byte(index + column) > 0x20 else {
      return false
    }
    index += column
    return true
  }
}
