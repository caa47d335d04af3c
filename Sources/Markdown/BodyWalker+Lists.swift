import CCMarkGFM

extension BodyWalker {
  mutating func enterList(_ node: Node) {
    deepen(node)
    html.line()
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    open(isOrdered ? .orderedList : .bulletList, source: sourceRange(node))
    let start = cmark_node_get_list_start(node)
    html.raw(!isOrdered ? "<ul>\n" : start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n")
  }

  mutating func exitList(_ node: Node) {
    rise()
    close()
    html.raw(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n")
  }

  mutating func enterItem(_ node: Node) {
    html.line()
    let isTask = cmark_node_get_type_string(node).map { $0[0] == CChar(UInt8(ascii: "t")) } ?? false
    let isDone = isTask && cmark_gfm_extensions_get_tasklist_item_checked(node)
    open(.item, detail: isDone ? 1 : 0, source: sourceRange(node))
    guard isTask else { return html.raw("<li>") }
    html.raw("<li class=\"tache\"><input type=\"checkbox\" disabled")
    html.raw(isDone ? " checked aria-label=\"\(words.taskDone)\"> " : " aria-label=\"\(words.taskToDo)\"> ")
  }

  mutating func exitItem() {
    close()
    html.raw("</li>\n")
  }
}
