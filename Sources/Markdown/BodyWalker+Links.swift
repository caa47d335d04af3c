import CCMarkGFM

struct OpenLink {
  let index: Int
  let textStart: Int
  let source: Range<Int>
  /// An address that stands as it is in the text.
  let isAutomatic: Bool
}

struct OpenImage {
  let textStart: Int
  let source: Range<Int>
}

extension BodyWalker {
  mutating func enterLink(_ node: Node) {
    deepen(node)
    guard openLinks.isEmpty, !isSilent else {
      openLinks.append(nil)
      return
    }
    let (source, isAutomatic) = linkPlace(node)
    let target = LinkTarget(address(of: node))
    openLinks.append(OpenLink(index: links.count, textStart: text.count, source: source, isAutomatic: isAutomatic))
    html.raw("<a")
    html.hole(.linkAttributes(links.count))
    html.raw(">")
    add(
      Link(form: .markdown, target: target.path, fragment: target.fragment, hasText: false, text: "", source: source))
  }

  mutating func exitLink(_ node: Node) {
    rise()
    guard let open = openLinks.popLast() ?? nil else { return }
    let label = String(decoding: text[open.textStart...], as: UTF8.self)
    let link = links[open.index]
    links[open.index] = Link(
      form: .markdown, target: link.target, fragment: link.fragment, hasText: !label.isEmpty, text: label, source: link.source)
    if label.isEmpty { html.hole(.linkText(open.index)) }
    html.raw("</a>")
  }

  mutating func enterImage(_ node: Node) {
    deepen(node)
    openImages.append(OpenImage(textStart: text.count, source: bracketedPlace(node)))
  }

  mutating func exitImage(_ node: Node) {
    rise()
    guard let open = openImages.popLast(), !isSilent else { return }
    let alternative = text[open.textStart...]
    html.raw("<img alt=\"")
    html.escaped(alternative)
    html.raw("\"")
    html.hole(.imageAttributes(images.count))
    html.raw(" loading=\"lazy\">")
    add(
      Image(
        target: LinkTarget(address(of: node)).path, alternative: String(decoding: alternative, as: UTF8.self), source: open.source
      ))
  }

  private func address(of node: Node) -> String {
    cmark_node_get_url(node).map { String(decoding: bytesOfCString($0), as: UTF8.self) } ?? ""
  }
}
