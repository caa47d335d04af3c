/// What is searched: one page, or one row of a registry that has an address.
public struct SearchDocument: Sendable {
  /// Address below the root of the site, for example `guide/jumelages.html`; may end in a fragment.
  public var path: String
  public var title: String
  /// The word shown beside the title: « Fiche », « Chapitre ».
  public var kind: String
  public var language: SearchLanguage
  public var description: String
  /// Registry numbers, aliases: found like the title.
  public var identifiers: [String]
  public var facets: [SearchFacet]
  public var sections: [SearchSection]
  /// 1 for an ordinary page; more lifts it, less lowers it, all else being equal.
  public var weight: Double

  public init(
    path: String, title: String, kind: String = "", language: SearchLanguage = .french, description: String = "",
    identifiers: [String] = [], facets: [SearchFacet] = [], sections: [SearchSection] = [], weight: Double = 1
  ) {
    self.path = path
    self.title = title
    self.kind = kind
    self.language = language
    self.description = description
    self.identifiers = identifiers
    self.facets = facets
    self.sections = sections
    self.weight = weight
  }
}

/// A part of a page below one heading, in reading order.
public struct SearchSection: Sendable {
  /// The heading's anchor, without `#`; nil above the first heading.
  public var anchor: String?
  public var title: String
  /// 1 to 6; 0 above the first heading.
  public var level: Int
  /// Plain text in UTF-8, without markup. Line feeds part paragraphs.
  public var text: [UInt8]

  public init(anchor: String? = nil, title: String = "", level: Int = 0, text: [UInt8]) {
    self.anchor = anchor
    self.title = title
    self.level = level
    self.text = text
  }
}

/// One value by which results can be narrowed.
public struct SearchFacet: Sendable, Hashable {
  /// Name in addresses, for example `pays`: ASCII letters and digits only.
  public var name: String
  /// Code in addresses, for example `FR`.
  public var value: String
  /// What readers see: « France ».
  public var label: String

  public init(name: String, value: String, label: String) {
    self.name = name
    self.value = value
    self.label = label
  }
}

/// The languages whose words are stemmed.
public enum SearchLanguage: String, Sendable, CaseIterable {
  case french = "fr"
  case english = "en"
  case arabic = "ar"
}
