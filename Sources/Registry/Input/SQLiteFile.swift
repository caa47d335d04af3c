import Diagnostics
import GRDBSQLite

/// A SQLite file with tables of the registry, opened so that nothing can be written to it.
public struct SQLiteFile: RegistrySource {
  public let name: String
  /// Relative to the root of the site.
  public let file: String
  private let root: String
  private let date: String?
  private let schema: RegistrySchema

  public init(name: String, file: String, root: String, date: String? = nil, schema: RegistrySchema) {
    self.name = name
    self.file = file
    self.root = root
    self.date = date
    self.schema = schema
  }

  public func fetch() async throws(SourceFailure) -> SourceAnswer {
    var connection: OpaquePointer?
    let opened = sqlite3_open_v2("\(root)/\(file)", &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    defer { sqlite3_close_v2(connection) }
    guard opened == SQLITE_OK else { throw failure(connection) }
    // A shared lock from the first table to the last: all are of the same moment.
    guard sqlite3_exec(connection, "BEGIN", nil, nil, nil) == SQLITE_OK else { throw failure(connection) }
    defer { sqlite3_exec(connection, "ROLLBACK", nil, nil, nil) }
    var tables: [RawTable] = []
    for table in try tableNames(connection) where schema.table(table) != nil { tables.append(try read(table, connection)) }
    return SourceAnswer(tables: tables)
  }

  private func tableNames(_ connection: OpaquePointer?) throws(SourceFailure) -> [String] {
    var names: [String] = []
    try rows("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name", connection) { statement in
      if let name = sqlite3_column_text(statement, 0) { names.append(String(cString: name)) }
    }
    return names
  }

  private func read(_ table: String, _ connection: OpaquePointer?) throws(SourceFailure) -> RawTable {
    var text: TableText?
    try rows(
      "SELECT * FROM \(TableSQL.quoted(table))", connection,
      start: { statement in
        let columns = (0..<sqlite3_column_count(statement)).map { index in
          sqlite3_column_name(statement, index).map { String(cString: $0) } ?? ""
        }
        text = TableText(name: table, columns: columns)
      }
    ) { statement in
      for index in 0..<sqlite3_column_count(statement) {
        let start = sqlite3_column_text(statement, index)
        text?.append(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
      }
    }
    let origin = TableOrigin(source: name, location: file, date: date)
    return (text ?? TableText(name: table, columns: [])).table(from: origin)
  }

  private func rows(
    _ sql: String, _ connection: OpaquePointer?, start: (OpaquePointer?) -> Void = { _ in }, each: (OpaquePointer?) -> Void
  ) throws(SourceFailure) {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { throw failure(connection) }
    defer { sqlite3_finalize(statement) }
    start(statement)
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: each(statement)
      case SQLITE_DONE: return
      default: throw failure(connection)
      }
    }
  }

  private func failure(_ connection: OpaquePointer?) -> SourceFailure {
    let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? ""
    return SourceFailure(
      at: Place(file: file),
      Localized(
        fr: "le fichier SQLite « \(file) » est illisible (\(message))", en: "the SQLite file “\(file)” is unreadable (\(message))"
      ))
  }
}
