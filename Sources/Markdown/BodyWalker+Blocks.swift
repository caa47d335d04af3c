import CCMarkGFM
import Diagnostics

extension BodyWalker {
  mutating func enter(_ node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: writeText(node)
    case CMARK_NODE_PARAGRAPH: enterParagraph(node)
    case CMARK_NODE_HEADING: enterHeading(node)
    case CMARK_NODE_LIST: enterList(node)
    case CMARK_NODE_ITEM: enterItem(node)
    case CMARK_NODE_BLOCK_QUOTE: enterQuote(node)
    case CMARK_NODE_CODE_BLOCK: writeCodeBlock(node)
    case CMARK_NODE_HTML_BLOCK: writeHTMLBlock(node)
    case CMARK_NODE_THEMATIC_BREAK: writeRule(node)
    case CMARK_NODE_FOOTNOTE_DEFINITION: enterNote(node)
    case CMARK_NODE_DOCUMENT: break
    case let type where type.rawValue == kinds.table: enterTable(node)
    case let type where type.rawValue == kinds.row: enterRow(node)
    case let type where type.rawValue == kinds.cell: enterCell(node)
    default: enterInline(node)
    }
  }

  mutating func exit(_ node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: exitParagraph(node)
    case CMARK_NODE_HEADING: exitHeading(node)
    case CMARK_NODE_LIST: exitList(node)
    case CMARK_NODE_ITEM: exitItem()
    case CMARK_NODE_BLOCK_QUOTE: exitQuote()
    case CMARK_NODE_FOOTNOTE_DEFINITION: exitNote()
    case CMARK_NODE_DOCUMENT: finishNotes()
    case let type where type.rawValue == kinds.table: exitTable()
    case let type where type.rawValue == kinds.row: exitRow(node)
    case let type where type.rawValue == kinds.cell: exitCell(node)
    default: exitInline(node)
    }
  }

  // MARK: Keeping blocks

  mutating func open(_ kind: Block.Kind, detail: Int = 0, source range: Range<Int>) {
    let start = Int32(text.count)
    openBlocks.append(OpenBlock(index: blocks.count, textStart: text.count))
    let parent = openBlocks.dropLast().last.map { Int32($0.index) } ?? -1
    blocks.append(
      Block(
        kind: kind, detail: UInt8(clamping: detail), parent: parent, text: start..<start,
        source: Int32(range.lowerBound)..<Int32(range.upperBound)))
  }

  /// Ends the innermost block; its text is that of its children, without the last line end.
  mutating func close() {
    guard let open = openBlocks.popLast() else { return }
    let end = text.count > open.textStart && text.last == 0x0A ? text.count - 1 : text.count
    let block = blocks[open.index]
    blocks[open.index] = Block(
      kind: block.kind, detail: block.detail, parent: block.parent, text: Int32(open.textStart)..<Int32(end), source: block.source
    )
  }

  /// A block without blocks inside: its text is one line.
  mutating func closeLeaf() {
    endTextLine()
    close()
  }

  mutating func endTextLine() {
    if text.count > leaf.textStart { text.append(0x0A) }
  }

  mutating func beginLeaf(_ node: Node, isCell: Bool = false) {
    leaf = OpenLeaf(node: node, isCell: isCell, textStart: text.count, htmlStart: html.count)
  }
}
