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
    default: html.raw(">")
    }
  }

  mutating func exitCell(_ node: Node) {
    closeTags(of: node)
    html.raw(table.isHeader ? "</th>\n" : "</td>\n")
    table.column += 1
    closeLeaf()
  }
}
