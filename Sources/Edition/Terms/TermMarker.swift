import PluginKit

/// Marks the terms of the glossary in the body of a page: a link to the term, at its first occurrence in each section.
///
/// Links, headings, codes, table headers, captions and drawings are left as they are.
struct TermMarker: Sendable {
  let terms: GlossaryTerms

  private static let closedElements: Set<String> = [
    "a", "abbr", "button", "caption", "code", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre",
    "summary", "svg", "th",
  ]

  /// - Parameter html: the body of the document, its links filled in.
  /// - Returns: the body, and the terms that are marked in it.
  func mark(_ html: [UInt8], of document: Document) -> (html: [UInt8], terms: Set<Int>) {
    guard terms.speaks(document.language) else { return (html, []) }
    var marked: [UInt8] = []
    marked.reserveCapacity(html.count + html.count / 16)
    var seen: Set<Int> = [document.index]
    var found: Set<Int> = []
    var closed = 0
    for token in HTMLTokens(html) {
      switch token {
      case .opening(let name, let range):
        if name == "h2" {
          found.formUnion(seen)
          seen = [document.index]
        }
        if Self.closedElements.contains(name) { closed += 1 }
        marked += html[range]
      case .closing(let name, let range):
        if Self.closedElements.contains(name) { closed -= 1 }
        marked += html[range]
      case .text(let range) where closed == 0:
        write(html[range], of: document, &seen, into: &marked)
      case .text(let range), .comment(let range):
        marked += html[range]
      }
    }
    return (marked, found.union(seen).subtracting([document.index]))
  }

  private func write(_ text: ArraySlice<UInt8>, of document: Document, _ seen: inout Set<Int>, into marked: inout [UInt8]) {
    var written = text.startIndex
    for (range, term) in terms.places(in: text, language: document.language) where seen.insert(term.index).inserted {
      marked += text[written..<range.lowerBound]
      marked +=
        HTML.element(
          "a", ["class": "terme", "href": document.address.link(to: term.address)], [HTML(trusted: Array(text[range]))]
        ).bytes
      written = range.upperBound
    }
    marked += text[written...]
  }
}
