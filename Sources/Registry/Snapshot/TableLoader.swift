import Diagnostics
import Digest
import GRDB
import GRDBSQLite

/// Puts the rows of one table, from all its sources, into SQLite.
///
/// 1. The columns of the source are matched with those of the schema; a changed set of columns is an error.
/// 2. Each cell is typed and bound straight from the source's bytes; a bad cell is reported and left unknown.
/// 3. Each row's digest is kept, so that the table's digest depends on its rows and not on their order.
struct TableLoader {
  let table: TableSchema
  let readers: [CellReader]
  let knownValues: [[String]]
  private(set) var problems: DiagnosticCollector
  private(set) var rows: RowOrigins
  private var rowDigests: [[UInt8]] = []

  /// - Parameter vocabularies: for each vocabulary, its codes.
  init(_ table: TableSchema, vocabularies: [String: [String]]) {
    self.table = table
    knownValues = table.columns.map { column in
      column.values.map(\.name) + (column.vocabulary.flatMap { vocabularies[$0] } ?? [])
    }
    readers = table.columns.map { column in
      CellReader(column, vocabulary: column.vocabulary.flatMap { vocabularies[$0] } ?? [])
    }
    problems = DiagnosticCollector(file: nil)
    rows = RowOrigins()
  }

  mutating func load(_ raw: RawTable, into insert: Statement) throws {
    let positions = match(raw)
    let firstRow = rows.count
    rows.append(raw)
    try raw.bytes.withUnsafeBufferPointer { bytes in
      var canonical = CanonicalRow(columns: table.columns.map(\.name))
      for row in 0..<raw.rowCount {
        canonical.clear()
        for index in table.columns.indices {
          bind(index, positions[index], row, of: raw, bytes, to: insert, &canonical)
        }
        guard sqlite3_step(insert.sqliteStatement) == SQLITE_DONE, sqlite3_reset(insert.sqliteStatement) == SQLITE_OK else {
          throw DatabaseError(resultCode: .SQLITE_ERROR, message: "row \(firstRow + row) of \(table.name)")
        }
        rowDigests.append(Digest(of: canonical.bytes).bytes)
      }
    }
  }

  private mutating func bind(
    _ index: Int, _ position: Int?, _ row: Int, of raw: RawTable, _ bytes: UnsafeBufferPointer<UInt8>, to insert: Statement,
    _ canonical: inout CanonicalRow
  ) {
    let statement = insert.sqliteStatement
    let parameter = CInt(index + 1)
    guard let position else {
      sqlite3_bind_null(statement, parameter)
      return
    }
    let range = raw.cells[row * raw.columns.count + position]
    let cell = UnsafeBufferPointer(rebasing: bytes[Int(range.lowerBound)..<Int(range.upperBound)])
    switch readers[index].value(cell) {
    case .null:
      sqlite3_bind_null(statement, parameter)
      reportEmpty(index, raw, row, position)
    case .bytes:
      // The bytes outlive the step of the statement, so SQLite need not copy them: no destructor.
      sqlite3_bind_text(
        statement, parameter, UnsafeRawPointer(cell.baseAddress)?.assumingMemoryBound(to: CChar.self), CInt(cell.count), nil)
      canonical.append(index, cell)
    case .rewritten(let text):
      sqlite3_bind_text(statement, parameter, String(decoding: text, as: UTF8.self), CInt(text.count), transient)
      text.withUnsafeBufferPointer { canonical.append(index, $0) }
    case .integer(let number):
      sqlite3_bind_int64(statement, parameter, number)
      canonical.append(index, String(number))
    case .decimal(let number):
      sqlite3_bind_double(statement, parameter, number)
      canonical.append(index, String(number))
    case .bad:
      sqlite3_bind_null(statement, parameter)
      reportBad(cell, index, raw, row, position)
    case .tooLong:
      sqlite3_bind_null(statement, parameter)
      problems.add("REG-003") { CellProblem.tooLong(table.columns[index], at: raw.place(row, position)) }
    }
  }

  private mutating func reportEmpty(_ index: Int, _ raw: RawTable, _ row: Int, _ position: Int) {
    let column = table.columns[index]
    switch column.requirement {
    case .optional: break
    case .advised: problems.add("REG-009") { CellProblem.empty(column, at: raw.place(row, position)) }
    case .required: problems.add("REG-003") { CellProblem.empty(column, at: raw.place(row, position)) }
    }
  }

  private mutating func reportBad(
    _ cell: UnsafeBufferPointer<UInt8>, _ index: Int, _ raw: RawTable, _ row: Int, _ position: Int
  ) {
    let (column, known) = (table.columns[index], knownValues[index])
    problems.add("REG-003") {
      CellProblem.bad(String(decoding: cell, as: UTF8.self), in: column, known: known, at: raw.place(row, position))
    }
  }

  /// Where each column of the schema is in the source.
  private mutating func match(_ raw: RawTable) -> [Int?] {
    for (position, name) in raw.columns.enumerated() where table.column(name) == nil {
      problems.add(ColumnProblem.unknown(name, in: table, at: raw.place(nil, position)))
    }
    return table.columns.map { column in
      let position = raw.columns.firstIndex(of: column.name)
      if position == nil, column.requirement != .optional {
        problems.add(ColumnProblem.missing(column.name, in: table, found: raw.columns, at: raw.place(nil, nil)))
      }
      return position
    }
  }

  /// Takes a row out of the digest, by its number in SQLite; it is taken out of the table elsewhere.
  mutating func drop(_ rowid: Int) { rowDigests[rowid - 1] = [] }

  /// Of the rows that were kept.
  var digests: [[UInt8]] { rowDigests.filter { !$0.isEmpty } }

  mutating func report(_ code: String, _ diagnostic: () -> Diagnostic) { problems.add(code, diagnostic) }

  private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
