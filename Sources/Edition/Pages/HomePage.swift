import PluginKit
import Theme

/// Makes the page that opens the site.
struct HomePage {
  let frame: PageFrame

  private static let latestShown = 4

  func page(_ document: Document, _ common: CommonView, _ content: ContentView) -> Page {
    guard document.address == PageFrame.homeAddress else { return .home(common, content, HomeView()) }
    var home = HomeView()
    home.latest = latest(from: document.address)
    home.themes = values("themes", from: document.address)
    home.countries = values("pays", from: document.address)
    home.figures = figures(from: document.address)
    return .home(common, content, home)
  }

  /// The records and fiches written last.
  private func latest(from address: Address) -> [EntryView] {
    let lists = ListPages(frame: frame)
    return LatestDocuments(frame.corpus).documents.prefix(Self.latestShown).map {
      var entry = lists.entry($0, from: address)
      entry.summary = ""
      return entry
    }
  }

  private func values(_ field: String, from address: Address) -> [ValueView] {
    guard let taxonomy = frame.corpus.taxonomies.first(where: { $0.definition.fields.contains(field) }) else { return [] }
    return ListPages(frame: frame).values(of: taxonomy, from: address)
  }

  /// What the registry and the base hold, counted.
  private func figures(from address: Address) -> [FigureView] {
    let strings = frame.strings("fr")
    let documents = frame.corpus.documents
    return [("bonne-pratique", "chiffre_fiches"), ("capitalisation", "chiffre_retours"), ("terme", "chiffre_termes")].compactMap {
      model, key in
      let members = documents.filter { $0.model.name == model }
      guard let first = members.first, let folder = frame.corpus.outline.ancestors(of: first).last else { return nil }
      return FigureView(value: String(members.count), label: strings.t(key), url: address.link(to: frame.address(of: folder)))
    }
  }
}

/// Records, fiches and other dated documents, the latest first.
struct LatestDocuments {
  let documents: [Document]

  init(_ corpus: Corpus) {
    let dated = corpus.documents.filter { ["capitalisation", "fiche"].contains($0.model.pageKind) }.map {
      (date: DocumentFacts($0, corpus: corpus).date?.iso ?? "", document: $0)
    }
    documents = dated.sorted { ($1.date, $0.document.index) < ($0.date, $1.document.index) }.map(\.document)
  }
}
