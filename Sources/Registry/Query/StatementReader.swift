import Dates
import GRDBSQLite

/// What a statement gave, before anything is known of the schema.
struct StatementAnswer {
  let names: [String]
  /// As the schema declares them; nil for computed columns.
  let types: [ColumnType?]
  let rows: [[Cell]]
  /// Stored tables and views.
  let tablesRead: Set<String>
}

/// Reads the rows of a statement into typed cells.
struct StatementReader {
  private let statement: OpaquePointer?
  private let limits: QueryLimits
  private let types: [ColumnType?]
  private var rows: [[Cell]] = []
  private var bytes = 0

  init(statement: OpaquePointer?, limits: QueryLimits) {
    self.statement = statement
    self.limits = limits
    types = (0..<sqlite3_column_count(statement)).map { index in
      sqlite3_column_decltype(statement, index).flatMap { ColumnType(storage: String(cString: $0)) }
    }
  }

  mutating func readRow() throws(QueryError) {
    var row: [Cell] = []
    row.reserveCapacity(types.count)
    for index in types.indices {
      row.append(cell(CInt(index), types[index]))
      bytes += Int(sqlite3_column_bytes(statement, CInt(index)))
    }
    rows.append(row)
    if rows.count > limits.rows || bytes > limits.bytes { throw QueryError(.tooLarge(limits)) }
  }

  func answer(reading tables: Set<String>) -> StatementAnswer {
    let names = types.indices.map { sqlite3_column_name(statement, CInt($0)).map { String(cString: $0) } ?? "" }
    return StatementAnswer(names: names, types: types, rows: rows, tablesRead: tables)
  }

  private func cell(_ index: CInt, _ type: ColumnType?) -> Cell {
    switch sqlite3_column_type(statement, index) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(statement, index)))
    case SQLITE_FLOAT:
      // A division by what is nearly nothing gives no number that could be shown or published.
      let number = sqlite3_column_double(statement, index)
      return number.isFinite ? .decimal(number) : .null
    default: return typed(text(index), type)
    }
  }

  private func typed(_ text: String, _ type: ColumnType?) -> Cell {
    switch type {
    case .date, .partialDate: PartialDate(text).map { .date($0) } ?? .text(text)
    case .list: .list(text.split(separator: ";").map(String.init))
    default: .text(text)
    }
  }

  private func text(_ index: CInt) -> String {
    guard let start = sqlite3_column_text(statement, index) else { return "" }
    let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index)))
    return String(decoding: bytes, as: UTF8.self)
  }
}
