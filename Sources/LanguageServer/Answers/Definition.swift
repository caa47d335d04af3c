import Authoring
import PluginKit

/// Where a link leads, or the document that a field names.
struct Definition {
  private let place: DocumentPlace

  init(_ place: DocumentPlace) { self.place = place }

  var answer: JSONValue {
    guard let (target, anchor) = LinkUnderCursor(place).target, let index = place.corpus.graph.nodes[target].document else {
      return .null
    }
    let document = place.corpus.documents[index]
    let heading = anchor.flatMap { name in document.markdown.headings.first { $0.anchor == name } }
    return .keys(["uri": .text(place.uris.uri(of: document.path)), "range": document.source.lspRange(heading?.source ?? 0..<0)])
  }
}

/// The page that the link or the field under the cursor leads to.
struct LinkUnderCursor {
  private let place: DocumentPlace

  init(_ place: DocumentPlace) { self.place = place }

  /// Index in the nodes of the link graph, and the anchor in that page.
  var target: (node: Int, anchor: String?)? {
    let links = place.document.markdown.links
    if let index = links.firstIndex(where: { $0.source.contains(place.offset) || $0.source.upperBound == place.offset }) {
      guard case .page(let node, let anchor) = place.corpus.graph.targets[place.document.index][index] else { return nil }
      return (node, anchor)
    }
    guard let value = FrontMatterCursor(place.source, offset: place.offset)?.value, !value.isEmpty else { return nil }
    return place.corpus.graph.resolver.node(named: value, language: place.document.language).map { ($0, nil) }
  }
}
