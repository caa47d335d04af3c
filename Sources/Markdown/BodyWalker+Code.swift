import CCMarkGFM
import Diagnostics

extension BodyWalker {
  mutating func writeCodeBlock(_ node: Node) {
    let info = cmark_node_get_fence_info(node).map(bytesOfCString) ?? UnsafeBufferPointer(start: nil, count: 0)
    let name = String(decoding: info.prefix { !isBlank($0) }, as: UTF8.self)
    html.line()
    if options.blockDirectives.contains(name) {
      writeDirective(name, node)
      return
    }
    if !name.isEmpty, !MarkdownOptions.codeLanguages.contains(name) {
      let directives = options.blockDirectives
      report(at: FencedBlock(node, bytes, lines).name) { Messages.unknownBlock(name, $0, at: $1, directives: directives) }
    }
    beginLeaf(node)
    open(.code, source: sourceRange(node))
    html.raw("<pre><code")
    if !name.isEmpty {
      html.raw(" class=\"language-")
      html.escaped(name)
      html.raw("\"")
    }
    html.raw(">")
    if let literal = literal(of: node) {
      html.escaped(literal)
      appendOneLine(literal)
    }
    html.raw("</code></pre>\n")
    closeLeaf()
  }

  private mutating func appendOneLine(_ code: UnsafeBufferPointer<UInt8>) {
    let end = code.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0
    for byte in code[..<end] { text.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
  }

  private mutating func writeDirective(_ name: String, _ node: Node) {
    let fenced = FencedBlock(node, bytes, lines)
    let range = sourceRange(node)
    if !calloutQuotes.isEmpty { report(at: fenced.name) { Messages.directiveInQuote(name, $0, at: $1) } }
    open(.directive, source: range)
    close()
    html.hole(.directive(directives.count))
    add(Directive(name: name, isInline: false, body: fenced.body, nameSource: fenced.name, source: range))
  }
}

/// Where the parts of a fenced block are in the file.
private struct FencedBlock {
  let name: Range<Int>
  /// The lines between the fences.
  let body: Range<Int>

  init(_ node: Node, _ bytes: UnsafeBufferPointer<UInt8>, _ lines: LineTable) {
    let firstLine = Int(cmark_node_get_start_line(node))
    let lastLine = Int(cmark_node_get_end_line(node))
    let opening = lines.range(firstLine)
    let column = Int(cmark_node_get_start_column(node)) - 1
    let fence = min(opening.lowerBound + column, opening.upperBound)
    let afterFence = bytes[fence..<opening.upperBound].drop { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
    let word = afterFence.drop(while: isBlank).prefix { !isBlank($0) }
    name = word.startIndex..<word.endIndex
    let isClosed = lastLine > firstLine && Self.isFence(bytes[lines.range(lastLine)])
    body = opening.upperBound..<max(opening.upperBound, lines.start(isClosed ? lastLine : lastLine + 1))
  }

  /// Whether a line, less the marks of its quotes, holds only a fence.
  private static func isFence(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let marks = line.drop { isBlank($0) || $0 == UInt8(ascii: ">") }
    guard let mark = marks.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return false }
    let rest = marks.drop { $0 == mark }
    return rest.startIndex - marks.startIndex >= 3 && rest.allSatisfy(isBlank)
  }
}
