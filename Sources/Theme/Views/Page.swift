/// A page, ready for its template.
public struct Page: Sendable {
  public let kind: PageKind
  public var common: CommonView
  public var content: ContentView
  private let particular: Particular

  /// What only some kinds have.
  private enum Particular: Sendable {
    case none
    case home(HomeView)
    case list(ListView)
    case search(SearchView)
    case moved(MovedView)
    case book(BookView)
  }

  /// A document or a page that shows its content alone.
  public static func document(_ kind: DocumentKind, _ common: CommonView, _ content: ContentView = ContentView()) -> Page {
    Page(kind.pageKind, common, content, .none)
  }

  /// The page that opens the site.
  public static func home(_ common: CommonView, _ content: ContentView, _ home: HomeView) -> Page {
    Page(.home, common, content, .home(home))
  }

  /// A page that lists others.
  public static func list(_ kind: ListKind, _ common: CommonView, _ content: ContentView, _ list: ListView) -> Page {
    Page(kind.pageKind, common, content, .list(list))
  }

  /// The page on which readers search.
  public static func search(_ common: CommonView, _ search: SearchView) -> Page {
    Page(.search, common, ContentView(), .search(search))
  }

  /// The page left at an address that a document had before.
  public static func moved(_ common: CommonView, _ moved: MovedView) -> Page {
    Page(.moved, common, ContentView(), .moved(moved))
  }

  /// A document for a meeting, or for the file of one.
  public static func book(_ common: CommonView, _ content: ContentView, _ book: BookView) -> Page {
    Page(.book, common, content, .book(book))
  }

  private init(_ kind: PageKind, _ common: CommonView, _ content: ContentView, _ particular: Particular) {
    self.kind = kind
    self.common = common
    self.common.kind = kind
    self.content = content
    self.particular = particular
  }

  /// One view for each of the kind's schemas.
  var views: [View] {
    let shared = [View(common), View(content)]
    return switch particular {
    case .none: shared
    case .home(let home): shared + [View(home)]
    case .list(let list): shared + [View(list)]
    case .search(let search): shared + [View(search)]
    case .moved(let moved): shared + [View(moved)]
    case .book(let book): shared + [View(book)]
    }
  }
}

/// The kinds of page that show their content alone.
public enum DocumentKind: Sendable, CaseIterable {
  case chapter, step, practiceSheet, caseRecord, term, page, notFound, registry

  var pageKind: PageKind {
    switch self {
    case .chapter: .chapter
    case .step: .step
    case .practiceSheet: .practiceSheet
    case .caseRecord: .caseRecord
    case .term: .term
    case .page: .page
    case .notFound: .notFound
    case .registry: .registry
    }
  }
}

/// The kinds of page that list others.
public enum ListKind: Sendable, CaseIterable {
  case section, taxonomy, taxonomyValue, sitePlan, bookChoice, comparison

  var pageKind: PageKind {
    switch self {
    case .section: .section
    case .taxonomy: .taxonomy
    case .taxonomyValue: .taxonomyValue
    case .sitePlan: .sitePlan
    case .bookChoice: .bookChoice
    case .comparison: .comparison
    }
  }
}
