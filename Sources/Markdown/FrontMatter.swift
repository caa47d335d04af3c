import Diagnostics
import YAMLTree

/// The YAML between two lines of `---` at the very start of a file.
struct FrontMatter {
  let mapping: YAMLMapping
  /// Bytes of the file after the closing line; the whole file, less its byte order mark, when there is no front matter.
  let body: Range<Int>
  let diagnostics: [Diagnostic]

  static func read(_ source: SourceText) -> FrontMatter {
    let bytes = source.bytes
    let start = source.byteOrderMarkLength
    guard let yamlStart = endOfFence(in: bytes, at: start) else {
      return FrontMatter(mapping: .empty, body: start..<bytes.count, diagnostics: [])
    }
    let firstLine = start..<start + 3
    guard let (yamlEnd, bodyStart) = closingFence(in: bytes, from: yamlStart) else {
      return FrontMatter(
        mapping: .empty, body: yamlStart..<bytes.count, diagnostics: [Messages.frontMatterNeverClosed(source, at: firstLine)])
    }
    let (node, diagnostics) = YAMLParser.parse(source, range: yamlStart..<yamlEnd)
    if let node, node.mapping == nil, !node.isNull {
      return FrontMatter(
        mapping: .empty, body: bodyStart..<bytes.count, diagnostics: [Messages.frontMatterIsNoMapping(source, at: firstLine)])
    }
    return FrontMatter(mapping: node?.mapping ?? .empty, body: bodyStart..<bytes.count, diagnostics: diagnostics)
  }

  private static func closingFence(in bytes: [UInt8], from start: Int) -> (yamlEnd: Int, bodyStart: Int)? {
    var line = start
    while line < bytes.count {
      if let next = endOfFence(in: bytes, at: line) { return (line, next) }
      line = (bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1
    }
    return nil
  }

  /// The start of the next line when a line of `---` begins here; spaces may follow the dashes.
  private static func endOfFence(in bytes: [UInt8], at start: Int) -> Int? {
    guard bytes[start...].starts(with: [0x2D, 0x2D, 0x2D]) else { return nil }
    var index = start + 3
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\r") { index += 1 }
    if index == bytes.count { return index }
    return bytes[index] == UInt8(ascii: "\n") ? index + 1 : nil
  }
}
