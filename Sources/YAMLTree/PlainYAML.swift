/// The fast way for plain YAML: block mappings and lists by indentation, flow lists and mappings on one line, scalars on one line, and
/// folded text.
///
/// That is nearly every front matter, and the full parser is ten times slower. What is not certainly plain is handed to it: every doubt
/// ends in nil, never in another reading. Both give the same tree, ranges included, and tests hold them together.
///
/// After each value the reader stands at the start of the next line that is neither blank nor a comment.
struct PlainYAML {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  let start: Int
  var index: Int
  /// Where the current line begins.
  var lineStart: Int
  private var depth = 0

  /// More keys than this are left to the full parser, because each new key is compared with all before.
  private static let maximumKeys = 64
  private static let maximumBytes = 100_000
  /// Mappings within mappings. With the lists that may hold each, and eight brackets in the last, all is within
  /// `YAMLParser.maximumDepth`, beyond which the full parser refuses.
  private static let maximumDepth = 8

  /// The mapping in a part of a text that is known to be UTF-8; nil when it is not plain, or when there is none.
  static func mapping(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> YAMLMapping? {
    guard range.count <= maximumBytes else { return nil }
    var reader = PlainYAML(bytes, range)
    guard reader.skipEmptyLines(), let mapping = reader.readMapping(indent: 0), reader.index == reader.end else { return nil }
    return mapping
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    lineStart = range.lowerBound
    start = range.lowerBound
    end = range.upperBound
  }

  /// Reads keys at one column, from the first of them to a line that begins further left.
  private mutating func readMapping(indent: Int) -> YAMLMapping? {
    guard depth < Self.maximumDepth else { return nil }
    depth += 1
    defer { depth -= 1 }
    var entries: [YAMLMapping.Entry] = []
    while true {
      guard index - lineStart == indent, let entry = readEntry(indent: indent), Self.add(entry, to: &entries) else { return nil }
      let next = indentation
      guard next <= indent else { return nil }
      if next < indent || index == end { return Self.mapping(entries) }
      index += next
    }
  }

  private mutating func readEntry(indent: Int) -> YAMLMapping.Entry? {
    guard let key = readKey(), let value = readValue(indent: indent) else { return nil }
    return .init(key: text(key), keyRange: key, value: value)
  }

  /// ASCII letters, digits, `_` and `-`; the colon after them is passed.
  mutating func readKey() -> Range<Int>? {
    let start = index
    guard isLetter(current) else { return nil }
    while isLetter(current) || isDigit(current) || current == UInt8(ascii: "_") || current == UInt8(ascii: "-") { index += 1 }
    guard current == UInt8(ascii: ":"), index - start <= 100, isBlankOrEnd(index + 1) else { return nil }
    let key = start..<index
    index += 1
    return key
  }

  static func add(_ entry: YAMLMapping.Entry, to entries: inout [YAMLMapping.Entry]) -> Bool {
    guard entries.count < maximumKeys, !entries.contains(where: { $0.key == entry.key }) else { return false }
    entries.append(entry)
    return true
  }

  private static func mapping(_ entries: [YAMLMapping.Entry]) -> YAMLMapping? {
    guard let first = entries.first, let last = entries.last else { return nil }
    return YAMLMapping(entries: entries, range: first.keyRange.lowerBound..<last.value.range.upperBound)
  }

  private mutating func readValue(indent: Int) -> YAMLNode? {
    let afterColon = index
    skipSpaces()
    if isAtLineEnd || current == UInt8(ascii: "#") {
      guard passLineEnd(), skipEmptyLines() else { return nil }
      return readValueBelow(indent: indent, afterColon: afterColon)
    }
    return current == UInt8(ascii: ">") ? readFolded(indent: indent) : readValueInLine()
  }

  private mutating func readValueInLine() -> YAMLNode? {
    guard let value = isFlowStart ? readFlow(depth: 0) : readScalar(inFlow: false), passLineEnd(), skipEmptyLines() else {
      return nil
    }
    return value
  }

  /// The value of a key with nothing beside it: a list or a mapping on the lines below, or null.
  private mutating func readValueBelow(indent: Int, afterColon: Int) -> YAMLNode? {
    let column = indentation
    if column >= indent, isDash(index + column) {
      index += column
      return readList(indent: column)
    }
    if column > indent {
      index += column
      return readMapping(indent: column).map(YAMLNode.mapping)
    }
    return .scalar(YAMLScalar(text: "", range: afterColon..<afterColon, isPlain: true))
  }

  private mutating func readList(indent: Int) -> YAMLNode? {
    let start = index
    var items: [YAMLNode] = []
    while true {
      index += 1
      skipSpaces()
      guard let item = readItem() else { return nil }
      items.append(item)
      let next = indentation
      if next == indent, isDash(index + next) {
        index += next
        continue
      }
      guard next <= indent else { return nil }
      return .sequence(items, range: start..<item.range.upperBound)
    }
  }

  private mutating func readItem() -> YAMLNode? {
    let start = index
    let isMapping = readKey() != nil
    index = start
    return isMapping ? readMapping(indent: start - lineStart).map(YAMLNode.mapping) : readValueInLine()
  }

  /// The spaces at the start of the current line.
  var indentation: Int {
    var at = index
    while byte(at) == 0x20 { at += 1 }
    return at - index
  }

  private func isDash(_ at: Int) -> Bool { byte(at) == UInt8(ascii: "-") && byte(at + 1) == 0x20 }
}
