import CCMarkGFM
import Glibc

extension BodyWalker {
  mutating func writeText(_ node: Node) {
    guard let literal = literal(of: node) else { return }
    leaf.lastText = (node, literal)
    let start = callout?.markerText == node ? callout?.titleStart ?? 0 : 0
    if openLinks.isEmpty, !isSilent, holdsBrackets(literal) {
      writeWikiText(literal, from: start, node)
    } else {
      writePlain(literal, start..<literal.count, beforeWord: isBeforeWord(node, literal))
    }
  }

  private func holdsBrackets(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = literal.baseAddress else { return false }
    return memchr(base, 0x5B, literal.count) != nil
  }

  private mutating func writePlain(_ literal: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, beforeWord: Bool) {
    guard !range.isEmpty else { return }
    let part = UnsafeBufferPointer(rebasing: literal[range])
    text.append(contentsOf: part)
    guard !isSilent else { return }
    if isFrench, openLinks.last??.isAutomatic != true { html.french(part, beforeWord: beforeWord) } else { html.escaped(part) }
  }

  /// Whether an apostrophe at the end of the text is followed by a word: `l'*accord*`.
  private func isBeforeWord(_ node: Node, _ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    guard literal.last == UInt8(ascii: "'"), let next = cmark_node_next(node) else { return false }
    switch cmark_node_get_type(next) {
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_HTML_INLINE, CMARK_NODE_FOOTNOTE_REFERENCE: return false
    default: return true
    }
  }

  // MARK: Wiki links

  private mutating func writeWikiText(_ literal: UnsafeBufferPointer<UInt8>, from start: Int, _ node: Node) {
    var written = start
    var index = start
    var alignment: LiteralAlignment?
    while index < literal.count {
      guard literal[index] == UInt8(ascii: "["), let link = WikiLink(literal, at: index) else {
        index += 1
        continue
      }
      var places = alignment ?? LiteralAlignment(literal, in: placeMap().content, from: contentOffset(ofStart: node))
      let opening = places.contentOffset(of: index)
      let isWritten = places.showsBrackets(at: opening)
      let end = places.contentOffset(of: link.range.upperBound)
      alignment = places
      if isWritten {
        writePlain(literal, written..<index, beforeWord: true)
        writeWikiLink(link, literal, source: placeMap().fileRange(opening..<max(opening, end)))
        written = link.range.upperBound
      }
      index = link.range.upperBound
    }
    writePlain(literal, written..<literal.count, beforeWord: isBeforeWord(node, literal))
  }

  private mutating func writeWikiLink(_ link: WikiLink, _ literal: UnsafeBufferPointer<UInt8>, source: Range<Int>) {
    html.raw("<a")
    html.hole(.linkAttributes(links.count))
    html.raw(">")
    let textStart = text.count
    if let label = link.label {
      writePlain(literal, label, beforeWord: false)
    } else {
      html.hole(.linkText(links.count))
      text.append(contentsOf: link.plainText.utf8)
    }
    html.raw("</a>")
    add(
      Link(
        form: .wiki, target: link.target, fragment: link.fragment, hasText: link.label != nil,
        text: String(decoding: text[textStart...], as: UTF8.self), source: source))
  }
}

extension LiteralAlignment {
  /// Whether both brackets were typed as brackets, not as `\[` or `&#91;`.
  func showsBrackets(at offset: Int) -> Bool {
    content[offset...].prefix(2).allSatisfy { $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "&") }
  }
}
