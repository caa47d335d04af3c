import PluginKit

/// The numbers of a chart: for each series, one a category.
struct ChartData {
  struct Category {
    let name: String
    /// By which categories are put in order: the year, the place in an enumeration, the name.
    let order: String
    let isUnknown: Bool
  }

  var categories: [Category]
  var series: [String]
  /// By series, then by category; nil where there is no row.
  var values: [[Double?]]
  let tables: [String]

  /// The name of what is put together.
  var others = "Autres"
  /// Colours are told apart up to this many.
  static let maximumSeries = 6

  /// The sum of a category over all series.
  func total(_ category: Int) -> Double { values.reduce(0) { $0 + ($1[category] ?? 0) } }

  var isEmpty: Bool { categories.isEmpty }
  var largestTotal: Double { categories.indices.map(total).max() ?? 0 }
  var largestValue: Double { values.joined().compactMap { $0 }.max() ?? 0 }
  /// Whether a scale has a number for each sum: beyond, the next round one would be infinite.
  var isMeasurable: Bool { categories.indices.allSatisfy { abs(total($0)) <= 1e300 } }
  /// A part of a negative amount cannot be drawn.
  var hasNegatives: Bool { values.joined().contains { ($0 ?? 0) < 0 } }
}

/// Makes the numbers of a chart from the registry's answer.
struct ChartDataMaker {
  let context: DirectiveContext

  func data(_ options: ChartOptions) throws(QueryError) -> ChartData {
    var data =
      switch options.source {
      case .groups(let query): try grouped(query)
      case .sql(let sql): try answered(sql)
      }
    if options.kind == .lines {
      data.fillYears()
    } else {
      if options.sort.first?.hasSuffix("nom") == true { data.addMissingYears() }
      data.sort(by: options.sort)
      data.limitCategories(to: options.limit)
    }
    data.limitSeries()
    return data
  }

  func grouped(_ query: GroupQuery) throws(QueryError) -> ChartData {
    let answer = try context.registry.groups(query)
    let names = answer.groups.map { group in zip(group.keys, answer.columns).map { name(of: $0, $1, in: query.table) } }
    let rows = zip(names, answer.groups).map { names, group in
      (category: names[0], series: names.count > 1 ? names[1] : nil, value: group.value)
    }
    return table(rows, tables: answer.tablesRead.map(\.name))
  }

  private func answered(_ sql: String) throws(QueryError) -> ChartData {
    let answer = try context.registry.query(sql: SQLDirective.dated(sql, context.date))
    let hasSeries = answer.columns.count > 2
    let rows = answer.rows.compactMap { row -> (category: ChartData.Category, series: ChartData.Category?, value: Double)? in
      guard row.count > 1, let value = row[row.count - 1].number else { return nil }
      return (name(of: row[0], answer.columns[0], in: nil), hasSeries ? name(of: row[1], answer.columns[1], in: nil) : nil, value)
    }
    return table(rows, tables: answer.tablesRead.map(\.name))
  }

  private func table(
    _ rows: [(category: ChartData.Category, series: ChartData.Category?, value: Double)], tables: [String]
  ) -> ChartData {
    var categories: [ChartData.Category] = []
    var (places, seriesPlaces): ([String: Int], [String: Int]) = ([:], [:])
    let series = Set(rows.map { [$0.series?.order ?? "", $0.series?.name ?? ""] }).sorted { $0.lexicographicallyPrecedes($1) }.map
    { $0[1] }
    for (index, name) in series.enumerated() { seriesPlaces[name] = index }
    for row in rows where places[row.category.name] == nil {
      places[row.category.name] = categories.count
      categories.append(row.category)
    }
    var values = [[Double?]](repeating: Array(repeating: nil, count: categories.count), count: series.count)
    for row in rows {
      guard let category = places[row.category.name], let line = seriesPlaces[row.series?.name ?? ""] else { continue }
      values[line][category] = (values[line][category] ?? 0) + row.value
    }
    return ChartData(
      categories: categories, series: series, values: values, tables: tables.filter { !$0.hasPrefix("_") },
      others: context.say("Autres", en: "Others", ar: "أخرى"))
  }

