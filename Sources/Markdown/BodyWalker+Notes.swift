import CCMarkGFM

/// How often each footnote is called, and which one is being written. Notes are numbered in the order of their first call.
struct NoteCounter {
  var calls: [Int: Int] = [:]
  /// The note being written; 0 before the first.
  var current = 0
  var hasBackLinks = false
}

/// Identifiers of notes hold an underscore, which no anchor of a heading can.
extension BodyWalker {
  mutating func writeNoteCall(_ node: Node) {
    guard openImages.isEmpty, let literal = literal(of: node), let number = Int(String(decoding: literal, as: UTF8.self)) else {
      return
    }
    guard openLinks.isEmpty else { return html.raw("<sup class=\"appel-note\">\(number)</sup>") }
    let call = notes.calls[number, default: 0] + 1
    notes.calls[number] = call
    html.raw("<sup class=\"appel-note\"><a href=\"#note_\(number)\" id=\"\(callIdentifier(number, call))\">\(number)</a></sup>")
  }

  private func callIdentifier(_ number: Int, _ call: Int) -> String {
    call == 1 ? "appel_\(number)" : "appel_\(number)_\(call)"
  }

  mutating func enterNote(_ node: Node) {
    html.line()
    if notes.current == 0 { html.raw("<section class=\"notes\">\n<ol>\n") }
    notes.current += 1
    notes.hasBackLinks = false
    open(.footnote, source: sourceRange(node))
    html.raw("<li id=\"note_\(notes.current)\">\n")
  }

  mutating func exitNote() {
    if !notes.hasBackLinks { writeBackLinks() }
    close()
    html.raw("</li>\n")
  }

  /// The links back stand at the end of the last paragraph of a note.
  mutating func writeBackLinks(endOf paragraph: Node) {
    guard notes.current > 0, cmark_node_next(paragraph) == nil, let parent = cmark_node_parent(paragraph),
      cmark_node_get_type(parent) == CMARK_NODE_FOOTNOTE_DEFINITION
    else { return }
    writeBackLinks()
  }

  private mutating func writeBackLinks() {
    notes.hasBackLinks = true
    let number = notes.current
    let calls = notes.calls[number] ?? 0
    guard calls > 0 else { return }
    for call in 1...calls {
      html.raw(
        " <a class=\"retour\" href=\"#\(callIdentifier(number, call))\" aria-label=\"\(words.backToText) \(number)\">↩</a>")
    }
  }

  mutating func finishNotes() {
    if notes.current > 0 { html.raw("</ol>\n</section>\n") }
  }
}
