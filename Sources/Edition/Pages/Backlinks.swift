import PluginKit
import Theme

/// The pages that lead to a page, by kind, as the page lists them.
///
/// Left out of a document’s: the indexes above it, to which its breadcrumb leads, and the home pages of all languages; translations, which the
/// page names in its head; and the pages that stand around its text already.
struct Backlinks {
  let corpus: Corpus

  init(_ corpus: Corpus) {
    self.corpus = corpus
  }

  /// - Parameter shown: documents to which the page leads around its text.
  func groups(of document: Document, besides shown: Set<Int>) -> [BacklinkGroupView] {
    let known = shown.union(corpus.translations[document])
    let sources = corpus.graph.backlinks[document.index].filter { !known.contains($0) && !isAbove($0, document) }
    return groups(sources, document.address, document.language)
  }

  func groups(of node: PageNode) -> [BacklinkGroupView] {
    guard let index = corpus.graph.resolver.node(at: node.address) else { return [] }
    return groups(corpus.graph.backlinks[index], node.address, node.language)
  }

  /// Kinds in the order in which their first page comes.
  private func groups(_ sources: [Int], _ address: Address, _ language: String) -> [BacklinkGroupView] {
    var groups: [(kind: String, members: [Int])] = []
    for index in sources {
      let kind = corpus.graph.nodes[index].kindLabel
      if let place = groups.firstIndex(where: { $0.kind == kind }) {
        groups[place].members.append(index)
      } else {
        groups.append((kind, [index]))
      }
    }
    return groups.map { kind, members in
      BacklinkGroupView(label: label(kind, members), links: members.map { link(to: $0, address, language) })
    }
  }

  private func label(_ kind: String, _ members: [Int]) -> String {
    let document = members.count > 1 ? corpus.graph.nodes[members[0]].document : nil
    let name = document.map { corpus.documents[$0].model.plural } ?? kind
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private func link(to index: Int, _ address: Address, _ language: String) -> BacklinkView {
    let node = corpus.graph.nodes[index]
    return BacklinkView(
      title: node.title, url: address.link(to: node.address), language: node.language == language ? "" : node.language)
  }

  /// Whether a node is a home page or the index of a folder that the document is in.
  private func isAbove(_ index: Int, _ document: Document) -> Bool {
    guard let other = corpus.graph.nodes[index].document.map({ corpus.documents[$0] }) else { return false }
    return other.model.pageKind == PageKind.home.rawValue
      || other.path.isIndex && document.path.folders.starts(with: other.path.folders)
  }
}
