/// The fast way for plain YAML: keys at the margin, each with a scalar on one line, a flow list of scalars, or a block list of scalars.
///
/// That is nearly every front matter, and the full parser is ten times slower. What is not certainly plain is handed to it: every doubt
/// ends in nil, never in another reading. Both give the same tree, ranges included, and tests hold them together.
struct PlainYAML {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var index: Int
  private var entries: [YAMLMapping.Entry] = []

  /// More keys than this are left to the full parser, because each new key is compared with all before.
  private static let maximumKeys = 64

  /// The mapping in a part of a text that is known to be UTF-8; nil when it is not plain, or when there is none.
  static func mapping(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> YAMLMapping? {
    var reader = PlainYAML(bytes, range)
    return reader.readMapping()
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  private mutating func readMapping() -> YAMLMapping? {
    while true {
      guard skipEmptyLines() else { return nil }
      if index == end { break }
      guard readEntry() else { return nil }
    }
    guard let first = entries.first, let last = entries.last else { return nil }
    let start = first.keyRange.lowerBound
    return YAMLMapping(entries: entries, range: start..<max(start, last.value.range.upperBound))
  }

  private mutating func readEntry() -> Bool {
    guard let key = readKey(), entries.count < Self.maximumKeys else { return false }
    let name = text(key)
    guard !entries.contains(where: { $0.key == name }), let value = readValue() else { return false }
    entries.append(.init(key: name, keyRange: key, value: value))
    return true
  }

  /// ASCII letters, digits, `_` and `-`; the colon after them is passed.
  private mutating func readKey() -> Range<Int>? {
    let start = index
    guard isLetter(current) else { return nil }
    while isLetter(current) || isDigit(current) || current == UInt8(ascii: "_") || current == UInt8(ascii: "-") { index += 1 }
    guard current == UInt8(ascii: ":"), index - start <= 100 else { return nil }
    let key = start..<index
    index += 1
    return key
  }

  private mutating func readValue() -> YAMLNode? {
    let afterColon = index
    skipSpaces()
    guard index > afterColon || isAtLineEnd else { return nil }
    if isAtLineEnd || current == UInt8(ascii: "#") {
      guard passLineEnd(), skipEmptyLines() else { return nil }
      return readBlockValue(afterColon: afterColon)
    }
    guard let value = current == UInt8(ascii: "[") ? readFlowList() : readScalar(), passLineEnd() else { return nil }
    return value
  }

  /// The value of a key with nothing beside it: a list on the lines below, or null.
  private mutating func readBlockValue(afterColon: Int) -> YAMLNode? {
    let lineStart = index
    skipSpaces()
    if current == UInt8(ascii: "-"), byte(index + 1) == 0x20 { return readBlockList(indent: index - lineStart) }
    guard index == lineStart else { return nil }
    return .scalar(YAMLScalar(text: "", range: afterColon..<afterColon, isPlain: true))
  }

  private mutating func readBlockList(indent: Int) -> YAMLNode? {
    let start = index
    var items: [YAMLNode] = []
    while true {
      index += 1
      skipSpaces()
      guard let item = readScalar(), passLineEnd(), skipEmptyLines() else { return nil }
      items.append(item)
      let lineStart = index
      skipSpaces()
      let isItem = current == UInt8(ascii: "-") && byte(index + 1) == 0x20
      if isItem, index - lineStart == indent { continue }
      guard index == lineStart, !isItem else { return nil }
      return .sequence(items, range: start..<item.range.upperBound)
    }
  }

  private mutating func readFlowList() -> YAMLNode? {
    let start = index
    var items: [YAMLNode] = []
    index += 1
    skipSpaces()
    if current != UInt8(ascii: "]") {
      while true {
        guard let item = readScalar(inFlow: true) else { return nil }
        items.append(item)
        skipSpaces()
        if current == UInt8(ascii: "]") { break }
        guard current == UInt8(ascii: ",") else { return nil }
        index += 1
        skipSpaces()
      }
    }
    index += 1
    return .sequence(items, range: start..<max(start, items.last?.range.upperBound ?? start))
  }
}

// MARK: Scalars

extension PlainYAML {
  private mutating func readScalar(inFlow: Bool = false) -> YAMLNode? {
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
      if inFlow, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") { break }
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
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "\""): true
    default: false
    }
  }

  /// Printable, and not one of the line breaks of YAML beyond ASCII.
  private func isOrdinary(_ at: Int) -> Bool {
    switch byte(at) {
    case 0x20...0x7E, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: true
    case 0xC2: byte(at + 1) >= 0xA0
    case 0xE2: byte(at + 1) != 0x80 || (byte(at + 2) != 0xA8 && byte(at + 2) != 0xA9)
    default: false
    }
  }
}

// MARK: Lines

extension PlainYAML {
  private func byte(_ at: Int) -> UInt8 { at < end ? bytes[at] : 0 }
  private var current: UInt8 { byte(index) }

  private var isAtLineEnd: Bool {
    index == end || current == 0x0A || (current == 0x0D && byte(index + 1) == 0x0A)
  }

  private func isBlankOrEnd(_ at: Int) -> Bool { at == end || byte(at) == 0x20 || byte(at) == 0x0A || byte(at) == 0x0D }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func skipSpaces() {
    while current == 0x20 { index += 1 }
  }

  /// Passes spaces, a comment and the end of the line; false when something else stands there.
  private mutating func passLineEnd() -> Bool {
    skipSpaces()
    if current == UInt8(ascii: "#") {
      guard bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0A else { return false }
      while !isAtLineEnd {
        guard isOrdinary(index) else { return false }
        index += 1
      }
    }
    guard isAtLineEnd else { return false }
    if current == 0x0D { index += 1 }
    if index < end { index += 1 }
    return true
  }

  /// Passes blank lines and comments; false when one of them is not ordinary.
  private mutating func skipEmptyLines() -> Bool {
    while index < end {
      let lineStart = index
      skipSpaces()
      guard isAtLineEnd || current == UInt8(ascii: "#") else {
        index = lineStart
        return true
      }
      guard current != UInt8(ascii: "#") || index == lineStart || bytes[index - 1] == 0x20, passLineEnd() else { return false }
    }
    return true
  }
}

@inline(__always) private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
@inline(__always) private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
