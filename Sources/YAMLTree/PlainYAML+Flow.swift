extension PlainYAML {
  var isFlowStart: Bool { current == UInt8(ascii: "[") || current == UInt8(ascii: "{") }

  /// A list in brackets or a mapping in braces, on one line.
  mutating func readFlow(depth: Int) -> YAMLNode? {
    guard depth < 8 else { return nil }
    return current == UInt8(ascii: "[") ? readFlowList(depth: depth) : readFlowMapping(depth: depth)
  }

  private mutating func readFlowList(depth: Int) -> YAMLNode? {
    let start = index
    var items: [YAMLNode] = []
    let isRead = readFlowParts(until: UInt8(ascii: "]")) { reader in
      guard let item = reader.readFlowValue(depth: depth) else { return false }
      items.append(item)
      return true
    }
    return isRead ? .sequence(items, range: start..<(items.last?.range.upperBound ?? start)) : nil
  }

  private mutating func readFlowMapping(depth: Int) -> YAMLNode? {
    let start = index
    var entries: [YAMLMapping.Entry] = []
    let isRead = readFlowParts(until: UInt8(ascii: "}")) { reader in
      guard let key = reader.readKey() else { return false }
      reader.skipSpaces()
      guard let value = reader.readFlowValue(depth: depth) else { return false }
      return Self.add(.init(key: reader.text(key), keyRange: key, value: value), to: &entries)
    }
    return isRead ? .mapping(YAMLMapping(entries: entries, range: start..<(entries.last?.value.range.upperBound ?? start))) : nil
  }

  private mutating func readFlowValue(depth: Int) -> YAMLNode? {
    isFlowStart ? readFlow(depth: depth + 1) : readScalar(inFlow: true)
  }

  /// Parts between commas, after an opening sign and up to the closing one.
  private mutating func readFlowParts(until closing: UInt8, _ readPart: (inout PlainYAML) -> Bool) -> Bool {
    index += 1
    skipSpaces()
    while current != closing {
      guard readPart(&self) else { return false }
      skipSpaces()
      if current == closing { break }
      guard current == UInt8(ascii: ",") else { return false }
      index += 1
      skipSpaces()
      guard current != closing else { return false }
    }
    index += 1
    return true
  }
}
