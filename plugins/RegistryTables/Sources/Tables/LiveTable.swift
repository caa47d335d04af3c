import PluginKit

/// A table of the registry as a page shows it: complete without scripts, with its caption, source, date and count.
struct LiveTable {
  private let caption: String
  private let group: String?
  /// Under a heading of the same words, the caption is for screen readers alone.
  private let hasHiddenCaption: Bool
  private let totals: [String: Cell]
  private let id: String
  private let query: TableQuery
  private let answer: ResultTable
  private let cells: LiveCells
  private let context: DirectiveContext

  init(_ options: TableOptions, id: String, in context: DirectiveContext) throws(QueryError) {
    try self.init(options.query, caption: options.caption, group: options.group, totals: options.totals, id: id, in: context)
  }

  init(
    _ query: TableQuery, caption: String, group: String? = nil, totals: [String] = [], hasHiddenCaption: Bool = false, id: String,
    in context: DirectiveContext
  ) throws(QueryError) {
    self.caption = caption
    self.hasHiddenCaption = hasHiddenCaption
    self.group = group
    self.id = id
    self.query = query
    self.context = context
    cells = LiveCells(query, group: group, schema: context.registry.schema, context: context)
    answer = try context.registry.rows(cells.queryWithKeys)
    var sums: [String: Cell] = [:]
    for column in totals { sums[column] = try context.registry.figure(.sum(column), of: query.table, where: query.filters).value }
    self.totals = sums
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
    var data = TableData(caption: caption, columns: shownColumns, rows: shownRows, provenance: provenance, digest: answer.digest)
    data.labels = shownColumns.indices.map { cells.labels(at: $0, in: answer) }
    return data
  }

  private var provenance: Provenance { Provenance([query.table], showsFiction: query.filters.isFictional, in: context) }

  private var shownColumns: [ResultColumn] { Array(answer.columns.prefix(cells.shownCount)) }
  private var shownRows: [[Cell]] { answer.rows.map { Array($0.prefix(cells.shownCount)) } }

  /// Above eight rows a filter helps more than it hinders; the class keeps its place before the script brings it.
  private func figure(_ data: TableData, downloads: Bool) -> HTML {
    let legend = "\(id)-legende"
    let body = answer.rows.isEmpty ? [emptySentence] : [scroller(labelledBy: legend)]
    let style = answer.rows.count > 8 ? "table-vive table-longue" : "table-vive"
    return .element(
      "figure",
      ["class": style, "id": "table-\(id)", "data-table": query.table, "data-digest": data.digest],
      provenance.notices + body + [foot(data, downloads: downloads)])
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
            .element("caption", ["id": legend, "class": hasHiddenCaption ? "cache" : nil], caption),
            .element("thead", [:], [headRow]),
          ] + bodies + foots)
      ])
  }

  private var headRow: HTML {
    .element(
      "tr", [:],
      shownColumns.map { .element("th", ["scope": "col", "data-type": $0.type.sortKind], $0.label.text(in: context.language)) })
  }

  /// One body, or one a group under its heading.
  private var bodies: [HTML] {
    guard let position = cells.groupPosition else { return [.element("tbody", [:], answer.rows.map(row))] }
    let groups = answer.rows.split { $0[position] != $1[position] }
    return groups.map { rows in
      let name = cells.text(at: position, in: rows[rows.startIndex], column: answer.columns[position])
      let heading = HTML.element(
        "th", ["scope": "rowgroup", "colspan": String(cells.shownCount)],
        [HTML(name.isEmpty ? "non renseigné" : name), .element("span", ["class": "groupe-compte"], " (\(rows.count))")])
      return .element("tbody", [:], [.element("tr", ["class": "groupe-tete"], [heading])] + rows.map(row))
    }
  }

  /// The sums of all the rows that match, beyond the limit too.
  private var foots: [HTML] {
    guard !totals.isEmpty else { return [] }
    let row = shownColumns.enumerated().map { position, column -> HTML in
      guard let sum = totals[column.name] else {
        return position == 0 ? .element("th", ["scope": "row"], "Total") : .element("td", [:], [])
      }
      return .element("td", ["class": "nombre"], CellText(language: context.language).text(of: sum))
    }
    return [.element("tfoot", [:], [.element("tr", [:], row)])]
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
      "figcaption", ["class": "table-pied"], [.joined([count] + provenance.line + (downloads ? links : []), separator: separator)]
    )
  }

  private var countText: String {
    let shown = answer.rows.count
    let noun = shown < 2 ? "ligne" : "lignes"
    return shown == answer.totalCount ? "\(shown) \(noun)" : "\(shown) \(noun) sur \(answer.totalCount)"
  }
}

extension ColumnType {
  /// How the browser sorts the column.
  var sortKind: String {
    switch self {
    case .integer, .decimal: "number"
    case .date, .partialDate: "date"
    default: "text"
    }
  }
}

extension Array {
  /// Runs of neighbours, cut where the two differ in the way asked for.
  fileprivate func split(where differ: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var (runs, start) = ([ArraySlice<Element>](), startIndex)
    for index in indices.dropFirst() where differ(self[index - 1], self[index]) {
      runs.append(self[start..<index])
      start = index
    }
    return isEmpty ? [] : runs + [self[start...]]
  }
}
