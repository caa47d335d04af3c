import Dates
import Diagnostics

/// A question to one table whose answer is a number for each group of rows: agreements by country, amounts by year and form.
public struct GroupQuery: Sendable, Hashable {
  public var table: String
  /// All must hold.
  public var filters: [Filter]
  /// The columns that tell groups apart, one or two. Dates are grouped by year; a row whose list holds three items counts in three
  /// groups.
  public var by: [String]
  public var aggregate: Aggregate

  public init(_ table: String, where filters: [Filter] = [], by: [String], aggregate: Aggregate = .count) {
    self.table = table
    self.filters = filters
    self.by = by
    self.aggregate = aggregate
  }
}

/// The rows of one group counted together.
public struct RowGroup: Sendable, Hashable {
  /// One for each column of `by`; null for the rows in which it is unknown.
  public let keys: [Cell]
  public let value: Double
}

/// The groups of a table, in no order that means anything to a reader.
public struct GroupedRows: Sendable, Hashable {
  public let columns: [ResultColumn]
  public let groups: [RowGroup]
  public let tablesRead: [TableRead]
}

extension Snapshot {
  /// Counts the rows of a table by groups.
  /// - Throws: the names and values that do not stand, `REQ-001` to `REQ-005`, `REQ-009`.
  public func groups(_ query: GroupQuery) throws(QueryError) -> GroupedRows {
    var compiler = try QueryCompiler(TableQuery(query.table), schema: schema)
    let compiled = try compiler.compile(query)
    let answer = try readers.run(compiled.rows, compiled.arguments, limits: .composed)
    let columns = compiled.fields.map { ResultColumn(name: $0.name, label: $0.label, type: $0.type, values: $0.values) }
    var sums: [[Cell]: Double] = [:]
    for row in answer.rows {
      guard let value = row.last?.number else { continue }
      for keys in Self.keys(row.dropLast(), columns) { sums[keys, default: 0] += value }
    }
    let groups = sums.map { RowGroup(keys: $0.key, value: $0.value) }.sorted { a, b in
      a.keys.lexicographicallyPrecedes(b.keys) { $0.text < $1.text }
    }
    return GroupedRows(columns: columns, groups: groups, tablesRead: tablesRead(answer.tablesRead))
  }

  /// A row stands in each group of the product of its lists.
  private static func keys(_ cells: ArraySlice<Cell>, _ columns: [ResultColumn]) -> [[Cell]] {
    zip(cells, columns).reduce([[]]) { groups, pair in
      let (cell, column) = pair
      let items: [Cell] =
        column.type == .list && cell != .null ? cell.text.split(separator: ";").map { .text(String($0)) } : [cell]
      return groups.flatMap { group in items.map { group + [$0] } }
    }
  }
}

extension QueryCompiler {
  mutating func compile(_ query: GroupQuery) throws(QueryError) -> Compiled {
    let condition = whereClause(query.filters)
    let fields = query.by.compactMap { field($0, .column($0)) }
    let measured = query.aggregate.column.flatMap { field($0, .aggregate) }
    if case .sum = query.aggregate, let measured, !measured.type.isNumber { problems.append(.notANumber(measured)) }
    if case .distinct = query.aggregate, let list = fields.first(where: { $0.type == .list }) {
      problems.append(.distinctInList(list))
    }
    guard problems.isEmpty else { throw QueryError(problems) }
    let keys = fields.map { $0.type.isDate ? "substr(\($0.expression), 1, 4)" : $0.expression }
    let places = keys.indices.map { String($0 + 1) }.joined(separator: ", ")
    let from = sql.from(used)
    let select = (keys + [query.aggregate.sql(of: measured?.expression ?? "*")]).joined(separator: ", ")
    return Compiled(
      fields: fields, rows: "SELECT \(select) FROM \(from)\(condition) GROUP BY \(places)", count: "", arguments: arguments)
  }
}

extension Cell {
  /// The value of a number.
  public var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    default: nil
    }
  }
}

extension QueryProblem {
  static func distinctInList(_ field: Field) -> QueryProblem {
    QueryProblem(
      "REQ-009", .column(field.name),
      Localized(
        fr: "« \(field.name) » est une liste : on ne peut pas y compter des valeurs distinctes par groupe",
        en: "“\(field.name)” is a list: distinct values cannot be counted by its groups"),
      explanation: Localized(fr: "Comptez les lignes (nombre) ou une somme.", en: "Count the rows (nombre) or a sum."))
  }
}
