import PluginKit

/// A kind of thing that has a page of its own.
protocol RegistrySubject: Sendable {
  /// The table without whose rows there is no such page.
  var table: String { get }
  /// Folder of its pages under `registre/`.
  var folder: String { get }
  var listTitle: String { get }
  var listSummary: String { get }

  func keys(in registry: RegistryIndex) -> [String]
  func page(key: String, of documents: DocumentSet) -> GeneratedPage
  func content(key: String, in context: DirectiveContext) throws(QueryError) -> PageContent
  func list(in context: DirectiveContext) throws(QueryError) -> PageContent
}

extension RegistrySubject {
  var folder: String { table }

  func keys(in registry: RegistryIndex) -> [String] { registry.keys(of: table) }

  /// Where the page of a key is, and what links call it.
  func generatedPage(key: String, title: String, summary: String, kindLabel: String, names: [String]) -> GeneratedPage {
    GeneratedPage(
      node: PageNode(
        address: address(of: key), title: title, summary: summary, language: "fr", kindLabel: kindLabel, names: names),
      key: "\(folder)/\(key)")
  }

  func address(of key: String) -> Address { Address("\(RegistryPages.folder)/\(folder)/\(Anchor.slug(key)).html") }

  func breadcrumb(in context: DirectiveContext) -> [(title: String, href: String)] {
    [(listTitle, context.page.link(to: Address("\(RegistryPages.folder)/\(folder)/index.html")))]
  }

  /// A list of the rows of the table.
  func tableOfRows(_ columns: [String], sort: [String], in context: DirectiveContext) throws(QueryError) -> PageContent {
    // Longer lists are in the CSV file.
    var query = TableQuery(table, columns: columns, sort: sort, limit: 1_000)
    query.addFictionFilter(only: false, schema: context.registry.schema)
    let table = try LiveTable(query, caption: listTitle, hasHiddenCaption: true, id: "registre-\(table)", in: context)
    return PageContent(body: table.fragment.html, searchText: listSummary, styles: [.tables])
  }

  /// A list of values with their numbers of agreements.
  func listOfValues(_ column: String, _ label: (String) -> String, in context: DirectiveContext) throws(QueryError) -> PageContent
  {
    var rows = TableQuery("accords")
    rows.addFictionFilter(only: false, schema: context.registry.schema)
    let groups = try context.registry.groups(GroupQuery("accords", where: rows.filters, by: [column])).groups
    let known = groups.filter { $0.keys[0] != .null }.sorted { ($1.value, $0.keys[0].text) < ($0.value, $1.keys[0].text) }
    let items = known.map { group in
      let code = group.keys[0].text
      return HTML.element(
        "li", [:],
        [
          .element("a", ["href": context.page.link(to: address(of: code))], label(code)),
          HTML(" " + CellText(language: context.language).text(of: .decimal(group.value))),
        ])
    }
    return PageContent(body: .element("ul", ["class": "valeurs"], items), searchText: listSummary, styles: [.tables])
  }
}

/// The parts of a page's body, each under its heading; a part without rows leaves none.
struct PageParts {
  private(set) var html: [HTML] = []
  private let context: DirectiveContext
  private let showsFiction: Bool
  private let id: String

  init(key: String, showsFiction: Bool, in context: DirectiveContext) {
    self.context = context
    self.showsFiction = showsFiction
    id = Anchor.slug(key)
  }

  mutating func add(_ title: String, _ content: HTML) {
    html += [.element("h2", ["id": Anchor.slug(title)], title), content]
  }

  /// The pages of the rows of a table that match, by their names.
  mutating func addLinks(_ title: String, _ table: String, where filter: Filter, sort: [String]) throws(QueryError) {
    guard let key = context.registry.schema.table(table)?.key.first, let rows = try rows(of: table, filter, [key], sort) else {
      return
    }
    let items = rows.answer.rows.compactMap { context.link(to: $0[0].text) }.map {
      HTML.element("li", [:], [.element("a", ["href": $0.href], $0.title)])
    }
    if !items.isEmpty { add(title, .element("ul", ["class": "valeurs"], items)) }
  }

  /// A table of the rows of a table that match; a column in which no row has a value is left out.
  mutating func add(
    _ title: String, _ table: String, where filter: Filter, _ columns: [String], sort: [String] = [], totals: [String] = []
  ) throws(QueryError) {
    guard let (found, answer) = try rows(of: table, filter, columns, sort), !answer.rows.isEmpty else { return }
    var query = found
    query.columns = columns.indices.filter { column in answer.rows.contains { !$0[column].text.isEmpty } }.map { columns[$0] }
    let live = try LiveTable(
      query, caption: title, totals: totals, hasHiddenCaption: true, id: "\(id)-\(Anchor.slug(title))", in: context)
    add(title, live.html)
  }

  private func rows(
    of table: String, _ filter: Filter, _ columns: [String], _ sort: [String]
  ) throws(QueryError) -> (query: TableQuery, answer: ResultTable)? {
    guard context.registry.table(table)?.origins.isEmpty == false else { return nil }
    var query = TableQuery(table, where: [filter], columns: columns, sort: sort)
    query.addFictionFilter(only: showsFiction, schema: context.registry.schema)
    return (query, try context.registry.rows(query))
  }
}
