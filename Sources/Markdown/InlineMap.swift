import CCMarkGFM
import Glibc

/// From the positions that cmark-gfm gives to inline nodes to byte offsets in the file.
///
/// The parser counts columns as if every line of a paragraph had the prefix of the first one (wrong in lazy lines and nested blocks),
/// does not count lines inside link titles, and forgets the backslash of `\|` in tables. But it keeps the text of the block with
/// prefixes removed, and its columns are exact in there. Each line of that text is the tail of a line of the file.
struct InlineMap {
  /// The text of the block as the inline parser saw it.
  let content: UnsafeBufferPointer<UInt8>
  private let firstLine: Int
  /// What the parser adds to each column.
  private let columnOffset: Int
  /// Where lines start in `content`, and the same places in the file.
  private var contentStarts: [Int] = [0]
  private var fileStarts: [Int] = []
  /// Where `content` has a pipe that is `\|` in the file.
  private var escapedPipes: [Int] = []
  private let bytes: UnsafeBufferPointer<UInt8>

  /// The map of a paragraph or a heading.
  init(of block: Node, bytes: UnsafeBufferPointer<UInt8>, lines: LineTable) {
    let start = Self.start(of: block, bytes, lines)
    if cmark_node_get_type(block) == CMARK_NODE_HEADING, start < bytes.count, bytes[start] == UInt8(ascii: "#") {
      let afterSigns = bytes[start...].firstIndex { $0 != UInt8(ascii: "#") } ?? bytes.count
      self.init(oneLineOf: block, at: Self.skipBlanks(from: afterSigns, bytes), from: start, isCell: false, bytes)
    } else {
      self.init(linesOf: block, bytes: bytes, lines: lines)
    }
  }

  /// The map of a cell of a table.
  /// - Parameter place: where it starts in the file, when the parser does not know.
  init(ofCell cell: Node, at place: Int?, bytes: UnsafeBufferPointer<UInt8>, lines: LineTable) {
    let start = place ?? Self.start(of: cell, bytes, lines)
    self.init(oneLineOf: cell, at: Self.skipBlanks(from: start, bytes), from: start, isCell: true, bytes)
  }

  /// The map of a block whose lines are as its author wrote them, less the marks before each.
  init(linesOf block: Node, bytes: UnsafeBufferPointer<UInt8>, lines: LineTable) {
    content = Self.content(of: block)
    self.bytes = bytes
    firstLine = Int(cmark_node_get_start_line(block))
    columnOffset = Int(cmark_node_get_start_column(block)) - 1
    mapLines(of: block, lines)
  }

  private init(oneLineOf block: Node, at inner: Int, from start: Int, isCell: Bool, _ bytes: UnsafeBufferPointer<UInt8>) {
    content = Self.content(of: block)
    self.bytes = bytes
    firstLine = Int(cmark_node_get_start_line(block))
    columnOffset = Int(cmark_node_get_start_column(block)) - 1 + inner - start
    fileStarts = [inner]
    if isCell { findEscapedPipes() }
  }

  private static func start(of block: Node, _ bytes: UnsafeBufferPointer<UInt8>, _ lines: LineTable) -> Int {
    min(lines.start(Int(cmark_node_get_start_line(block))) + max(0, Int(cmark_node_get_start_column(block)) - 1), bytes.count)
  }

  private static func content(of block: Node) -> UnsafeBufferPointer<UInt8> {
    guard let text = cmark_node_get_string_content(block) else { return UnsafeBufferPointer(start: nil, count: 0) }
    return bytesOfCString(text)
  }

  private static func skipBlanks(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  private mutating func mapLines(of block: Node, _ lines: LineTable) {
    for index in content.indices.dropLast() where content[index] == 0x0A || (content[index] == 0x0D && content[index + 1] != 0x0A)
    {
      contentStarts.append(index + 1)
    }
    let firstFileLine = SplitParagraph(block)?.firstLine ?? firstLine + lostLines(of: block, lines)
    for (number, start) in contentStarts.enumerated() {
      let end = number + 1 < contentStarts.count ? contentStarts[number + 1] : content.count
      let line = lines.range(firstFileLine + number)
      let fileEnd = Self.trimmedEnd(bytes, line)
      fileStarts.append(max(line.lowerBound, fileEnd - (Self.trimmedEnd(content, start..<end) - start)))
    }
  }

  /// Lines that the parser has taken from the start of a paragraph, as reference definitions: they begin with a bracket.
  private func lostLines(of block: Node, _ lines: LineTable) -> Int {
    let start = Self.start(of: block, bytes, lines)
    guard cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH, start < bytes.count, bytes[start] == UInt8(ascii: "[") else {
      return 0
    }
    return max(0, Int(cmark_node_get_end_line(block)) - firstLine + 1 - contentStarts.count)
  }

  private static func trimmedEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// The offset in `content` of a place that the parser gave.
  func contentOffset(line: Int, column: Int) -> Int {
    let row = min(max(line - firstLine, 0), contentStarts.count - 1)
    return min(max(contentStarts[row] + column - 1 - columnOffset, 0), content.count)
  }

  /// The offset in the file of an offset in `content`.
  func fileOffset(_ offset: Int) -> Int {
    let row = max(0, Self.countOf(contentStarts, upTo: offset) - 1)
    let escaped = Self.countOf(escapedPipes, upTo: offset)
    return min(fileStarts[row] + offset - contentStarts[row] + escaped, bytes.count)
  }

  /// How many of the rising numbers are at most `limit`.
  private static func countOf(_ numbers: [Int], upTo limit: Int) -> Int { numbers.partitionPoint { $0 <= limit } }

  /// In a cell the parser has taken the backslash from `\|`.
  private mutating func findEscapedPipes() {
    var file = fileStarts[0]
    for index in content.indices {
      if content[index] == UInt8(ascii: "|"), file < bytes.count, bytes[file] == UInt8(ascii: "\\") {
        escapedPipes.append(index)
        file += 1
      }
      file += 1
    }
  }

  func fileRange(_ range: Range<Int>) -> Range<Int> {
    let start = fileOffset(range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    // The end belongs to the last byte: the next one may be on another line.
    return start..<max(start, min(fileOffset(range.upperBound - 1) + 1, bytes.count))
  }
}

func bytesOfCString(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
  UnsafeRawBufferPointer(start: text, count: strlen(text)).assumingMemoryBound(to: UInt8.self)
}