  /// A code as readers know it.
  private func name(of cell: Cell, _ column: ResultColumn, in table: String?) -> ChartData.Category {
    let code = cell.text
    guard !code.isEmpty else {
      return ChartData.Category(
        name: context.say("Non renseigné", en: "Not filled in", ar: "غير مذكور"), order: "\u{FFFF}", isUnknown: true)
    }
    if let position = column.values.firstIndex(where: { $0.name == code }) {
      return .init(
        name: column.values[position].label.text(in: context.language), order: String(1_000 + position), isUnknown: false)
    }
    let schemas = table.flatMap { context.registry.schema.table($0) }.map { [$0] } ?? context.registry.schema.tables
    let vocabulary = schemas.lazy.compactMap { $0.vocabulary(of: column.name) }.first
    let name = vocabulary.map { context.corpus.label(code, in: $0, language: context.language) } ?? code
    return .init(name: name, order: Anchor.slug(name), isUnknown: false)
  }
}

extension ChartData {
  /// By value from the greatest unless asked otherwise; what is unknown and what is put together come last.
  mutating func sort(by keys: [String]) {
    let key = keys.first ?? "-valeur"
    arrange(
      categories.indices.sorted { a, b in
        if categories[a].isUnknown != categories[b].isUnknown { return categories[b].isUnknown }
        if key.hasSuffix("valeur"), total(a) != total(b) { return key.hasPrefix("-") ? total(a) > total(b) : total(a) < total(b) }
        return key == "-nom" ? categories[a].order > categories[b].order : categories[a].order < categories[b].order
      })
  }

  private mutating func arrange(_ order: [Int]) {
    categories = order.map { categories[$0] }
    values = values.map { line in order.map { line[$0] } }
  }

  /// The categories beyond the limit become one.
  mutating func limitCategories(to limit: Int) {
    guard limit > 0, categories.count - 1 > limit else { return }
    let rest = categories[limit...].count
    values = values.map { line in Array(line[..<limit]) + [line[limit...].compactMap { $0 }.reduce(0, +)] }
    categories = categories[..<limit] + [Category(name: "\(others) (\(rest))", order: "\u{FFFE}", isUnknown: true)]
  }

  mutating func limitSeries() {
    guard series.count > Self.maximumSeries else { return }
    let kept = Self.maximumSeries - 1
    let rest = values[kept...]
    let sum = categories.indices.map { index in rest.compactMap { $0[index] }.reduce(nil as Double?) { ($0 ?? 0) + $1 } }
    series = series[..<kept] + [others]
    values = values[..<kept] + [sum]
  }

  /// From the first year to the last, where every category that is known is a year.
  private var years: ClosedRange<Int>? {
    let names = categories.filter { !$0.isUnknown }.map(\.name)
    let years = names.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
    guard years.count == names.count, let first = years.min(), let last = years.max(), first >= 1_000, last - first < 500 else {
      return nil
    }
    return first...last
  }

  /// Bars in the order of years show those without a row between the first and the last, so that a gap is seen.
  mutating func addMissingYears() {
    guard let years else { return }
    for year in Set(years.map(String.init)).subtracting(categories.map(\.name)) {
      categories.append(Category(name: year, order: year, isUnknown: false))
      for line in values.indices { values[line].append(nil) }
    }
  }

  /// A line goes from year to year: years without a row count zero, rows without a year are left out of the line.
  mutating func fillYears() {
    guard years != nil else {
      arrange(categories.indices.sorted { categories[$0].order < categories[$1].order })
      return
    }
    addMissingYears()
    arrange(categories.indices.filter { !categories[$0].isUnknown }.sorted { categories[$0].order < categories[$1].order })
    values = values.map { line in line.map { $0 ?? 0 } }
  }
}
