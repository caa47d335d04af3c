import GRDBSQLite

/// One connection to the image of a snapshot, which can only read and only so much.
///
/// GRDB's reading access is no sandbox (`ATTACH` and `PRAGMA query_only=0` pass), and a second authorizer on its connections would replace
/// its own: this connection is SQLite's alone.
///
/// `@unchecked`: the pool lends a connection to one thread at a time.
final class ReadingConnection: @unchecked Sendable {
  private let image: DatabaseImage
  private let authorizer = ReadAuthorizer()
  private var connection: OpaquePointer?

  init(image: DatabaseImage) throws(QueryError) {
    self.image = image
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX
    let size = sqlite3_int64(image.count)
    guard sqlite3_open_v2(":memory:", &connection, flags, nil) == SQLITE_OK,
      sqlite3_deserialize(connection, "main", image.start, size, size, UInt32(SQLITE_DESERIALIZE_READONLY)) == SQLITE_OK,
      sqlite3_exec(connection, "PRAGMA temp_store = memory", nil, nil, nil) == SQLITE_OK
    else {
      throw QueryError(.failed(Self.message(of: connection), offset: nil))
    }
    FrenchCollation.register(on: connection)
    DateFunctions.register(on: connection)
    limit()
    authorizer.install(on: connection)
  }

  deinit { sqlite3_close_v2(connection) }

  private func limit() {
    for (limit, value) in [
      (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_SQL_LENGTH, 100_000), (SQLITE_LIMIT_LENGTH, 1_000_000),
      (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_COMPOUND_SELECT, 50), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
      (SQLITE_LIMIT_TRIGGER_DEPTH, 0), (SQLITE_LIMIT_WORKER_THREADS, 0),
    ] as [(CInt, CInt)] {
      sqlite3_limit(connection, limit, value)
    }
  }

  /// Runs one statement and reads all its rows.
  /// - Parameter arguments: the values of `?`, in order.
  func run(_ sql: String, _ arguments: [Cell] = [], limits: QueryLimits) throws(QueryError) -> StatementAnswer {
    authorizer.reset()
    let statement = try prepare(sql)
    defer { sqlite3_finalize(statement) }
    let meter = QueryMeter(limits: limits)
    meter.install(on: connection)
    defer { sqlite3_progress_handler(connection, 0, nil, nil) }
    for (index, argument) in arguments.enumerated() { bind(argument, at: CInt(index + 1), of: statement) }
    var reader = StatementReader(statement: statement, limits: limits)
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try reader.readRow()
      case SQLITE_DONE: return reader.answer(reading: authorizer.tablesRead)
      case SQLITE_INTERRUPT: throw QueryError(.tooExpensive)
      default: throw QueryError(.failed(Self.message(of: connection), offset: nil))
      }
    }
  }

  private func prepare(_ sql: String) throws(QueryError) -> OpaquePointer? {
    var statement: OpaquePointer?
    let (result, rest) = sql.withCString { text -> (CInt, String) in
      var tail: UnsafePointer<CChar>?
      let result = sqlite3_prepare_v2(connection, text, -1, &statement, &tail)
      return (result, tail.map { String(cString: $0) } ?? "")
    }
    guard result == SQLITE_OK else { throw QueryError(problem(in: sql)) }
    guard let statement else { throw QueryError(.emptySQL) }
    guard sqlite3_stmt_readonly(statement) != 0, isBlank(rest) else {
      sqlite3_finalize(statement)
      throw QueryError(.manyStatements)
    }
    return statement
  }

  private func problem(in sql: String) -> QueryProblem {
    if let refusal = authorizer.refusal { return .refused(refusal.name ?? Self.verb(of: sql)) }
    let message = Self.message(of: connection)
    // The tables that a query names are views: SQLite finds that they cannot be written before it asks whether they may.
    if message.hasPrefix("cannot modify ") { return .refused(Self.verb(of: sql)) }
    let offset = sqlite3_error_offset(connection)
    return .failed(message, offset: offset < 0 ? nil : Int(offset))
  }

  /// Its first word, or behind `WITH` and `EXPLAIN` the one that says what is to be done.
  private static func verb(of sql: String) -> String {
    let first = sql.drop { $0.isWhitespace }.prefix { $0.isLetter }.uppercased()
    guard ["WITH", "EXPLAIN"].contains(first) else { return first }
    return sql.firstMatch(of: /(?i)\b(?:DELETE|UPDATE|INSERT|REPLACE)\b/)?.output.uppercased() ?? first
  }

  private func isBlank(_ rest: String) -> Bool {
    var statement: OpaquePointer?
    let result = sqlite3_prepare_v2(connection, rest, -1, &statement, nil)
    defer { sqlite3_finalize(statement) }
    return result == SQLITE_OK && statement == nil
  }

  private func bind(_ argument: Cell, at index: CInt, of statement: OpaquePointer?) {
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch argument {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let number): sqlite3_bind_int64(statement, index, Int64(number))
    case .decimal(let number): sqlite3_bind_double(statement, index, number)
    case .text, .date, .list: sqlite3_bind_text(statement, index, argument.text, -1, transient)
    }
  }

  private static func message(of connection: OpaquePointer?) -> String {
    sqlite3_errmsg(connection).map { String(cString: $0) } ?? ""
  }
}
