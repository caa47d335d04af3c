import CCMarkGFM
import Diagnostics

extension BodyWalker {
  mutating func enterParagraph(_ node: Node) {
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

  mutating func exitParagraph(_ node: Node) {
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

  mutating func enterHeading(_ node: Node) {
    html.line()
    beginLeaf(node)
    open(.heading, detail: Int(cmark_node_get_heading_level(node)), source: sourceRange(node))
    html.raw("<h\(shownLevel(node))>")
  }

  mutating func exitHeading(_ node: Node) {
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
      html.raw("</h\(shownLevel(node))>\n")
      if level == 1 { report(at: range, Messages.surplusTitle) }
    }
    if level == 1 { hasPageTitle = true }
    closeLeaf()
  }

  /// A page has one `h1`, drawn by its template; a second one in the body is shown as `h2`.
  private func shownLevel(_ node: Node) -> Int { max(2, Int(cmark_node_get_heading_level(node))) }

  mutating func writeRule(_ node: Node) {
    open(.rule, source: sourceRange(node))
    close()
    html.line()
    html.raw("<hr>\n")
  }
}
