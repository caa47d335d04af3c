import CCMarkGFM
import Diagnostics

/// A callout whose title is being written: the first line of the first paragraph of a quote.
struct OpenCallout {
  let kind: CalloutKind
  let paragraph: Node
  /// The text that holds the marker, and where the title begins in it.
  let markerText: Node
  let titleStart: Int
}

extension BodyWalker {
  mutating func enterQuote(_ node: Node) {
    deepen(node)
    html.line()
    if let found = findCallout(node) {
      callout = found
      open(.callout, source: sourceRange(node))
      html.raw("<div class=\"encart encart-\(found.kind.rawValue)\" role=\"note\" aria-label=\"\(found.kind.title(words))\">\n")
      calloutQuotes.append(true)
    } else {
      open(.quote, source: sourceRange(node))
      html.raw("<blockquote>\n")
      calloutQuotes.append(false)
    }
  }

  mutating func exitQuote() {
    rise()
    close()
    html.line()
    html.raw(calloutQuotes.popLast() == true ? "</div>\n" : "</blockquote>\n")
  }

  private mutating func findCallout(_ quote: Node) -> OpenCallout? {
    guard let paragraph = cmark_node_first_child(quote), cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH,
      let text = cmark_node_first_child(paragraph), let literal = literal(of: text), literal.starts(with: "[!".utf8),
      let end = literal.firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    let name = String(decoding: literal[2..<end], as: UTF8.self)
    guard let kind = CalloutKind(written: name) else {
      reportUnknownCallout(name, text: text, paragraph: paragraph)
      return nil
    }
    let titleStart = literal[(end + 1)...].firstIndex { !isBlank($0) } ?? literal.count
    return OpenCallout(kind: kind, paragraph: paragraph, markerText: text, titleStart: titleStart)
  }

  private mutating func reportUnknownCallout(_ name: String, text: Node, paragraph: Node) {
    beginLeaf(paragraph)
    let start = fileOffset(ofStart: text)
    report(at: start..<start + name.utf8.count + 3) { Messages.unknownCallout(name, $0, at: $1) }
  }

  /// The word of the kind alone, or above the author's own title: a colour and a sign say nothing to whoever does not see them.
  mutating func beginCalloutTitle() {
    guard let callout else { return }
    let word = callout.kind.title(words)
    html.raw("<p class=\"encart-titre\">" + (hasOwnTitle(callout) ? "<span class=\"encart-genre\">\(word)</span> " : word))
  }

  private func hasOwnTitle(_ callout: OpenCallout) -> Bool {
    guard callout.titleStart == literal(of: callout.markerText)?.count else { return true }
    let next = cmark_node_next(callout.markerText).map(cmark_node_get_type)
    return next != nil && next != CMARK_NODE_SOFTBREAK && next != CMARK_NODE_LINEBREAK
  }

  mutating func endCalloutTitle() {
    html.raw("</p>\n")
    endTextLine()
  }

  /// The line break that ends the title of a callout, and begins its first paragraph.
  /// - Returns: false for any other line break.
  mutating func endsCalloutTitle(_ lineBreak: Node) -> Bool {
    guard let callout, cmark_node_parent(lineBreak) == callout.paragraph else { return false }
    closeTags(of: callout.paragraph)
    endCalloutTitle()
    self.callout = nil
    let whole = sourceRange(callout.paragraph)
    let start = cmark_node_next(lineBreak).map { fileOffset(ofStart: $0) } ?? whole.upperBound
    leaf.textStart = text.count
    open(.paragraph, source: min(start, whole.upperBound)..<whole.upperBound)
    html.raw("<p>")
    return true
  }
}
