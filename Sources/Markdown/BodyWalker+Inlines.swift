import CCMarkGFM

extension BodyWalker {
  /// Within an image nothing but its alternative text is written.
  var isSilent: Bool { !openImages.isEmpty }

  func literal(of node: Node) -> UnsafeBufferPointer<UInt8>? {
    cmark_node_get_literal(node).map(bytesOfCString)
  }

  mutating func enterInline(_ node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_SOFTBREAK: writeBreak(node, isHard: false)
    case CMARK_NODE_LINEBREAK: writeBreak(node, isHard: true)
    case CMARK_NODE_CODE: writeCode(node)
    case CMARK_NODE_HTML_INLINE: writeInlineHTML(node)
    case CMARK_NODE_FOOTNOTE_REFERENCE: writeNoteCall(node)
    case CMARK_NODE_LINK: enterLink(node)
    case CMARK_NODE_IMAGE: enterImage(node)
    default:
      deepen(node)
      if let name = emphasis(node), !isSilent { html.raw("<\(name)>") }
    }
  }

  mutating func exitInline(_ node: Node) {
    closeTags(of: node)
    switch cmark_node_get_type(node) {
    case CMARK_NODE_LINK: exitLink(node)
    case CMARK_NODE_IMAGE: exitImage(node)
    default:
      rise()
      if let name = emphasis(node), !isSilent { html.raw("</\(name)>") }
    }
  }

  private func emphasis(_ node: Node) -> String? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_EMPH: "em"
    case CMARK_NODE_STRONG: "strong"
    case let type where type.rawValue == kinds.strikethrough: "del"
    default: nil
    }
  }

  private mutating func writeBreak(_ node: Node, isHard: Bool) {
    if endsCalloutTitle(node) { return }
    text.append(0x20)
    guard !isSilent else { return }
    html.raw(isHard ? "<br>\n" : "\n")
  }

  private mutating func writeCode(_ node: Node) {
    guard let literal = literal(of: node) else { return }
    if !isSilent, let name = inlineDirective(literal) {
      writeInlineDirective(name, node)
      return
    }
    text.append(contentsOf: literal)
    guard !isSilent else { return }
    html.raw("<code>")
    html.escaped(literal)
    html.raw("</code>")
  }

  /// The name of the plugin that renders this code: its first word, when more words follow.
  private func inlineDirective(_ literal: UnsafeBufferPointer<UInt8>) -> String? {
    let code = literal.drop(while: isBlank)
    let word = code.prefix { !isBlank($0) }
    guard word.endIndex < code.endIndex, code[word.endIndex...].contains(where: { !isBlank($0) }) else { return nil }
    let name = String(decoding: word, as: UTF8.self)
    return options.inlineDirectives.contains(name) ? name : nil
  }

  private mutating func writeInlineDirective(_ name: String, _ node: Node) {
    let places = InlineMap.CodePlaces(placeMap(), start: contentOffset(ofStart: node))
    html.hole(.directive(directives.count))
    add(
      Directive(name: name, isInline: true, body: places.body, nameSource: places.firstWord, source: places.whole))
  }
}

extension InlineMap {
  /// Where the parts of an inline code are in the file.
  struct CodePlaces {
    let whole: Range<Int>
    let firstWord: Range<Int>
    /// What follows the first word.
    let body: Range<Int>

    /// - Parameter start: the offset just after the opening backticks.
    init(_ map: InlineMap, start: Int) {
      let content = map.content
      var opening = start
      while opening > 0, content[opening - 1] == UInt8(ascii: "`") { opening -= 1 }
      let end = Self.closing(in: content, from: start, length: start - opening)
      let code = content[start..<end].drop(while: isBlank)
      let word = code.prefix { !isBlank($0) }
      let rest = content[word.endIndex..<end].drop(while: isBlank)
      let restEnd = rest.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? rest.startIndex
      whole = map.fileRange(opening..<min(end + start - opening, content.count))
      firstWord = map.fileRange(word.startIndex..<word.endIndex)
      body = map.fileRange(rest.startIndex..<restEnd)
    }

    /// The start of the next run of exactly `length` backticks.
    private static func closing(in content: UnsafeBufferPointer<UInt8>, from start: Int, length: Int) -> Int {
      var index = start
      while index < content.count {
        let run = content[index...].prefix { $0 == UInt8(ascii: "`") }.count
        if run == length, run > 0 { return index }
        index += max(run, 1)
      }
      return content.count
    }
  }
}
