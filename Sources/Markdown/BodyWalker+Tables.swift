import CCMarkGFM

/// The table being written; tables do not nest.
struct OpenTable {
  /// `l`, `c`, `r` or 0, a column each.
  var alignments: [UInt8] = []
  var isHeader = false
  var hasBody = false
  var column = 0
  /// When text stands right above the header, the parser counts the places of the header from that text: its map.
  var mapFromTextAbove: InlineMap?
}

extension BodyWalker {
  mutating func enterTable(_ node: Node) {
    let split = SplitParagraph(above: node)
    open(.table, source: split.map { tableRange(node, below: $0) } ?? sourceRange(node))
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    let alignments = cmark_gfm_extensions_get_table_alignments(node)
    table = OpenTable(alignments: Array(UnsafeBufferPointer(start: alignments, count: alignments == nil ? 0 : count)))
    if split != nil { table.mapFromTextAbove = InlineMap(linesOf: node, bytes: bytes, lines: lines) }
    html.line()
    html.raw("<div class=\"table-defile\" role=\"region\" tabindex=\"0\" aria-label=\"\(words.table)")
    if let heading = headings.last {
      html.raw(" : ")
      html.escaped(heading.title)
    }
    html.raw("\"><table>\n")
  }

  mutating func exitTable() {
    close()
    html.raw(table.hasBody ? "</tbody>\n</table></div>\n" : "</table></div>\n")
  }

  mutating func enterRow(_ node: Node) {
    table.isHeader = cmark_gfm_extensions_get_table_row_is_header(node) != 0
    table.column = 0
    if !table.isHeader { table.mapFromTextAbove = nil }
    open(.row, detail: table.isHeader ? 1 : 0, source: rowRange(node))
    if table.isHeader {
      html.raw("<thead>\n")
    } else if !table.hasBody {
      table.hasBody = true
      html.raw("<tbody>\n")
    }
    html.raw("<tr>\n")
  }

  mutating func exitRow(_ node: Node) {
    if let surplus = surplusCells(of: node) { report(at: surplus, Messages.surplusCells) }
    close()
    html.raw(table.isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
  }

  mutating func enterCell(_ node: Node) {
    beginLeaf(node, isCell: true)
    open(.cell, detail: table.column, source: cellRange(node))
    html.raw(table.isHeader ? "<th scope=\"col\"" : "<td")
    switch table.column < table.alignments.count ? table.alignments[table.column] : 0 {
    case UInt8(ascii: "r"): html.raw(" class=\"aligne-fin\">")
    case UInt8(ascii: "c"): html.raw(" class=\"aligne-centre\">")
    default: html.raw(Self.holdsIdentifier(node) ? " class=\"insecable\">" : ">")
    }
  }

  /// Whether an identifier is all that a cell holds, in a link or not.
  private static func holdsIdentifier(_ cell: Node) -> Bool {
    var node = cell
    while let child = cmark_node_first_child(node), cmark_node_next(child) == nil { node = child }
    return cmark_node_get_literal(node).map { Identifier.isOne(String(cString: $0)) } ?? false
  }

  mutating func exitCell(_ node: Node) {
    closeTags(of: node)
    html.raw(table.isHeader ? "</th>\n" : "</td>\n")
    table.column += 1
    closeLeaf()
  }

  /// What a row holds after its last column: the parser leaves it out without a word, so its author has to know.
  private func surplusCells(of row: Node) -> Range<Int>? {
    let range = rowRange(row)
    var pipesLeft = table.alignments.count
    var index = range.lowerBound
    // The pipe before the first cell, which may be left out, ends no cell.
    if index < range.upperBound, bytes[index] == UInt8(ascii: "|") { index += 1 }
    while index < range.upperBound, pipesLeft > 0 {
      if bytes[index] == UInt8(ascii: "\\") { index += 1 } else if bytes[index] == UInt8(ascii: "|") { pipesLeft -= 1 }
      index += 1
    }
    guard index < range.upperBound else { return nil }
    let start = bytes[index..<range.upperBound].firstIndex { !isBlank($0) && $0 != UInt8(ascii: "|") }
    return start.map { $0..<range.upperBound }
  }
}
