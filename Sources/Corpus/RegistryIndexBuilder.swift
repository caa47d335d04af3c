import Registry

extension RegistryIndex {
  /// Reads from a snapshot the rows of every table that has a key of one column, derived columns included.
  public init(_ snapshot: Snapshot) {
    var tables: [String: [String: [String: String]]] = [:]
    for table in snapshot.schema.tables where table.key.count == 1 { tables[table.name] = Self.rows(of: table, in: snapshot) }
    self.init(tables: tables)
  }

  private static func rows(of table: TableSchema, in snapshot: Snapshot) -> [String: [String: String]] {
    // Names come from the schema itself, so that the question cannot be refused.
    guard let key = table.key.first, let answer = try? snapshot.rows(TableQuery(table.name, columns: table.columnNames)) else {
      return [:]
    }
    let names = answer.columns.map(\.name)
    guard let keyPosition = names.firstIndex(of: key) else { return [:] }
    let rows = answer.rows.map { cells in
      let known = zip(names, cells).filter { $1 != .null }.map { ($0, $1.text) }
      return (cells[keyPosition].text, Dictionary(known, uniquingKeysWith: { first, _ in first }))
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }
}
