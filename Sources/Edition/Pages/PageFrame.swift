import PluginKit
import Theme

/// What all pages of an edition share: the site, the menu, the ways home. Made once.
struct PageFrame: Sendable {
  let corpus: Corpus
  let theme: Theme
  private let menuNodes: [Int]

  static let homeAddress = Address("index.html")
  static let searchAddress = Address("recherche/index.html")
  static let planAddress = Address("plan.html")
  static let indexAddress = Address("index-a-z.html")
  static let feedAddress = Address("atom.xml")

  init(corpus: Corpus, theme: Theme) {
    self.corpus = corpus
    self.theme = theme
    menuNodes = corpus.site.menu.compactMap { corpus.graph.resolver.node(named: $0.text, language: "fr") }
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

  private func menu(from address: Address) -> [MenuItemView] {
    let nodes = corpus.graph.nodes
    return menuNodes.map { index in
      let node = nodes[index]
      let folder = node.address.path.dropLast("index.html".count)
      let isAbove = node.address.path.hasSuffix("index.html") && address.path.hasPrefix(folder)
      return MenuItemView(title: node.title, url: address.link(to: node.address), current: node.address == address || isAbove)
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
