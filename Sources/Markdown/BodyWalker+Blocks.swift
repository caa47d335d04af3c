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

  // MARK: Paragraphs and headings

  private mutating func enterParagraph(_ node: Node) {
    beginLeaf(node)
    if callout?.paragraph == node {
      beginCalloutTitle()
      return
    }
    open(.paragraph, source: sourceRange(node))
    guard !isTight(node) else { return }
    html.line()
    html.raw("<p>")
  }

  private mutating func exitParagraph(_ node: Node) {
    closeTags(of: node)
    if callout?.paragraph == node {
      endCalloutTitle()
      callout = nil
      return
    }
    writeBackLinks(endOf: node)
    if !isTight(node) { html.raw("</p>\n") }
    closeLeaf()
  }

  /// Paragraphs of a list without blank lines are bare.
  private func isTight(_ paragraph: Node) -> Bool {
    guard let item = cmark_node_parent(paragraph), cmark_node_get_type(item) == CMARK_NODE_ITEM else { return false }
    return cmark_node_get_list_tight(cmark_node_parent(item)) != 0
  }

  private mutating func enterHeading(_ node: Node) {
    html.line()
    beginLeaf(node)
    open(.heading, detail: Int(cmark_node_get_heading_level(node)), source: sourceRange(node))
    html.raw("<h\(shownLevel(node))>")
  }

  private mutating func exitHeading(_ node: Node) {
    closeTags(of: node)
    let level = Int(cmark_node_get_heading_level(node))
    let title = String(decoding: text[leaf.textStart...], as: UTF8.self)
    let anchor = anchors.unique(title)
    let range = sourceRange(node)
    headings.append(Heading(level: level, title: title, anchor: anchor, block: openBlocks.last?.index ?? 0, source: range))
    if level == 1, !hasPageTitle {
      html.cut(to: leaf.htmlStart)
      if frontMatter["titre"]?.text != nil { report(at: range, Messages.titleTwice) }
    } else {
      html.insert(" id=\"\(anchor)\"", at: leaf.htmlStart + 3)
      html.raw("<a class=\"ancre\" href=\"#\(anchor)\" aria-label=\"\(words.anchor)\">¶</a></h\(shownLevel(node))>\n")
      if level == 1 { report(at: range, Messages.surplusTitle) }
    }
    if level == 1 { hasPageTitle = true }
    closeLeaf()
  }

  /// A page has one `h1`, drawn by its template; a second one in the body is shown as `h2`.
  private func shownLevel(_ node: Node) -> Int { max(2, Int(cmark_node_get_heading_level(node))) }

  private mutating func writeRule(_ node: Node) {
    open(.rule, source: sourceRange(node))
    close()
    html.line()
    html.raw("<hr>\n")
  }

  // MARK: Lists

  private mutating func enterList(_ node: Node) {
    deepen(node)
    html.line()
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    open(isOrdered ? .orderedList : .bulletList, source: sourceRange(node))
    let start = cmark_node_get_list_start(node)
    html.raw(!isOrdered ? "<ul>\n" : start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n")
  }

  private mutating func exitList(_ node: Node) {
    rise()
    close()
    html.raw(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n")
  }

  private mutating func enterItem(_ node: Node) {
    html.line()
    let isTask = cmark_node_get_type_string(node).map { $0[0] == CChar(UInt8(ascii: "t")) } ?? false
    let isDone = isTask && cmark_gfm_extensions_get_tasklist_item_checked(node)
    open(.item, detail: isDone ? 1 : 0, source: sourceRange(node))
    guard isTask else { return html.raw("<li>") }
    html.raw("<li class=\"tache\"><input type=\"checkbox\" disabled")
    html.raw(isDone ? " checked aria-label=\"\(words.taskDone)\"> " : " aria-label=\"\(words.taskToDo)\"> ")
  }

  private mutating func exitItem() {
    close()
    html.raw("</li>\n")
  }
}
