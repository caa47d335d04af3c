/// What a page that lists others adds.
public struct ListView: TemplateView {
  public var entries: [EntryView] = []
  /// Entries under headings: the letters of an index, the parts of the site.
  public var groups: [GroupView] = []
  /// « 12 fiches »
  public var countText = ""
  /// The values of a taxonomy.
  public var values: [ValueView] = []
  /// The taxonomy that a value belongs to: « Thème ».
  public var taxonomyLabel = ""
  /// What the list can be narrowed to.
  public var facets: [FacetView] = []
  /// The pages of a long list.
  public var pages: [ListPageView] = []

  public init() {}

  public static let slots: [SlotDeclaration<Self>] = [
    .list("entries", \.entries),
    .list("groups", \.groups),
    // Headings of a letter make a row of keys; longer ones a list.
    .flag("lettered") { $0.groups.allSatisfy { $0.title.count <= 3 } },
    .text("count_text", \.countText),
    .list("values", \.values),
    .text("taxonomy_label", \.taxonomyLabel),
    .list("facets", \.facets),
    .list("pages", \.pages),
  ]
}

/// What the page that opens the site adds.
public struct HomeView: TemplateView {
  public var latest: [EntryView] = []
  public var themes: [ValueView] = []
  public var countries: [ValueView] = []
  public var figures: [FigureView] = []

  public init() {}

  public static let slots: [SlotDeclaration<Self>] = [
    .list("latest", \.latest),
    .list("themes", \.themes),
    .list("countries", \.countries),
    .list("figures", \.figures),
  ]
}

/// What the page on which readers search adds.
public struct SearchView: TemplateView {
  /// The manifest of the search index, which spares the reader a round trip.
  public var index: String

  public init(index: String) {
    self.index = index
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("search_index", \.index)
  ]
}

/// What the page left at a former address adds.
public struct MovedView: TemplateView {
  /// Where the document is now, from the former address.
  public var target: String

  public init(target: String) {
    self.target = target
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("target", \.target)
  ]
}

/// One of the pages of a long list.
public struct ListPageView: TemplateView {
  /// From 1.
  public var number: Int
  public var url: String
  public var current: Bool

  public init(number: Int, url: String, current: Bool) {
    self.number = number
    self.url = url
    self.current = current
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("number") { String($0.number) },
    .text("url", \.url),
    .flag("current", \.current),
  ]
}
