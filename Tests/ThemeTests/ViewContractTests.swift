import Dates
import Testing

@testable import Theme

/// The names that templates may use are a promise to the staff who write them: this is the list.
@Suite struct ViewContractTests {
  static let promised: [(ViewSchema, String)] = [
    (
      CommonView.schema,
      "lang dir root site kind title document_title description canonical feed_url menu breadcrumb home_url search_url plan_url az_url"
    ),
    (
      SiteView.schema,
      """
      title short_title tagline description url publisher licence licence_url repository legal_url accessibility_url partly_accessible fully_accessible contact_url version logo
      """
    ),
    (
      ContentView.schema,
      """
      body drawn charted number summary toc toc_count status date validated modified changes fictional stale previous next has_neighbours up facts forms steps \
      backlinks related sources cite edit_url report_url book_url printed_terms_url pdf compare_url source_path alternates tags
      """
    ),
    (ListView.schema, "entries groups lettered count_text values taxonomy_label facets pages"),
    (ListPageView.schema, "number url current"),
    (HomeView.schema, "latest themes countries figures"), (SearchView.schema, "search_index"),
    (MenuItemView.schema, "title url current"), (LinkView.schema, "title url"), (NeighbourView.schema, "title url number"),
    (HeadingView.schema, "title anchor level2 level3"), (StatusView.schema, "label code draft"),
    (DateView.schema, "iso text"), (ValidationView.schema, "iso text by"), (StaleView.schema, "text"),
    (FactView.schema, "label values"), (FactValueView.schema, "text url has_url further"),
    (FormView.schema, "code is_jumelage is_convention is_adhesion label url"),
    (StepView.schema, "number title short url current done"), (BacklinkGroupView.schema, "label links"),
    (BacklinkView.schema, "title url lang"), (DownloadView.schema, "url weight"),
    (RelatedView.schema, "title url kind_label why"), (CitationView.schema, "text bibtex csl"),
    (AlternateView.schema, "lang title url label"), (TagView.schema, "label url group_label"),
    (
      EntryView.schema, "title url number summary kind_label status_label draft fictional meta has_meta codes lang"
    ),
    (BookView.schema, "parts terms cover_label as_of page_url choice_url"), (BookPartView.schema, "title anchor url content"),
    (BookTermView.schema, "title definition anchor url"), (FacetView.schema, "label values"),
    (FacetValueView.schema, "label code url count current"),
    (GroupView.schema, "title anchor entries lang long"),
    (ValueView.schema, "label url count"), (FigureView.schema, "value label url"),
  ]

  @Test func eachViewHasTheNamesPromised() {
    for (schema, names) in Self.promised {
      #expect(schema.slots.map(\.name) == names.split(separator: " ").map(String.init))
    }
  }

  @Test(arguments: PageKind.allCases) func noNameOfAPageHidesAnother(_ kind: PageKind) {
    let names = ["t"] + ThemeGround.assetSlots.map(\.0) + kind.schemas.flatMap(\.names)
    #expect(Set(names).count == names.count)
  }

  /// The template is compiled with the schemas of the kind and runs on the views of the page: they must go together.
  @Test func eachPageGivesTheViewsOfItsKind() {
    let common = Fixture.common()
    var pages = DocumentKind.allCases.map { Page.document($0, common) }
    pages += ListKind.allCases.map { Page.list($0, common, ContentView(), ListView()) }
    pages.append(.home(common, ContentView(), HomeView()))
    pages.append(.book(common, ContentView(), BookView()))
    pages.append(.search(common, SearchView(index: "")))
    pages.append(.moved(common, MovedView(target: "")))
    #expect(Set(pages.map(\.kind)) == Set(PageKind.allCases))
    for page in pages {
      #expect(page.views.map(\.slots.count) == page.kind.schemas.map(\.slots.count))
    }
  }

  /// Every slot of every view, with everything filled, holds what its declaration says.
  @Test func valuesAreOfTheKindDeclared() {
    #expect(mismatches(View(Self.fullContent), ContentView.schema) == [])
    #expect(mismatches(View(Fixture.common()), CommonView.schema) == [])
    #expect(mismatches(View(Sample()), Sample.schema) == [])
  }

  /// Which slots hold something else than declared, by their path.
  private func mismatches(_ view: View, _ schema: ViewSchema, path: String = "") -> [String] {
    guard view.slots.count == schema.slots.count else { return [path] }
    return zip(view.slots, schema.slots).flatMap { value, slot -> [String] in
      let path = "\(path)/\(slot.name)"
      switch (value, slot.kind) {
      case (.text, .text), (.html, .html), (.flag, .flag), (.object(nil), .object): return []
      case (.list(let items), .texts): return items.flatMap { mismatches($0, .item, path: path) }
      case (.list(let items), .list(let schema)): return items.flatMap { mismatches($0, schema, path: path) }
      case (.object(let view?), .object(let schema)): return mismatches(view, schema, path: path)
      default: return [path]
      }
    }
  }

  private static var fullContent: ContentView {
    var content = Fixture.content
    content.date = PartialDate(year: 2026).map { DateView($0, language: "fr") }
    content.validated = PartialDate(year: 2026).map { ValidationView($0, language: "fr", by: "X") }
    content.stale = StaleView(text: "x")
    content.next = NeighbourView(title: "x", url: "y", number: "3")
    content.up = LinkView(title: "x", url: "y")
    content.sources = ["x"]
    content.cite = CitationView(text: "x", bibtex: "y", csl: "[]")
    return content
  }
}
