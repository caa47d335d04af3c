/// Makes pages that no document holds: an agreement, a municipality, a country.
public protocol PageMaker: Sendable {
  /// The pages it will make, declared before links are resolved so that links may lead to them.
  func pages(of documents: DocumentSet, registry: Snapshot) -> [GeneratedPage]
  /// The content of one of them.
  func render(_ page: GeneratedPage, in context: DirectiveContext) -> Rendered<PageContent>
  /// Files of data published beside the pages, from the registry alone.
  func files(of registry: Snapshot) -> [DataFile]
  /// Whether it reads the bodies of documents, and not their front matter alone: its pages are then made again with every change of one.
  var readsBodies: Bool { get }
}

extension PageMaker {
  public func files(of registry: Snapshot) -> [DataFile] { [] }
  public var readsBodies: Bool { false }
}

/// A page announced by a page maker.
public struct GeneratedPage: Sendable {
  public let node: PageNode
  /// Name of the page template in the theme.
  public let kind: String
  /// What the maker needs to find its subject again: a registry key.
  public let key: String

  public init(node: PageNode, kind: String = "registre", key: String) {
    self.node = node
    self.kind = kind
    self.key = key
  }
}

/// What stands on a generated page.
public struct PageContent: Sendable {
  public let body: HTML
  /// Pages above this one, below the home page, the outermost first.
  public let breadcrumb: [(title: String, href: String)]
  /// Short facts shown beside the body.
  public let facts: [Fact]
  public let isFictional: Bool
  public let searchText: String
  /// Search facets: field name and codes.
  public let facets: [String: [String]]
  /// How much the page counts among the answers of a search: 1 for a document.
  public let searchWeight: Double
  public let styles: Set<PageStyle>
  /// When it was drawn up; nil when that means nothing.
  public var date: PartialDate?
  /// The same page in the other languages of the site.
  public var translations: [(language: String, address: Address)] = []

  public init(
    body: HTML, breadcrumb: [(title: String, href: String)] = [], facts: [Fact] = [], isFictional: Bool = false,
    searchText: String = "", facets: [String: [String]] = [:], searchWeight: Double = 0.9,
    styles: Set<PageStyle> = Set(PageStyle.allCases)
  ) {
    self.styles = styles
    self.body = body
    self.breadcrumb = breadcrumb
    self.facts = facts
    self.isFictional = isFictional
    self.searchText = searchText
    self.facets = facets
    self.searchWeight = searchWeight
  }

  public struct Fact: Sendable {
    public let label: String
    public let values: [(text: String, href: String?)]

    public init(_ label: String, _ values: [(text: String, href: String?)]) {
      self.label = label
      self.values = values
    }
  }
}
