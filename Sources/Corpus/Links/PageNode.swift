/// A page of the site as links see it: a document, or a page that a plugin makes from the registry.
public struct PageNode: Sendable {
  public let address: Address
  public let title: String
  public let summary: String
  /// BCP 47 code.
  public let language: String
  /// What kind of page it is, for lists of links: « fiche de bonne pratique », « accord ».
  public let kindLabel: String
  /// Names by which wiki links call it besides its title: ids and aliases.
  public let names: [String]
  /// The document, nil for a generated page.
  public let document: Int?

  public init(
    address: Address, title: String, summary: String = "", language: String, kindLabel: String, names: [String] = [],
    document: Int? = nil
  ) {
    self.address = address
    self.title = title
    self.summary = summary
    self.language = language
    self.kindLabel = kindLabel
    self.names = names
    self.document = document
  }

  init(_ document: Document) {
    self.init(
      address: document.address, title: document.title, summary: document.summary, language: document.language,
      kindLabel: document.model.title, names: [document.identifier].compactMap { $0 } + document.aliases, document: document.index
    )
  }
}

/// Where a link leads.
public enum LinkTarget: Sendable, Hashable {
  /// Index in `LinkGraph.nodes`, and the anchor in that page.
  case page(Int, anchor: String?)
  /// A file of `content/` that is published as it is.
  case file(Address)
  case external(String)
  /// It leads nowhere; a diagnostic says why.
  case broken
}
