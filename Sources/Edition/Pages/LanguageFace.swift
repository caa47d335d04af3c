import PluginKit
import Theme

/// How the site presents itself in one of its languages: its name, its home page, its menu.
struct LanguageFace: Sendable {
  let title: String
  let shortTitle: String
  let tagline: String
  let description: String
  let home: Address
  let legal: Address?
  let accessibility: Address
  let contact: Address?
  private let entries: [(address: Address, title: String)]

  /// In the main language, as `site.yml` says.
  init(main corpus: Corpus) {
    let site = corpus.site
    title = site.title
    shortTitle = site.shortTitle.isEmpty ? site.title : site.shortTitle
    tagline = site.tagline
    description = site.description
    home = PageFrame.homeAddress
    entries = site.menu.compactMap { entry in
      Self.node(entry.page, in: corpus).map { ($0.address, entry.title ?? $0.title) }
    }
    legal = site.legalPage.flatMap { Self.node($0, in: corpus)?.address }
    accessibility = StatementPages.address(site.languages.first ?? "fr", among: site.languages)
    contact = site.contactPage.flatMap { Self.node($0, in: corpus)?.address }
  }

  /// In another language, as the pages of its folder say; nil when it has no home page.
  init?(_ language: String, of corpus: Corpus) {
    guard let folder = corpus.outline.folders[language], let index = folder.index else { return nil }
    let main = LanguageFace(main: corpus)
    let document = corpus.documents[index]
    title = document.title
    shortTitle = document.text("titre_court") ?? document.title
    tagline = ""
    description = document.summary
    home = document.address
    entries = folder.entries.compactMap { entry in
      guard case .document(let index) = entry else { return nil }
      let page = corpus.documents[index]
      return (page.address, page.text("titre_court") ?? page.title)
    }
    accessibility = StatementPages.address(language, among: corpus.site.languages)
    (legal, contact) = (main.legal, main.contact)
  }

  /// The menu of a page. The current section is the deepest that holds the page.
  func menu(from address: Address, link: (Address) -> String) -> [MenuItemView] {
    let current = entries.map(\.address).filter { $0.holds(address) }.max { $0.path.utf8.count < $1.path.utf8.count }
    return entries.map { MenuItemView(title: $0.title, url: link($0.address), current: $0.address == current) }
  }

  private static func node(_ path: SourcePath, in corpus: Corpus) -> PageNode? {
    corpus.graph.resolver.node(named: path.text, language: "fr").map { corpus.graph.nodes[$0] }
  }
}

extension Address {
  /// True for the page itself, and for an index of a folder that the page is in.
  fileprivate func holds(_ page: Address) -> Bool {
    self == page || (path.hasSuffix("/index.html") && page.path.utf8.starts(with: path.utf8.dropLast("index.html".utf8.count)))
  }
}
