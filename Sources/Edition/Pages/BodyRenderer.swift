import PluginKit

/// Fills the holes of a document's HTML: links, pictures and what its directives have become; then marks the terms of the glossary and keeps
/// identifiers whole.
struct BodyRenderer: Sendable {
  let corpus: Corpus
  private let pictures: ShownPictures
  private let marker: TermMarker

  init(corpus: Corpus, pictures: ShownPictures) {
    self.corpus = corpus
    self.pictures = pictures
    marker = TermMarker(terms: GlossaryTerms(corpus))
  }

  /// - Parameters:
  ///   - fragments: what each directive of the document has become; nil for one that failed.
  ///   - onPaper: whether it is for a document made for paper.
  /// - Returns: the body, and the terms of the glossary that are marked in it.
  func body(of document: Document, fragments: [Fragment?], onPaper: Bool = false) -> (html: [UInt8], terms: Set<Int>) {
    let made = fragments.map { (onPaper ? $0?.paper : nil) ?? $0?.html }
    let (html, terms) = marker.mark(filled(document, made), of: document)
    return (WholeIdentifiers.kept(html), terms)
  }

  private func filled(_ document: Document, _ fragments: [HTML?]) -> [UInt8] {
    let html = document.markdown.html
    var bytes: [UInt8] = []
    bytes.reserveCapacity(html.bytes.count + html.holes.count * 48 + fragments.reduce(0) { $0 + ($1?.bytes.count ?? 0) })
    var position = 0
    for hole in html.holes {
      bytes.append(contentsOf: html.bytes[position..<hole.offset])
      position = hole.offset
      fill(hole.content, of: document, fragments, into: &bytes)
    }
    bytes.append(contentsOf: html.bytes[position...])
    return bytes
  }

  private func fill(
    _ content: HTMLWithHoles.Hole.Content, of document: Document, _ fragments: [HTML?], into bytes: inout [UInt8]
  ) {
    switch content {
    case .linkAttributes(let index): linkAttributes(index, document, into: &bytes)
    case .linkText(let index): bytes += FrenchHTML.spaced(HTML(linkText(index, document)).bytes, language: document.language)
    case .imageAttributes(let index): imageAttributes(document.markdown.images[index], document, into: &bytes)
    case .directive(let index): bytes += FrenchHTML.spaced(fragments[index]?.bytes ?? [], language: document.language)
    }
  }

  private func linkAttributes(_ index: Int, _ document: Document, into bytes: inout [UInt8]) {
    switch corpus.graph.targets[document.index][index] {
    case .page(let node, let anchor):
      let address = corpus.graph.nodes[node].address
      let path = address == document.address && anchor != nil ? "" : document.address.link(to: address)
      attribute(" href", path + (anchor.map { "#" + $0 } ?? ""), into: &bytes)
    case .file(let address):
      attribute(" href", document.address.link(to: address), into: &bytes)
    case .external(let url):
      // On paper the address follows the text, unless it is the text.
      let isItsText = document.markdown.links[index].text == url
      attribute(" class", isItsText ? "lien-externe adresse" : "lien-externe", into: &bytes)
      attribute(" rel", "external", into: &bytes)
      attribute(" href", url, into: &bytes)
    case .broken:
      attribute(" class", "lien-absent", into: &bytes)
    }
  }

  /// The title of the page that a wiki link without its own text leads to.
  private func linkText(_ index: Int, _ document: Document) -> String {
    guard case .page(let node, _) = corpus.graph.targets[document.index][index] else {
      return document.markdown.links[index].target
    }
    return corpus.graph.nodes[node].title
  }

  private func imageAttributes(_ image: Image, _ document: Document, into bytes: inout [UInt8]) {
    guard let address = corpus.graph.imageAddress(image, in: document) else { return }
    attribute(" src", document.address.link(to: address), into: &bytes)
    guard let picture = pictures[address] else { return }
    attribute(" width", "\(picture.width)", into: &bytes)
    attribute(" height", "\(picture.height)", into: &bytes)
    guard !picture.copies.isEmpty else { return }
    let copies = picture.copies.map { "\(document.address.link(to: $0.address)) \($0.width)w" }
    // One that is no wider than a dense screen needs stands among its copies.
    let original =
      picture.width <= (ShownPictures.widths.last ?? 0) ? ["\(document.address.link(to: address)) \(picture.width)w"] : []
    attribute(" srcset", (copies + original).joined(separator: ", "), into: &bytes)
    attribute(" sizes", Self.sizes, into: &bytes)
  }

  /// The width of a picture on a page: that of the column of text, which the style sheets set.
  private static let sizes = "(min-width: 44rem) 40rem, 100vw"

  private func attribute(_ name: StaticString, _ value: String, into bytes: inout [UInt8]) {
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: "=\"".utf8)
    bytes.append(contentsOf: HTML(value).bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}
