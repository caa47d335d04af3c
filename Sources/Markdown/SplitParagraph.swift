import CCMarkGFM

/// A paragraph whose last line became the header of a table: the parser gives it no place, and the table its own.
struct SplitParagraph {
  /// Lines that stayed text.
  let height: Int
  let firstLine: Int

  init?(above table: Node) {
    guard let paragraph = cmark_node_previous(table), let found = SplitParagraph(paragraph) else { return nil }
    self = found
  }

  init?(_ paragraph: Node) {
    guard cmark_node_get_start_line(paragraph) == 0, cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH,
      let table = cmark_node_next(paragraph), let content = cmark_node_get_string_content(paragraph)
    else { return nil }
    height = LineTable(bytesOfCString(content), body: 0..<bytesOfCString(content).count).count
    firstLine = Int(cmark_node_get_start_line(table))
  }
}

extension BodyWalker {
  func tableRange(_ table: Node, below text: SplitParagraph) -> Range<Int> {
    let whole = sourceRange(table)
    let start = startOfText(inLine: text.firstLine + text.height)
    return start..<max(start, whole.upperBound)
  }

  func rowRange(_ row: Node) -> Range<Int> {
    guard table.mapFromTextAbove != nil, let tableBlock = openBlocks.last else { return sourceRange(row) }
    let start = Int(blocks[tableBlock.index].source.lowerBound)
    return start..<max(start, trimmedEnd(ofLineAt: start))
  }

  func cellRange(_ cell: Node) -> Range<Int> {
    let start = startOfCell(cell) ?? sourceRange(cell).lowerBound
    let length = Int(cmark_node_get_end_column(cell) - cmark_node_get_start_column(cell)) + 1
    let whole = bytes[start..<min(start + max(0, length), bytes.count)]
    guard let first = whole.firstIndex(where: { !isBlank($0) }), let last = whole.lastIndex(where: { !isBlank($0) }) else {
      return start..<start
    }
    return first..<last + 1
  }

  /// The place of a header cell below text; nil for all others, whose place the parser knows.
  func startOfCell(_ cell: Node) -> Int? {
    guard let map = table.mapFromTextAbove else { return nil }
    let line = Int(cmark_node_get_start_line(cell))
    return map.fileOffset(map.contentOffset(line: line, column: Int(cmark_node_get_start_column(cell))))
  }
}
