import Diagnostics

/// From the number of a row in SQLite back to the place where its source shows it.
struct RowOrigins: Sendable {
  private var tables: [(raw: RawTable, first: Int)] = []
  private(set) var count = 0

  mutating func append(_ raw: RawTable) {
    tables.append((raw, count))
    count += raw.rowCount
  }

  var origins: [TableOrigin] { tables.map(\.raw.origin) }

  /// - Parameter rowid: from 1, in the order in which rows were inserted.
  func place(rowid: Int, column: String) -> Place? {
    guard let table = tables.last(where: { $0.first < rowid }) else { return nil }
    return table.raw.place(rowid - 1 - table.first, table.raw.columns.firstIndex(of: column))
  }
}
