import Diagnostics

/// Builds a raw table from values that come one by one, from a database or from JSON.
///
/// Each row stands on a line of its own in the place of a diagnostic: row 3 of the table is line 4, as it would be in a CSV file.
struct TableText {
  let name: String
  let columns: [String]
  private var bytes: [UInt8] = []
  private var cells: [Range<UInt32>] = []

  init(name: String, columns: [String]) {
    self.name = name
    self.columns = columns
  }

  /// The next cell of the row; empty for an unknown value.
  mutating func append(_ cell: some Sequence<UInt8>) {
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: cell)
    cells.append(start..<UInt32(bytes.count))
  }

  var byteCount: Int { bytes.count }

  func table(from origin: TableOrigin) -> RawTable {
    let file = origin.location + "/" + name
    return RawTable(
      name: name, columns: columns, bytes: bytes, cells: cells, origin: origin,
      place: { row, column in
        let position = SourcePosition(line: (row ?? -1) + 2, column: (column ?? 0) + 1, utf16Column: (column ?? 0) + 1)
        return Place(file: file, range: SourceRange(start: position, end: position))
      })
  }
}
