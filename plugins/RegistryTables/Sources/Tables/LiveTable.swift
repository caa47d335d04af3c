import PluginKit

/// A table of the registry as a page shows it: complete without scripts, with its caption, source, date and count.
struct LiveTable {
  private let group: String?
  private let hasHiddenCaption: Bool
  private let id: String
  private let query: TableQuery
  private let answer: ResultTable
  private let data: TableData
  private let cells: LiveCells
  private let provenance: Provenance
  private let context: DirectiveContext

  init(_ options: TableOptions, id: String, in context: DirectiveContext) throws(QueryError) {
    try self.init(options.query, caption: options.caption, group: options.group, totals: options.totals, id: id, in: context)
  }

  /// - Parameter hasHiddenCaption: under a heading of the same words, the caption is for screen readers alone.
  init(
    _ query: TableQuery, caption: String, group: String? = nil, totals: [String] = [], hasHiddenCaption: Bool = false, id: String,
    in context: DirectiveContext
  ) throws(QueryError) {
    self.hasHiddenCaption = hasHiddenCaption
    self.group = group
    self.id = id
    self.query = query
    self.context = context
    cells = LiveCells(query, group: group, schema: context.registry.schema, context: context)
    answer = try context.registry.rows(cells.queryWithKeys)
    provenance = Provenance([query.table], showsFiction: query.filters.isFictional, in: context)
    var data = TableData(
      answer.keeping(cells.publishedPositions), caption: caption, sources: provenance.sources, date: provenance.date,
      language: context.language)
    data.shownCount = cells.shownCount
    for position in cells.publishedPositions {
      data.labels[answer.columns[position].name] = cells.labels(at: position, in: answer)
    }
    for column in totals {
      data.totals[column] = try context.registry.figure(.sum(column), of: query.table, where: query.filters).value
    }
    self.data = data
  }

  var isEmpty: Bool { answer.rows.isEmpty }

  /// The table alone, on a page whose data are published by table.
  var html: HTML { figure(hasDownloads: false).html }

  /// The table with its data files.
  var fragment: Fragment {
    let figure = figure(hasDownloads: true)
    return Fragment(
      html: figure.html, paper: figure.paper, files: data.files(id: id), searchText: cells.searchText(of: answer),
      styles: [.tables])
  }

  private func figure(hasDownloads: Bool) -> TableFigure {
    let groupName = cells.groupPosition.map { answer.columns[$0].name }
    return TableFigure(
      id: id, data: data, bodies: bodies, foot: foot, hasHiddenCaption: hasHiddenCaption,
      groupPosition: groupName.flatMap { name in data.columns.firstIndex { $0.name == name } },
      dataName: hasDownloads ? id : "registre-\(query.table)", hasDownloads: hasDownloads,
      provenance: provenance, context: context)
  }

  /// The rows, or those of each group under its heading.
  private var bodies: [[HTML]] {
    guard let position = cells.groupPosition else { return [answer.rows.map(row)] }
    let groups = answer.rows.split { $0[position] != $1[position] }
    return groups.map { rows in
      let name = cells.text(at: position, in: rows[rows.startIndex], column: answer.columns[position])
      let heading = HTML.element(
        "th", ["scope": "rowgroup", "colspan": String(cells.shownCount)],
        [
          HTML(name.isEmpty ? context.say("non renseigné", en: "not filled in", ar: "غير مذكور") : name),
          .element("span", ["class": "groupe-compte"], " (\(rows.count))"),
        ])
      return [.element("tr", ["class": "groupe-tete"], [heading])] + rows.map(row)
    }
  }

  private func row(_ cells: [Cell]) -> HTML {
    .element("tr", [:], (0..<data.shownCount).map { self.cells.html(at: $0, in: cells, column: answer.columns[$0]) })
  }

  /// The sums of all the rows that match, beyond the limit too.
  private var foot: HTML {
    guard !data.totals.isEmpty else { return .empty }
    let row = data.columns.prefix(data.shownCount).enumerated().map { position, column -> HTML in
      guard let sum = data.totals[column.name] else {
        return position == 0
          ? .element("th", ["scope": "row"], context.say("Total", en: "Total", ar: "المجموع")) : .element("td", [:], [])
      }
      return .element("td", ["class": "nombre"], CellText(language: context.language).text(of: sum))
    }
    return .element("tfoot", [:], [.element("tr", [:], row)])
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
