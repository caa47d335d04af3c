import CCMarkGFM

extension BodyWalker {
  /// The bytes of the file that a block covers.
  func sourceRange(_ node: Node) -> Range<Int> {
    let firstLine = Int(cmark_node_get_start_line(node))
    if firstLine == 0, let split = SplitParagraph(node) {
      let end = trimmedEnd(ofLineAt: lines.start(split.firstLine + split.height - 1))
      // A line of form feeds alone is text for the parser, and blank here.
      return min(startOfText(inLine: split.firstLine), end)..<end
    }
    let start = min(lines.start(firstLine) + max(0, Int(cmark_node_get_start_column(node)) - 1), bytes.count)
    var end = min(lines.start(Int(cmark_node_get_end_line(node))) + Int(cmark_node_get_end_column(node)), bytes.count)
    // The parser ends a heading before its closing signs, and some blocks at the start of a later line.
    if cmark_node_get_type(node) == CMARK_NODE_HEADING || end <= start { end = max(end, lines.range(firstLine).upperBound) }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<max(start, end)
  }

  /// The first byte of a line that is no blank and no mark of a quote.
  func startOfText(inLine number: Int) -> Int {
    let line = lines.range(number)
    return bytes[line].firstIndex { !isBlank($0) && $0 != UInt8(ascii: ">") } ?? line.upperBound
  }

  /// The end of the line that holds a byte, without blanks.
  func trimmedEnd(ofLineAt offset: Int) -> Int {
    var end = bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    while end > offset, isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// The map of the block whose inlines are being written.
  mutating func placeMap() -> InlineMap {
    if let map = leaf.map { return map }
    guard let node = leaf.node else { preconditionFailure("inlines stand in blocks") }
    let map =
      leaf.isCell
      ? InlineMap(ofCell: node, at: startOfCell(node), bytes: bytes, lines: lines)
      : InlineMap(of: node, bytes: bytes, lines: lines)
    leaf.map = map
    return map
  }

  mutating func fileOffset(ofStart node: Node) -> Int {
    let offset = contentOffset(ofStart: node)
    return placeMap().fileOffset(offset)
  }

  /// Where an inline node starts in the text of its block.
  mutating func contentOffset(ofStart node: Node) -> Int {
    let line = Int(cmark_node_get_start_line(node))
    let column = Int(cmark_node_get_start_column(node))
    // The first text of a paragraph above a table stands at 0:0 as well, and no link without a place comes before it.
    guard line > 0 || column > 0 else { return leaf.cursor ?? 0 }
    return placeMap().contentOffset(line: line, column: column)
  }

  // MARK: Links

  /// Links that the autolink extension makes have no columns, or columns of their own kind.
  mutating func linkPlace(_ node: Node) -> (source: Range<Int>, isAutomatic: Bool) {
    let map = placeMap()
    guard let child = cmark_node_first_child(node), cmark_node_next(child) == nil, let literal = literal(of: child) else {
      return (bracketedPlace(node), false)
    }
    let line = cmark_node_get_start_line(node)
    let column = cmark_node_get_start_column(node)
    let isAtChild = line == cmark_node_get_start_line(child) && column == cmark_node_get_start_column(child)
    if isAtChild, line == 0, column == 0 {
      let start = endOfLastText()
      let end = min(start + literal.count, map.content.count)
      leaf.cursor = end
      return (map.fileRange(start..<end), true)
    }
    if isAtChild {
      // For `www.` the parser counts columns from 0.
      let start = map.contentOffset(line: Int(line), column: Int(column) + 1)
      return (map.fileRange(start..<min(start + literal.count, map.content.count)), true)
    }
    // For `<https://…>` only the place of the text is right.
    let start = contentOffset(ofStart: child) - 1
    guard start >= 0, map.content[start] == UInt8(ascii: "<") else { return (bracketedPlace(node), false) }
    return (map.fileRange(start..<min(start + literal.count + 2, map.content.count)), true)
  }

  private mutating func endOfLastText() -> Int {
    guard let (node, literal) = leaf.lastText else { return leaf.cursor ?? 0 }
    var alignment = LiteralAlignment(literal, in: placeMap().content, from: contentOffset(ofStart: node))
    return alignment.contentOffset(of: literal.count)
  }

  /// The place of `[…](…)` or `![…](…)`. The line that the parser gives is that of the end; the column is right.
  mutating func bracketedPlace(_ node: Node) -> Range<Int> {
    let map = placeMap()
    let mark = UInt8(ascii: cmark_node_get_type(node) == CMARK_NODE_IMAGE ? "!" : "[")
    let column = Int(cmark_node_get_start_column(node))
    let lastLine = Int(cmark_node_get_start_line(node))
    let end = map.contentOffset(line: Int(cmark_node_get_end_line(node)), column: Int(cmark_node_get_end_column(node)) + 1)
    var line = firstLine(inside: node, upTo: lastLine)
    while line < lastLine {
      let start = map.contentOffset(line: line, column: column)
      if start < end, map.content[start] == mark { return map.fileRange(start..<end) }
      line += 1
    }
    let start = map.contentOffset(line: lastLine, column: column)
    return map.fileRange(min(start, end)..<end)
  }

  /// The line of the first text in a link: its bracket stands there, or one line above when a line break follows it.
  private func firstLine(inside node: Node, upTo last: Int) -> Int {
    var child = cmark_node_first_child(node)
    var isAfterBreak = false
    while let current = child {
      let line = Int(cmark_node_get_start_line(current))
      if line > 0 || cmark_node_get_start_column(current) > 0 { return min(isAfterBreak ? line - 1 : line, last) }
      isAfterBreak = true
      child = cmark_node_next(current)
    }
    return last
  }
}
