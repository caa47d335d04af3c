import CPostgres
import Glibc

/// What PostgreSQL or the way to it did not do, in libpq's words.
struct PostgresError: Error {
  let message: String

  static let tooLate = PostgresError(message: "délai dépassé (time limit passed)")
  static let tooLarge = PostgresError(message: "réponse trop grande (answer too large)")
}

/// One connection of libpq that can only read, each wait of which ends at a deadline, whatever the server does.
final class PostgresConnection {
  private let connection: OpaquePointer?
  private let deadline: ContinuousClock.Instant

  init(_ address: String, timeLimit: Duration) throws(PostgresError) {
    deadline = .now + timeLimit
    let milliseconds = timeLimit.components.seconds * 1_000
    let parameters = [
      ("dbname", address), ("application_name", "vademecum"), ("client_encoding", "UTF8"),
      ("options", "-c default_transaction_read_only=on -c statement_timeout=\(milliseconds) -c datestyle=ISO"),
    ]
    connection = Self.start(parameters)
    // All properties are set: if this throws, `deinit` runs and closes what was opened.
    try finishConnecting()
  }

  deinit { PQfinish(connection) }

  private static func start(_ parameters: [(String, String)]) -> OpaquePointer? {
    let keys = parameters.map { strdup($0.0) } + [nil]
    let values = parameters.map { strdup($0.1) } + [nil]
    defer { (keys + values).forEach { free($0) } }
    // 1: `dbname` may be a whole address.
    return PQconnectStartParams(keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
  }

  private func finishConnecting() throws(PostgresError) {
    guard PQstatus(connection) != CONNECTION_BAD else { throw lastError }
    while true {
      switch PQconnectPoll(connection) {
      case PGRES_POLLING_OK: return
      case PGRES_POLLING_READING: try wait(for: POLLIN)
      case PGRES_POLLING_WRITING: try wait(for: POLLOUT)
      default: throw lastError
      }
    }
  }

  /// The rows of a query, as text; empty for null.
  func rows(_ sql: String) throws(PostgresError) -> [[String]] {
    guard PQsendQuery(connection, sql) == 1 else { throw lastError }
    var rows: [[String]] = []
    while let result = try nextResult() {
      defer { PQclear(result) }
      guard [PGRES_TUPLES_OK, PGRES_COMMAND_OK].contains(PQresultStatus(result)) else { throw lastError }
      for row in 0..<PQntuples(result) {
        rows.append((0..<PQnfields(result)).map { PQgetvalue(result, row, $0).map { String(cString: $0) } ?? "" })
      }
    }
    return rows
  }

  /// What `COPY … TO STDOUT` sends.
  func copy(_ sql: String) throws(PostgresError) -> [UInt8] {
    guard PQsendQuery(connection, sql) == 1 else { throw lastError }
    guard let started = try nextResult() else { throw lastError }
    defer { PQclear(started) }
    guard PQresultStatus(started) == PGRES_COPY_OUT else { throw lastError }
    var bytes: [UInt8] = []
    while let row = try nextRow() {
      bytes += row
      if bytes.count > CSVParser.maximumFileLength { throw .tooLarge }
    }
    while let result = try nextResult() {
      defer { PQclear(result) }
      guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw lastError }
    }
    return bytes
  }

  /// The next row of a copy; nil at its end.
  private func nextRow() throws(PostgresError) -> [UInt8]? {
    while true {
      var buffer: UnsafeMutablePointer<CChar>?
      let count = PQgetCopyData(connection, &buffer, 1)
      switch count {
      case -1: return nil
      case -2: throw lastError
      case 0:
        try wait(for: POLLIN)
        guard PQconsumeInput(connection) == 1 else { throw lastError }
      default:
        defer { PQfreemem(buffer) }
        return Array(UnsafeRawBufferPointer(start: buffer, count: Int(count)))
      }
    }
  }

  private func nextResult() throws(PostgresError) -> OpaquePointer? {
    while PQisBusy(connection) == 1 {
      try wait(for: POLLIN)
      guard PQconsumeInput(connection) == 1 else { throw lastError }
    }
    return PQgetResult(connection)
  }

  private func wait(for event: Int32) throws(PostgresError) {
    var watched = pollfd(fd: PQsocket(connection), events: Int16(event), revents: 0)
    let left = (deadline - .now).components
    let milliseconds = left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000
    guard milliseconds > 0 else { throw .tooLate }
    guard poll(&watched, 1, Int32(clamping: milliseconds)) != 0 else { throw .tooLate }
  }

  private var lastError: PostgresError {
    let message = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
    let oneLine = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    return PostgresError(message: oneLine.isEmpty ? "connexion perdue (connection lost)" : oneLine)
  }
}
