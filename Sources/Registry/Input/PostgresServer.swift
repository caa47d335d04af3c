import Diagnostics
import Dispatch

/// Tables of a PostgreSQL database, all of one moment, by a connection that can only read.
///
/// 1. One transaction, read only and repeatable, sees all tables as they are when it begins.
/// 2. The columns of each table are written as the registry writes them: `oui` and `non`, lists with `;`, dates as ISO 8601.
/// 3. `COPY` sends the rows as CSV, which is then read as any CSV file is.
///
/// The password is libpq's business (`PGPASSWORD`, `PGPASSFILE`, a service file): an address in `site.yml` must not hold one.
public struct PostgresServer: RegistrySource {
  public let name: String
  /// `postgresql://user@host:port/database`, or libpq's `key=value` form.
  public let address: String
  private let date: String?
  private let timeLimit: Duration
  private let schema: RegistrySchema

  /// - Parameter date: of the data: that of the build, unless declared, since a database answers for the present.
  public init(name: String, address: String, date: String?, timeLimit: Duration = .seconds(60), schema: RegistrySchema) {
    self.name = name
    self.address = address
    self.date = date
    self.timeLimit = timeLimit
    self.schema = schema
  }

  public func fetch() async throws(SourceFailure) -> SourceAnswer {
    // libpq waits on a socket: that is done on a thread of its own, not on one of those that run tasks.
    let result: Result<SourceAnswer, SourceFailure> = await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: Result { () throws(SourceFailure) in try self.read() }) }
    }
    return try result.get()
  }

  private func read() throws(SourceFailure) -> SourceAnswer {
    do throws(PostgresError) {
      let connection = try PostgresConnection(address, timeLimit: timeLimit)
      _ = try connection.rows("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      let columns = try connection.rows(Self.columns)
      var (tables, diagnostics): ([RawTable], [Diagnostic]) = ([], [])
      for table in schema.tables {
        let own = columns.filter { $0[0] == table.name }
        guard !own.isEmpty else { continue }
        var parser = CSVParser(
          source: SourceText(path: "\(location)/\(table.name)", bytes: try connection.copy(Self.select(own, from: table.name))),
          origin: TableOrigin(source: name, location: location, date: date))
        if let rows = parser.parse(as: table.name) { tables.append(rows) }
        diagnostics += parser.problems.all
      }
      return SourceAnswer(tables: tables, diagnostics: diagnostics)
    } catch {
      throw SourceFailure(
        at: Place(file: location),
        Localized(fr: "PostgreSQL : \(error.message)", en: "PostgreSQL: \(error.message)"))
    }
  }

  /// The address without who asks: `postgresql://host:port/database`.
  var location: String {
    guard let start = address.firstRange(of: "://")?.upperBound else { return "postgresql" }
    let rest = address[start...].prefix { $0 != "?" }
    let host = rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
    return String(address[..<start] + host)
  }

  private static let columns = """
    SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_schema = ANY (current_schemas(false)) ORDER BY table_name, ordinal_position
    """

  private static func select(_ columns: [[String]], from table: String) -> String {
    let expressions = columns.map { column -> String in
      let name = TableSQL.quoted(column[1])
      return switch column[2] {
      case "boolean": "CASE WHEN \(name) THEN 'oui' WHEN NOT \(name) THEN 'non' END AS \(name)"
      case "ARRAY": "array_to_string(\(name), ';') AS \(name)"
      case "date": "to_char(\(name), 'YYYY-MM-DD') AS \(name)"
      default: name
      }
    }
    let query = "SELECT \(expressions.joined(separator: ", ")) FROM \(TableSQL.quoted(table))"
    return "COPY (\(query)) TO STDOUT WITH (FORMAT csv, HEADER true)"
  }
}
