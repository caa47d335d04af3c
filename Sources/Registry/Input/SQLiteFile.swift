import Diagnostics
import GRDBSQLite

/// A SQLite file with tables of the registry, opened so that nothing can be written to it. What it holds may be a question without end:
/// reading it has a limit of time, and a table one of bytes.
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

  private static let longest: Duration = .seconds(60)

  public func fetch() async throws(SourceFailure) -> SourceAnswer {
    guard let path = RegistryFiles.path(of: file, under: root) else {
      throw SourceFailure(
        at: Place(file: file),
        Localized(
          fr: "le fichier SQLite « \(file) » n’est pas dans le dossier du site",
          en: "the SQLite file “\(file)” is not in the folder of the site"))
    }
    var connection: OpaquePointer?
    let opened = sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    defer { sqlite3_close_v2(connection) }
    guard opened == SQLITE_OK else { throw failure(connection) }
    var limits = QueryLimits.composed
    limits.time = Self.longest
    let meter = QueryMeter(limits: limits)
    meter.install(on: connection)
    defer { sqlite3_progress_handler(connection, 0, nil, nil) }
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
      return true
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
      return (text?.byteCount ?? 0) <= CSVParser.maximumFileLength
    }
    let origin = TableOrigin(source: name, location: file, date: date)
    return (text ?? TableText(name: table, columns: [])).table(from: origin)
  }

  /// - Parameter each: takes a row; false when that is too much.
  private func rows(
    _ sql: String, _ connection: OpaquePointer?, start: (OpaquePointer?) -> Void = { _ in }, each: (OpaquePointer?) -> Bool
  ) throws(SourceFailure) {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { throw failure(connection) }
    defer { sqlite3_finalize(statement) }
    start(statement)
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: if !each(statement) { throw tooLarge }
      case SQLITE_DONE: return
      case SQLITE_INTERRUPT: throw tooLarge
      default: throw failure(connection)
      }
    }
  }

  private var tooLarge: SourceFailure {
    SourceFailure(
      at: Place(file: file),
      Localized(
        fr: "le fichier SQLite « \(file) » prend trop de temps ou de place : une minute, ou un Gio par table",
        en: "the SQLite file “\(file)” takes too long or too much room: a minute, or a GiB a table"))
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
