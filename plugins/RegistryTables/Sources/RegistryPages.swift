import PluginKit

/// Makes a page for each agreement, municipality and organisation of the registry, and one that lists each of these tables.
struct RegistryPages: PageMaker {
  static let folder = "registre"
  private static let subjects: [any RegistrySubject] = [AgreementSubject(), MunicipalitySubject(), OrganisationSubject()]

  func pages(of documents: DocumentSet, registry: Snapshot) -> [GeneratedPage] {
    Self.subjects.filter { registry.table($0.table)?.origins.isEmpty == false }.flatMap { subject in
      [listPage(subject)]
        + documents.registry.keys(of: subject.table).map { key in
          subject.page(key: key, row: documents.registry.row(key, in: subject.table) ?? [:], registry: documents.registry)
        }
    }
  }

  func render(_ page: GeneratedPage, in context: DirectiveContext) -> Rendered<PageContent> {
    let parts = page.key.split(separator: "/", maxSplits: 1).map(String.init)
    guard let subject = Self.subjects.first(where: { $0.table == parts[0] }) else { return Rendered(nil) }
    do throws(QueryError) {
      let content = try parts.count == 1 ? list(subject, context) : subject.content(key: parts[1], in: context)
      return Rendered(content)
    } catch {
      return Rendered(nil, diagnostics: error.problems.map { $0.diagnostic(at: nil) })
    }
  }

  /// Every table of the registry that has rows, without those made up for teaching.
  func files(of registry: Snapshot) -> [DataFile] {
    registry.tables.filter { !$0.origins.isEmpty }.flatMap { table -> [DataFile] in
      var query = TableQuery(table.name)
      query.addFictionFilter(only: false, schema: registry.schema)
      guard let answer = try? registry.rows(query) else { return [] }
      let label = registry.schema.table(table.name)?.label.french ?? table.name
      let data = TableData(
        caption: label, columns: answer.columns, rows: answer.rows, origins: table.origins, digest: answer.digest)
      return data.files(id: "registre-\(table.name)")
    }
  }

  private func listPage(_ subject: any RegistrySubject) -> GeneratedPage {
    GeneratedPage(
      node: PageNode(
        address: Address("\(Self.folder)/\(subject.table)/index.html"), title: subject.listTitle, summary: subject.listSummary,
        language: "fr", kindLabel: "registre"),
      key: subject.table)
  }

  private func list(_ subject: any RegistrySubject, _ context: DirectiveContext) throws(QueryError) -> PageContent {
    var query = TableQuery(subject.table, columns: subject.listColumns, sort: subject.listSort, limit: Self.rowsInList)
    query.addFictionFilter(only: false, schema: context.registry.schema)
    let table = try LiveTable(query, caption: subject.listTitle, id: "registre-\(subject.table)", in: context)
    return PageContent(body: table.fragment.html, searchText: subject.listSummary)
  }

  /// Longer lists are in the CSV file.
  private static let rowsInList = 1_000
}

/// A kind of thing that has a page of its own.
protocol RegistrySubject: Sendable {
  var table: String { get }
  var listTitle: String { get }
  var listSummary: String { get }
  var listColumns: [String] { get }
  var listSort: [String] { get }

  func page(key: String, row: [String: String], registry: RegistryIndex) -> GeneratedPage
  func content(key: String, in context: DirectiveContext) throws(QueryError) -> PageContent
}

extension RegistrySubject {
  /// Where the page of a row is, and what links call it.
  func generatedPage(key: String, title: String, summary: String, kindLabel: String) -> GeneratedPage {
    GeneratedPage(
      node: PageNode(
        address: Address("\(RegistryPages.folder)/\(table)/\(Anchor.slug(key)).html"), title: title, summary: summary,
        language: "fr",
        kindLabel: kindLabel, names: [key]),
      key: "\(table)/\(key)")
  }

  func breadcrumb(in context: DirectiveContext) -> [(title: String, href: String)] {
    [(listTitle, context.page.link(to: Address("\(RegistryPages.folder)/\(table)/index.html")))]
  }

  /// A table of the rows of another table that name this one; nil when there is none.
  func related(
    _ query: TableQuery, caption: String, id: String, in context: DirectiveContext
  ) throws(QueryError) -> LiveTable? {
    let table = try LiveTable(query, caption: caption, id: id, in: context)
    return table.isEmpty ? nil : table
  }
}

/// The facts of a row, as a page shows them beside its body.
struct RowFacts {
  private let row: [String: String]
  private let table: TableSchema?
  private let context: DirectiveContext

  init(_ key: String, in table: String, _ context: DirectiveContext) {
    row = context.corpus.registry.row(key, in: table) ?? [:]
    self.table = context.registry.schema.table(table)
    self.context = context
  }

  var isFictional: Bool { row["fictif"] == "oui" }

  subscript(column: String) -> String? { row[column] }

  /// Those of the columns that are known, with links to the pages of what they name.
  func facts(_ columns: [String]) -> [PageContent.Fact] {
    columns.compactMap { column in
      guard let value = row[column] else { return nil }
      let label = table?.column(column)?.label ?? table?.derived.first { $0.name == column }?.label
      return PageContent.Fact(label?.text(in: context.language) ?? column, values(value, of: column))
    }
  }

  private func values(_ value: String, of column: String) -> [(text: String, href: String?)] {
    let schema = table?.column(column)
    let link = context.link(to: key(of: column) ?? value)
    if let date = PartialDate(value), schema?.type == .partialDate || schema?.type == .date {
      return [(date.text(in: context.language), nil)]
    }
    let codes = schema?.type == .list ? value.split(separator: ";").map(String.init) : [value]
    return codes.map { code in
      let word = schema?.values.first { $0.name == code }?.label.text(in: context.language)
      let label = word ?? schema?.vocabulary.map { context.corpus.label(code, in: $0, language: context.language) } ?? code
      let names = schema?.reference != nil || key(of: column) != nil
      return (names && schema?.reference != nil ? link?.title ?? label : label, names ? link?.href : nil)
    }
  }

  /// The key through which a derived column is seen.
  private func key(of column: String) -> String? {
    table?.derived.first { $0.name == column && $0.vocabulary == nil }?.through.flatMap { row[$0] }
  }
}
