import Diagnostics

extension Snapshot {
  /// Answers a question to one table.
  /// - Throws: all the names and values in it that do not stand, `REQ-001` to `REQ-004`.
  public func rows(_ query: TableQuery) throws(QueryError) -> ResultTable {
    var compiler = try QueryCompiler(query, schema: schema)
    let compiled = try compiler.compile(query)
    let answer = try readers.run(compiled.rows, compiled.arguments, limits: .composed)
    let columns = compiled.fields.map { ResultColumn(name: $0.name, label: $0.label, type: $0.type, values: $0.values) }
    let isWhole = query.limit == nil && query.offset == 0
    let total = isWhole ? answer.rows.count : try count(compiled)
    return ResultTable(columns: columns, rows: answer.rows, totalCount: total, tablesRead: tablesRead(answer.tablesRead))
  }

  /// A figure over the rows of a table that match.
  /// - Throws: all the names and values that do not stand, `REQ-001` to `REQ-005`.
  public func figure(_ aggregate: Aggregate, of table: String, where filters: [Filter] = []) throws(QueryError) -> Figure {
    var compiler = try QueryCompiler(TableQuery(table), schema: schema)
    let compiled = try compiler.compile(aggregate, where: filters)
    let answer = try readers.run(compiled.rows, compiled.arguments, limits: .composed)
    return Figure(value: answer.rows.first?.first ?? .null, tablesRead: tablesRead(answer.tablesRead))
  }

  /// The keys of a table whose key is one column: what a document may refer to.
  public func keys(of table: String) throws(QueryError) -> [String] {
    guard let key = schema.table(table)?.soleKey else {
      throw QueryError(.unknownTable(table, among: schema.tables.filter { $0.soleKey != nil }.map(\.name)))
    }
    return try rows(TableQuery(table, columns: [key])).rows.compactMap { $0.first?.text }
  }

  private func count(_ compiled: QueryCompiler.Compiled) throws(QueryError) -> Int {
    guard case .integer(let count) = try readers.run(compiled.count, compiled.arguments, limits: .composed).rows.first?.first
    else {
      return 0
    }
    return count
  }
}
