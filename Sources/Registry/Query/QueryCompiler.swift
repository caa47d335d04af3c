import Diagnostics

/// From a question to one table to SQL.
///
/// 1. Every name is looked up in the schema; all that is wrong is collected.
/// 2. Filters, sort and columns become SQL on the stored rows, with the joins that they need and no other.
struct QueryCompiler {
  let table: TableSchema
  let sql: TableSQL
  private(set) var arguments: [Cell] = []
  var problems: [QueryProblem] = []
  /// All that the question names, for its joins.
  private(set) var used: [Field] = []

  init(_ query: TableQuery, schema: RegistrySchema) throws(QueryError) {
    guard let table = schema.table(query.table) else {
      throw QueryError(.unknownTable(query.table, among: schema.tables.map(\.name)))
    }
    self.table = table
    sql = TableSQL(table: table, schema: schema)
  }

  struct Compiled {
    let fields: [Field]
    let rows: String
    let count: String
    /// Of the filters; the same for both statements.
    let arguments: [Cell]
  }

  mutating func compile(_ query: TableQuery) throws(QueryError) -> Compiled {
    let condition = whereClause(query.filters)
    let filtered = used
    let names = query.columns.isEmpty ? table.columns.map(\.name) : query.columns
    let fields = names.compactMap { field($0, .column($0)) }
    let order = query.sort.compactMap { sortTerm($0) } + table.key.map { "l." + TableSQL.quoted($0) }
    if (query.limit ?? 0) < 0 || query.offset < 0 { problems.append(.badLimit) }
    guard problems.isEmpty else { throw QueryError(problems) }
    let columns = fields.map(\.expression).joined(separator: ", ")
    let limit = query.limit == nil && query.offset == 0 ? "" : " LIMIT \(query.limit ?? -1) OFFSET \(query.offset)"
    return Compiled(
      fields: fields,
      rows: "SELECT \(columns) FROM \(sql.from(used))\(condition) ORDER BY \(order.joined(separator: ", "))\(limit)",
      count: "SELECT count(*) FROM \(sql.from(filtered))\(condition)", arguments: arguments)
  }

  /// A figure over the rows that match.
  mutating func compile(_ aggregate: Aggregate, where filters: [Filter]) throws(QueryError) -> Compiled {
    let condition = whereClause(filters)
    let field = aggregate.column.flatMap { self.field($0, .aggregate) }
    if case .sum = aggregate, let field, !field.type.isNumber { problems.append(.notANumber(field)) }
    guard problems.isEmpty else { throw QueryError(problems) }
    let from = sql.from(used)
    let select = "SELECT \(aggregate.sql(of: field?.expression ?? "*")) FROM \(from)\(condition)"
    return Compiled(fields: field.map { [$0] } ?? [], rows: select, count: select, arguments: arguments)
  }

  mutating func whereClause(_ filters: [Filter]) -> String {
    let conditions = filters.compactMap { filter -> String? in
      guard let field = self.field(filter.column, .filter(filter.column)) else { return nil }
      var compiler = FilterSQL(field)
      let condition = compiler.sql(for: filter.values)
      arguments += compiler.arguments
      problems += compiler.problems
      return filter.isExclusion ? "NOT \(condition)" : condition
    }
    return conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
  }

  private mutating func sortTerm(_ key: String) -> String? {
    let isDown = key.hasPrefix("-")
    guard let field = self.field(isDown ? String(key.dropFirst()) : key, .sort(key)) else { return nil }
    return "\(field.expression) IS NULL, \(sortKey(field, isDown: isDown)) \(isDown ? "DESC" : "ASC")"
  }

  /// Going down, `2004` comes after `2004-05` as text does; going up, it must be put there.
  private func sortKey(_ field: Field, isDown: Bool) -> String {
    switch field.type {
    case .integer, .decimal: field.expression
    case .date, .partialDate: isDown ? field.expression : DateBound.latest.sql(field.expression)
    default: "\(field.expression) COLLATE \(FrenchCollation.name)"
    }
  }

  mutating func field(_ name: String, _ part: QueryProblem.Part) -> Field? {
    guard let field = sql.field(name) else {
      problems.append(.unknownColumn(name, in: table, part))
      return nil
    }
    used.append(field)
    return field
  }
}
