import PluginKit
import Theme

/// What all pages of an edition share: the site, the menu, the ways home. Made once.
struct PageFrame: Sendable {
  let corpus: Corpus
  let theme: Theme
  private let menuNodes: [(node: PageNode, title: String)]

  static let homeAddress = Address("index.html")
  static let searchAddress = Address("recherche/index.html")
  static let planAddress = Address("plan.html")
  static let indexAddress = Address("index-a-z.html")
  static let feedAddress = Address("atom.xml")

  init(corpus: Corpus, theme: Theme) {
    self.corpus = corpus
    self.theme = theme
    let resolver = corpus.graph.resolver
    menuNodes = corpus.site.menu.compactMap { entry in
      resolver.node(named: entry.page.text, language: "fr").map { (resolver.nodes[$0], entry.title ?? resolver.nodes[$0].title) }
    }
  }

  /// What the page at an address shows around its content.
  func common(
    at address: Address, title: String, description: String, language: String, breadcrumb: [LinkView] = []
  ) -> CommonView {
    let site = corpus.site
    var view = CommonView(
      language: language, root: address.rootPrefix, site: Prepared(siteView(from: address)), title: title,
      documentTitle: title == site.title ? title : "\(title) – \(site.title)")
    view.description = description
    view.canonical = site.baseURL.isEmpty ? "" : site.baseURL + address.path
    view.feedURL = address.link(to: Self.feedAddress)
    view.menu = menu(from: address)
    view.breadcrumb = breadcrumb
    view.homeURL = address.link(to: Self.homeAddress)
    view.searchURL = address.link(to: Self.searchAddress)
    view.planURL = address.link(to: Self.planAddress)
    view.azURL = address.link(to: Self.indexAddress)
    return view
  }

  /// The breadcrumb of a page in a folder: home, then each folder above.
  func breadcrumb(of document: Document) -> [LinkView] {
    guard document.address != Self.homeAddress else { return [] }
    return breadcrumb(from: document.address, through: corpus.outline.ancestors(of: document))
  }

  func breadcrumb(from address: Address, through folders: [Outline.Folder] = []) -> [LinkView] {
    let home = LinkView(title: strings("fr").t("accueil"), url: address.link(to: Self.homeAddress))
    return [home] + folders.map { LinkView(title: title(of: $0), url: address.link(to: self.address(of: $0))) }
  }

  func strings(_ language: String) -> InterfaceStrings { theme.strings(in: language) }

  /// The title of a folder: that of its index, else its name.
  func title(of folder: Outline.Folder) -> String {
    if let index = folder.index { return corpus.documents[index].title }
    let name = folder.path.split(separator: "/").last.map(String.init) ?? corpus.site.title
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  func address(of folder: Outline.Folder) -> Address {
    folder.index.map { corpus.documents[$0].address } ?? Address(of: SourcePath(folder.path + "/index.md"))
  }

  /// The current section is the deepest that holds the page.
  private func menu(from address: Address) -> [MenuItemView] {
    let current = menuNodes.map(\.node.address).filter { $0.holds(address) }.max { $0.path.utf8.count < $1.path.utf8.count }
    return menuNodes.map { node, title in
      MenuItemView(title: title, url: address.link(to: node.address), current: node.address == current)
    }
  }

  private func siteView(from address: Address) -> SiteView {
    let site = corpus.site
    var view = SiteView(title: site.title)
    view.tagline = site.tagline
    view.description = site.description
    view.url = site.baseURL
    view.publisher = site.publisher
    view.licence = site.licence
    view.licenceURL = site.licenceURL
    view.repository = site.editURL
    view.legalURL = link(from: address, to: site.legalPage)
    view.accessibilityURL = link(from: address, to: site.accessibilityPage)
    view.contactURL = link(from: address, to: site.contactPage)
    view.version = ToolVersion.current
    return view
  }

  private func link(from address: Address, to path: SourcePath?) -> String {
    guard let path, let node = corpus.graph.resolver.node(named: path.text, language: "fr") else { return "" }
    return address.link(to: corpus.graph.nodes[node].address)
  }
}

extension Address {
  /// True for the page itself, and for an index of a folder that the page is in.
  fileprivate func holds(_ page: Address) -> Bool {
    self == page || (path.hasSuffix("/index.html") && page.path.hasPrefix(path.dropLast("index.html".count)))
  }
}
