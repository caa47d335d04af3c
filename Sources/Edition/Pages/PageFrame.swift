import PluginKit
import Theme

/// What all pages of an edition share: the site, the menu, the ways home. Made once.
struct PageFrame: Sendable {
  let corpus: Corpus
  let theme: Theme
  private let conformity: Conformity
  private let faces: [String: LanguageFace]
  private let frenchFace: LanguageFace

  static let homeAddress = Address("index.html")
  static let searchAddress = Address("recherche/index.html")
  static let planAddress = Address("plan.html")
  static let indexAddress = Address("index-a-z.html")
  static let feedAddress = Address("atom.xml")

  init(corpus: Corpus, theme: Theme, date: PartialDate) {
    self.corpus = corpus
    self.theme = theme
    conformity = corpus.site.accessibility.conformity(on: date)
    frenchFace = LanguageFace(main: corpus)
    let others = corpus.site.languages.dropFirst().compactMap { language in
      LanguageFace(language, of: corpus).map { (language, $0) }
    }
    faces = Dictionary(others, uniquingKeysWith: { first, _ in first })
  }

  /// How the site presents itself in a language; as in its main language when it has no page in that one.
  func face(_ language: String) -> LanguageFace { faces[language] ?? frenchFace }

  /// What the page at an address shows around its content.
  func common(
    at address: Address, title: String, description: String, language: String, breadcrumb: [LinkView] = []
  ) -> CommonView {
    var view = common(at: address, root: address.rootPrefix, title: title, language: language) { address.link(to: $0) }
    view.description = description
    view.canonical = corpus.site.url(of: address) ?? ""
    view.breadcrumb = breadcrumb
    return view
  }

  /// The same for a page that a server shows in the place of another, at any depth: its links begin at the root of the server, when the
  /// site says where it is published.
  func commonAnywhere(at address: Address, title: String, language: String) -> CommonView {
    guard let start = corpus.site.baseURL.firstRange(of: "://"),
      let slash = corpus.site.baseURL[start.upperBound...].firstIndex(of: "/")
    else { return common(at: address, title: title, description: "", language: language) }
    let root = String(corpus.site.baseURL[slash...])
    return common(at: address, root: root, title: title, language: language) { root + $0.path }
  }

  private func common(
    at address: Address, root: String, title: String, language: String, link: (Address) -> String
  ) -> CommonView {
    let face = face(language)
    var view = CommonView(
      language: language, root: root, site: Prepared(siteView(face, link: link)), title: title,
      documentTitle: title == face.title ? title : "\(title) – \(face.shortTitle)")
    view.feedURL = link(Self.feedAddress)
    view.menu = face.menu(from: address, link: link)
    view.homeURL = link(face.home)
    view.searchURL = link(Self.searchAddress)
    view.planURL = link(Self.planAddress)
    view.azURL = link(Self.indexAddress)
    return view
  }

  /// The breadcrumb of a page in a folder: home, then each folder above.
  func breadcrumb(of document: Document) -> [LinkView] {
    let face = face(document.language)
    guard document.address != face.home, document.address != Self.homeAddress else { return [] }
    let folders = corpus.outline.ancestors(of: document).filter { address(of: $0) != face.home }
    return breadcrumb(from: document.address, through: folders, language: document.language)
  }

  func breadcrumb(from address: Address, through folders: [Outline.Folder] = [], language: String = "fr") -> [LinkView] {
    let home = LinkView(title: strings(language).t("accueil"), url: address.link(to: face(language).home))
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

  private func siteView(_ face: LanguageFace, link: (Address) -> String) -> SiteView {
    let site = corpus.site
    var view = SiteView(title: face.title)
    view.shortTitle = face.shortTitle
    view.logo = theme.logo
    view.tagline = face.tagline
    view.description = face.description
    view.url = site.baseURL
    view.publisher = site.publisher
    view.licence = site.licence
    view.licenceURL = site.licenceURL
    view.repository = site.editURL
    view.legalURL = face.legal.map(link) ?? ""
    view.accessibilityURL = link(face.accessibility)
    view.conformity = conformity.rawValue
    view.contactURL = face.contact.map(link) ?? ""
    view.version = ToolVersion.current
    return view
  }
}
