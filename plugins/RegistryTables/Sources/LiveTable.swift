import PluginKit

/// A table of the registry as a page shows it: complete without scripts, with its caption, source, date and count.
struct LiveTable {
  private let caption: String
  private let id: String
  private let query: TableQuery
  private let answer: ResultTable
  private let cells: LiveCells
  private let context: DirectiveContext

  init(_ options: TableOptions, id: String, in context: DirectiveContext) throws(QueryError) {
    try self.init(options.query, caption: options.caption, id: id, in: context)
  }

  init(_ query: TableQuery, caption: String, id: String, in context: DirectiveContext) throws(QueryError) {
    self.caption = caption
    self.id = id
    self.query = query
    self.context = context
    cells = LiveCells(query, schema: context.registry.schema, context: context)
    answer = try context.registry.rows(cells.queryWithKeys)
  }

  var isEmpty: Bool { answer.rows.isEmpty }

  /// The table alone, on a page whose data are published by table.
  var html: HTML { figure(data, downloads: false) }

  /// The table with its data files.
  var fragment: Fragment {
    let data = data
    return Fragment(html: figure(data, downloads: true), files: data.files(id: id), searchText: cells.searchText(of: answer))
  }

  private var data: TableData {
    TableData(caption: caption, columns: shownColumns, rows: shownRows, origins: origins, digest: answer.digest)
  }

  /// The sources of the rows that are shown.
  private var origins: [TableOrigin] {
    let fictional = Set(context.corpus.site.sources.filter(\.isFictional).map(\.name))
    let showsFiction = query.filters.contains { $0.column == "fictif" && $0.values == ["oui"] }
    return (context.registry.table(query.table)?.origins ?? []).filter { fictional.contains($0.source) == showsFiction }
  }

  private var shownColumns: [ResultColumn] { Array(answer.columns.prefix(cells.shownCount)) }
  private var shownRows: [[Cell]] { answer.rows.map { Array($0.prefix(cells.shownCount)) } }

  private func figure(_ data: TableData, downloads: Bool) -> HTML {
    let legend = "\(id)-legende"
    let body = answer.rows.isEmpty ? [emptySentence] : [scroller(labelledBy: legend)]
    return .element(
      "figure",
      ["class": "table-vive", "id": "table-\(id)", "data-table": query.table, "data-digest": data.digest],
      body + [foot(data, downloads: downloads)])
  }

  private var emptySentence: HTML {
    .element("p", ["class": "table-sans-ligne"], "\(caption) : aucune ligne du registre ne répond à cette demande.")
  }

  private func scroller(labelledBy legend: String) -> HTML {
    .element(
      "div", ["class": "table-defile", "role": "region", "tabindex": "0", "aria-labelledby": legend],
      [
        .element(
          "table", [:],
          [
            .element("caption", ["id": legend], caption), .element("thead", [:], [headRow]),
            .element("tbody", [:], answer.rows.map(row)),
          ])
      ])
  }

  private var headRow: HTML {
    .element(
      "tr", [:],
      shownColumns.map { .element("th", ["scope": "col", "data-type": $0.type.sortKind], $0.label.text(in: context.language)) })
  }

  private func row(_ cells: [Cell]) -> HTML {
    .element("tr", [:], shownColumns.indices.map { self.cells.html(at: $0, in: cells, column: shownColumns[$0]) })
  }

  /// Count, source, date and downloads.
  private func foot(_ data: TableData, downloads: Bool) -> HTML {
    let separator = HTML(" · ")
    let count = HTML.element("span", ["class": "table-compte"], countText)
    let prefix = context.page.rootPrefix
    let links = [
      HTML.element("a", ["href": "\(prefix)donnees/\(id).csv", "download": ""], "CSV"),
      .element("a", ["href": "\(prefix)donnees/\(id).json"], "JSON"),
    ]
    return .element(
      "figcaption", ["class": "table-pied"],
      [.joined([count] + provenance(data) + (downloads ? links : []), separator: separator)])
  }

  private var countText: String {
    let shown = answer.rows.count
    let noun = shown < 2 ? "ligne" : "lignes"
    return shown == answer.totalCount ? "\(shown) \(noun)" : "\(shown) \(noun) sur \(answer.totalCount)"
  }

  private func provenance(_ data: TableData) -> [HTML] {
    let source = data.sources.isEmpty ? [] : [HTML("Source : \(data.sources.joined(separator: ", "))")]
    guard let date = data.date.flatMap({ PartialDate($0) }) else { return source + [HTML("date des données non déclarée")] }
    return source + [HTML("Données du ") + .element("time", ["datetime": date.iso], date.text(in: context.language))]
  }
}

extension ColumnType {
  /// How the browser sorts the column.
  fileprivate var sortKind: String {
    switch self {
    case .integer, .decimal: "number"
    case .date, .partialDate: "date"
    default: "text"
    }
  }
}
