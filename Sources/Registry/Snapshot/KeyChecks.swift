import Diagnostics
import GRDB

/// Whether keys tell rows apart and references lead somewhere, found by SQL once all rows are in.
extension SnapshotBuilder {
  /// Most tables have no duplicate: the index is the check, and duplicates are looked for only when it cannot be made.
  mutating func makeKeyUnique(_ table: TableSchema, _ database: Database) throws {
    do {
      try database.execute(sql: sql(table).createIndex)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      try removeDuplicates(table, database)
      try database.execute(sql: sql(table).createIndex)
    }
  }

  private mutating func removeDuplicates(_ table: TableSchema, _ database: Database) throws {
    let stored = TableSQL.storage(of: table.name)
    let keys = table.key.map(TableSQL.quoted)
    let known = keys.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT rang, premier, cle FROM (
          SELECT rowid AS rang, min(rowid) OVER (PARTITION BY \(keys.joined(separator: ", "))) AS premier,
            CAST(\(keys.joined(separator: " || ' ' || ")) AS TEXT) AS cle
          FROM \(stored) WHERE \(known)) WHERE rang > premier ORDER BY rang
        """)
    for row in rows { report(duplicate: row, in: table) }
    try database.execute(
      sql: "DELETE FROM \(stored) WHERE rowid IN (\(rows.map { "\($0["rang"] as Int)" }.joined(separator: ", ")))")
  }

  private mutating func report(duplicate row: Row, in table: TableSchema) {
    let (rank, first): (Int, Int) = (row["rang"], row["premier"])
    loaders[table.name]?.drop(rank)
    guard let column = table.key.first, let rows = loaders[table.name]?.rows,
      let place = rows.place(rowid: rank, column: column), let firstPlace = rows.place(rowid: first, column: column)
    else { return }
    loaders[table.name]?.report("REG-001") { CellProblem.duplicateKey(row["cle"], first: firstPlace, at: place) }
  }

  mutating func checkReferences(_ table: TableSchema, _ database: Database) throws {
    for column in table.columns {
      guard let target = column.reference.flatMap({ schema.table($0) }), let key = target.soleKey,
        !incomplete.contains(target.name)
      else { continue }
      let (cell, known) = ("l." + TableSQL.quoted(column.name), "c." + TableSQL.quoted(key))
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT l.rowid AS rang, CAST(\(cell) AS TEXT) AS cle FROM \(TableSQL.storage(of: table.name)) l
          LEFT JOIN \(TableSQL.storage(of: target.name)) c ON \(known) = \(cell)
          WHERE \(cell) IS NOT NULL AND \(known) IS NULL ORDER BY l.rowid
          """)
      guard !rows.isEmpty else { continue }
      let names = try nameable(target, key, database)
      for row in rows { report(broken: row, column, of: table, names) }
    }
  }

  private mutating func report(broken row: Row, _ column: ColumnSchema, of table: TableSchema, _ names: [String]) {
    let (rank, key): (Int, String) = (row["rang"], row["cle"])
    guard let place = loaders[table.name]?.rows.place(rowid: rank, column: column.name) else { return }
    loaders[table.name]?.report("REG-002") {
      CellProblem.brokenReference(key, to: column.reference ?? "", known: names, at: place)
    }
  }

  /// Keys among which the nearest one is looked for; none in a large table, where that would take too long.
  private func nameable(_ table: TableSchema, _ key: String, _ database: Database) throws -> [String] {
    guard (loaders[table.name]?.rows.count ?? 0) <= 5_000 else { return [] }
    return try String.fetchAll(
      database,
      sql:
        "SELECT CAST(\(TableSQL.quoted(key)) AS TEXT) AS k FROM \(TableSQL.storage(of: table.name)) WHERE k IS NOT NULL ORDER BY k"
    )
  }

  mutating func run(_ check: RowCheck, _ database: Database) throws {
    for row in try Row.fetchAll(database, sql: check.sql) {
      let place = loaders[check.table]?.rows.place(rowid: row["rang"], column: check.column)
      loaders[check.table]?.report(check.code) { check.diagnostic(row, place) }
    }
  }
}
