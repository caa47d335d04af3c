/// What a page says, and what is known of it. All may be empty or absent.
public struct ContentView: TemplateView {
  /// HTML.
  public var body: [UInt8] = []
  /// Whether plugins have made blocks in it, which need their own style sheet.
  public var drawn = false
  /// Whether some of these blocks may be more than tables: charts, maps, calculators, which need a second one.
  public var charted = false
  /// Its number in the guide: « 3.2 ».
  public var number = ""
  public var summary = ""
  /// The headings of the body, in order; those of levels 2 and 3 make the table of contents.
  public var headings: [HeadingView] = []
  public var status: StatusView?
  public var date: DateView?
  public var validated: ValidationView?
  public var modified: DateView?
  /// The days of its earlier changes, the latest first.
  public var changes: [DateView] = []
  /// An invented example.
  public var fictional = false
  /// Why the page should be looked at again.
  public var stale: StaleView?
  public var previous: NeighbourView?
  public var next: NeighbourView?
  public var up: LinkView?
  public var facts: [FactView] = []
  public var forms: [FormView] = []
  public var steps: [StepView] = []
  /// The pages that lead to this one, by kind.
  public var backlinks: [BacklinkGroupView] = []
  public var related: [RelatedView] = []
  public var sources: [String] = []
  public var cite: CitationView?
  public var editURL = ""
  public var reportURL = ""
  /// The page as a document for a meeting; empty when it has none.
  public var bookURL = ""
  /// The style sheet of the definitions that stand after the text on paper; empty when the page has none.
  public var printedTermsURL = ""
  /// The same document as a PDF.
  public var pdf: DownloadView?
  /// Where the page is compared with others of its kind; empty when it cannot be.
  public var compareURL = ""
  /// The file that the page comes from, relative to the root of the site.
  public var sourcePath = ""
  /// The same page in other languages.
  public var alternates: [AlternateView] = []
  public var tags: [TagView] = []

  public init() {}

  /// Fewer entries than this need no table of contents.
  private static let shortestContents = 3
  /// More entries than this are no longer seen at a glance: the headings of level 2 alone are.
  private static let longestContents = 14

  private var contents: [HeadingView] {
    let shown = headings.filter { $0.level == 2 || $0.level == 3 }
    if shown.count > Self.longestContents { return shown.filter { $0.level == 2 } }
    return shown.count < Self.shortestContents ? [] : shown
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .html("body", \.body),
    .flag("drawn", \.drawn),
    .flag("charted", \.charted),
    .text("number", \.number),
    .text("summary", \.summary),
    .list("toc", \.contents),
    .text("toc_count") { String($0.contents.count) },
    .object("status", \.status),
    .object("date", \.date),
    .object("validated", \.validated),
    .object("modified", \.modified),
    .list("changes", \.changes),
    .flag("fictional", \.fictional),
    .object("stale", \.stale),
    .object("previous", \.previous),
    .object("next", \.next),
    .flag("has_neighbours") { $0.previous != nil || $0.next != nil },
    .object("up", \.up),
    .list("facts", \.facts),
    .list("forms", \.forms),
    .list("steps", \.steps),
    .list("backlinks", \.backlinks),
    .list("related", \.related),
    .texts("sources", \.sources),
    .object("cite", \.cite),
    .text("edit_url", \.editURL),
    .text("report_url", \.reportURL),
    .text("book_url", \.bookURL),
    .text("printed_terms_url", \.printedTermsURL),
    .object("pdf", \.pdf),
    .text("compare_url", \.compareURL),
    .text("source_path", \.sourcePath),
    .list("alternates", \.alternates),
    .list("tags", \.tags),
  ]
}
