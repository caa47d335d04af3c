import CCMarkGFM
import Diagnostics

/// An allowed HTML tag that waits for its end.
struct OpenTag {
  let name: AllowedTag.Name
  /// The node that holds the tag: it must be closed in the same one.
  let parent: Node
  let source: Range<Int>
}

extension BodyWalker {
  mutating func writeInlineHTML(_ node: Node) {
    guard !isSilent, let literal = literal(of: node), let parent = cmark_node_parent(node) else { return }
    guard !literal.starts(with: "<!--".utf8) else { return }
    if let tag = AllowedTag(literal), write(tag, in: parent, node) { return }
    let start = contentOffset(ofStart: node)
    report(at: placeMap().fileRange(start..<start + literal.count), Messages.htmlRefused)
    html.escaped(literal)
  }

  /// - Returns: false for a closing tag that closes nothing here.
  private mutating func write(_ tag: AllowedTag, in parent: Node, _ node: Node) -> Bool {
    switch tag {
    case .lineBreak:
      html.raw("<br>")
      text.append(0x20)
    case .open(let name, let title):
      writeOpening(name, title: title)
      let start = fileOffset(ofStart: node)
      openTags.append(OpenTag(name: name, parent: parent, source: start..<start + 1))
    case .close(let name):
      guard let open = openTags.last, open.name == name, open.parent == parent else { return false }
      openTags.removeLast()
      html.raw("</\(name.rawValue)>")
    }
    return true
  }

  private mutating func writeOpening(_ name: AllowedTag.Name, title: String?) {
    html.raw("<\(name.rawValue)")
    if let title {
      html.raw(" title=\"")
      html.escaped(title)
      html.raw("\"")
    }
    html.raw(">")
  }

  /// Closes the tags that were opened in a node and left open at its end.
  mutating func closeTags(of node: Node) {
    while let open = openTags.last, open.parent == node {
      openTags.removeLast()
      html.raw("</\(open.name.rawValue)>")
      report(at: open.source) { Messages.tagNotClosed(open.name.rawValue, $0, at: $1) }
    }
  }

  /// A block of HTML is refused, unless it holds comments only.
  mutating func writeHTMLBlock(_ node: Node) {
    guard let literal = literal(of: node) else { return }
    let rest = Self.withoutComments(literal)
    guard rest.contains(where: { !isBlank($0) }) else { return }
    let line = lines.range(Int(cmark_node_get_start_line(node)))
    let start = line.lowerBound + Int(cmark_node_get_start_column(node)) - 1
    var end = line.upperBound
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    report(at: min(start, end)..<end, Messages.htmlRefused)
    beginLeaf(node)
    open(.paragraph, source: min(start, end)..<end)
    html.line()
    html.raw("<p>")
    html.escaped(rest[...])
    html.raw("</p>\n")
    text.append(contentsOf: rest.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
    closeLeaf()
  }

  private static func withoutComments(_ markup: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var rest: [UInt8] = []
    var index = 0
    while index < markup.count {
      if markup[index] == UInt8(ascii: "<"), markup[index...].starts(with: "<!--".utf8) {
        index = endOfComment(markup, from: index + 4)
      } else {
        rest.append(markup[index])
        index += 1
      }
    }
    return rest
  }

  private static func endOfComment(_ markup: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < markup.count {
      if markup[index] == UInt8(ascii: "-"), markup[index...].starts(with: "-->".utf8) { return index + 3 }
      index += 1
    }
    return markup.count
  }
}
