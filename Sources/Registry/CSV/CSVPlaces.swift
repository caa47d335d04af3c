import Diagnostics

/// From a row and a column of a CSV file to the line and column that its author sees.
///
/// Cells do not carry their place: the row is read again up to the cell, which costs nothing as long as nothing is wrong.
struct CSVPlaces: Sendable {
  let source: SourceText
  let separator: UInt8
  /// Where rows begin, the header first.
  private var starts: [Start] = []

  /// The first byte of a row, which always begins a line, and the number of that line, from 1.
  struct Start {
    let offset: UInt32
    let line: UInt32

    init(offset: Int, line: Int) {
      self.offset = UInt32(offset)
      self.line = UInt32(line)
    }
  }

  init(source: SourceText, separator: UInt8) {
    self.source = source
    self.separator = separator
  }

  mutating func append(_ start: Start) { starts.append(start) }

  /// The place of a cell. Rows count from 0 after the header, which is where a column without a row is shown.
  func place(row: Int?, column: Int?) -> Place {
    let index = row.map { $0 + 1 } ?? 0
    guard starts.indices.contains(index) else { return Place(file: source.path) }
    return place(column: column ?? 0, in: starts[index])
  }

  /// The place of a cell of a row, quotes included; past the last cell, that of the end of the row.
  func place(column: Int, in row: Start) -> Place {
    place(bytes(column: column, in: row), in: row)
  }

  private func bytes(column: Int, in row: Start) -> Range<Int> {
    source.bytes.withUnsafeBufferPointer { bytes in
      let scanner = CSVCellScanner(bytes: bytes, separator: separator)
      var start = Int(row.offset)
      var remaining = column
      var end = scanner.cell(at: start).end
      while remaining > 0, end < bytes.count, bytes[end] == separator {
        start = end + 1
        end = scanner.cell(at: start).end
        remaining -= 1
      }
      return remaining > 0 ? end..<end : start..<end
    }
  }

  /// The place of some bytes of a row.
  func place(_ range: Range<Int>, in row: Start) -> Place {
    let (start, end) = (position(of: range.lowerBound, in: row), position(of: range.upperBound, in: row))
    return Place(file: source.path, range: SourceRange(start: start, end: end))
  }

  private func position(of offset: Int, in row: Start) -> SourcePosition {
    var (lineStart, line) = (max(Int(row.offset), source.byteOrderMarkLength), Int(row.line))
    for index in lineStart..<max(offset, lineStart) where endsLine(index) {
      line += 1
      lineStart = index + 1
    }
    let before = String(decoding: source.bytes[lineStart..<max(offset, lineStart)], as: UTF8.self)
    return SourcePosition(line: line, column: before.count + 1, utf16Column: before.utf16.count + 1)
  }

  private func endsLine(_ index: Int) -> Bool {
    let bytes = source.bytes
    if bytes[index] == UInt8(ascii: "\n") { return true }
    return bytes[index] == UInt8(ascii: "\r") && !(index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"))
  }
}
