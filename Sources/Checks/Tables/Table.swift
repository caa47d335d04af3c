import PluginKit

/// A table of the body: its columns and the cells of each row.
struct Table {
  struct Row {
    let block: Block
    let cells: [Cell]
  }

  struct Cell {
    let text: String
    let range: Range<Int>

    var isEmpty: Bool { text.allSatisfy { $0.isWhitespace || $0 == "-" || $0 == "–" || $0 == "—" || $0 == "…" } }
  }

  let range: Range<Int>
  let header: [Cell]
  let rows: [Row]

  /// The tables of a section that have a header.
  static func all(in section: Section, of document: Document) -> [Table] {
    section.blocks.filter { document.block($0).kind == .table }.compactMap { Table($0, in: section, of: document) }
  }

  private init?(_ index: Int, in section: Section, of document: Document) {
    let rows = section.blocks.filter { document.block($0).kind == .row && Int(document.block($0).parent) == index }.map { row in
      Row(block: document.block(row), cells: Self.cells(of: row, in: section, of: document))
    }
    guard let header = rows.first, header.block.detail == 1 else { return nil }
    range = document.block(index).source.asInts
    self.header = header.cells
    self.rows = Array(rows.dropFirst())
  }

  private static func cells(of row: Int, in section: Section, of document: Document) -> [Cell] {
    section.blocks.filter { document.block($0).kind == .cell && Int(document.block($0).parent) == row }.map { index in
      let block = document.block(index)
      return Cell(text: document.text(of: block).trimmed, range: block.source.asInts)
    }
  }

  /// The column whose heading begins with one of some folded words: « Pour quand ? » is `pour-quand`.
  func column(_ words: [String]) -> Int? {
    header.firstIndex { cell in
      let folded = SectionDefinition.fold(cell.text)
      return words.contains { folded == $0 || folded.hasPrefix("\($0)-") }
    }
  }
}

extension String {
  var trimmed: String {
    let kept = drop { $0.isWhitespace }
    return String(kept.reversed().drop { $0.isWhitespace }.reversed())
  }
}
