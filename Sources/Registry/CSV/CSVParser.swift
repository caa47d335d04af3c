import Diagnostics

/// Reads a CSV file (RFC 4180) into a raw table whose cells are ranges of the file's own bytes.
///
/// 1. The bytes must be UTF-8 text of a bounded size.
/// 2. The header line says the separator, a comma or a semicolon, and the names of the columns.
/// 3. Each row must have as many cells as the header. A faulty row is reported and left out; blank rows are skipped.
/// 4. Cells with doubled quotes are written again, unescaped, after the bytes of the file; all others stay where they are.
struct CSVParser {
  /// A longer cell is refused: no page could show it.
  static let maximumCellLength = 100_000
  /// Offsets are 32 bits; a larger registry belongs in a database.
  static let maximumFileLength = 1 << 30

  let source: SourceText
  let origin: TableOrigin
  var problems: DiagnosticCollector
  private var places: CSVPlaces
  private var columns: [String] = []
  private var cells: [Range<UInt32>] = []
  private var unescaped: [UInt8] = []

  init(source: SourceText, origin: TableOrigin) {
    self.source = source
    self.origin = origin
    problems = DiagnosticCollector(file: source.path)
    places = CSVPlaces(source: source, separator: Self.separator(of: source))
  }

  /// - Returns: the rows of the table `name`, nil when no header can be read; what is wrong goes to `problems`.
  mutating func parse(as name: String) -> RawTable? {
    if let problem = TextCheck.problem(in: source, maximumLength: Self.maximumFileLength) {
      problems.add(problem)
      return nil
    }
    source.bytes.withUnsafeBufferPointer { bytes in
      var offset = source.byteOrderMarkLength
      var line = 1
      while offset < bytes.count { readRow(bytes, &offset, &line) }
    }
    guard !columns.isEmpty else {
      problems.add(CSVProblem.empty(source))
      return nil
    }
    checkHeader()
    guard !problems.hasErrors(of: "CSV-006") else { return nil }
    let places = places
    return RawTable(
      name: name, columns: columns, bytes: unescaped.isEmpty ? source.bytes : source.bytes + unescaped, cells: cells,
      origin: origin,
      place: { row, column in places.place(row: row, column: column) })
  }

  private mutating func readRow(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int, _ line: inout Int) {
    let scanner = CSVCellScanner(bytes: bytes, separator: places.separator)
    let (row, firstCell) = (CSVPlaces.Start(offset: offset, line: line), cells.count)
    var isFaulty = false
    while true {
      let cell = scanner.cell(at: offset)
      line += cell.lineBreaks
      if let problem = problem(of: cell) {
        problems.add(problem.code) { CSVProblem.of(problem, at: places.place(problem.range, in: row)) }
        isFaulty = true
      }
      append(cell, of: bytes)
      offset = cell.end
      guard offset < bytes.count, bytes[offset] == places.separator else { break }
      offset += 1
    }
    skipLineBreak(bytes, &offset, &line)
    finish(row, cells: cells[firstCell...], isFaulty: isFaulty)
  }

  private func problem(of cell: CSVCellScanner.Cell) -> CSVProblem.Kind? {
    switch cell.problem {
    case .unclosedQuote(let offset): .unclosedQuote(offset)
    case .strayQuote(let offset): .strayQuote(offset)
    case nil: cell.value.count > Self.maximumCellLength ? .longCell(cell.value) : nil
    }
  }

  private mutating func append(_ cell: CSVCellScanner.Cell, of bytes: UnsafeBufferPointer<UInt8>) {
    guard cell.hasDoubledQuotes else {
      cells.append(UInt32(cell.value.lowerBound)..<UInt32(cell.value.upperBound))
      return
    }
    let start = bytes.count + unescaped.count
    var index = cell.value.lowerBound
    while index < cell.value.upperBound {
      unescaped.append(bytes[index])
      index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    cells.append(UInt32(start)..<UInt32(bytes.count + unescaped.count))
  }

  private func skipLineBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int, _ line: inout Int) {
    guard offset < bytes.count else { return }
    let isPair = bytes[offset] == UInt8(ascii: "\r") && offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n")
    offset += isPair ? 2 : 1
    line += 1
  }

  /// The first row that is not blank is the header.
  private mutating func finish(_ row: CSVPlaces.Start, cells rowCells: ArraySlice<Range<UInt32>>, isFaulty: Bool) {
    let isBlank = rowCells.allSatisfy(\.isEmpty)
    let isHeader = columns.isEmpty && !isBlank
    if isHeader { columns = rowCells.map { text(of: $0) } }
    let isWrongLength = !isBlank && rowCells.count != columns.count
    if isWrongLength, !isFaulty { reportLength(rowCells.count, of: row) }
    let isKept = !isBlank && !isFaulty && !isWrongLength
    if isKept || isHeader { places.append(row) }
    if isHeader || !isKept { cells.removeLast(rowCells.count) }
  }

  private mutating func reportLength(_ count: Int, of row: CSVPlaces.Start) {
    let place = places.place(column: min(count, columns.count), in: row)
    problems.add(CSVProblem.wrongLength(count, expected: columns.count, at: place))
  }

  private func text(of cell: Range<UInt32>) -> String {
    let range = Int(cell.lowerBound)..<Int(cell.upperBound)
    guard range.lowerBound >= source.bytes.count, !unescaped.isEmpty else {
      return String(decoding: source.bytes[range], as: UTF8.self)
    }
    let base = source.bytes.count
    return String(decoding: unescaped[range.lowerBound - base..<range.upperBound - base], as: UTF8.self)
  }

  /// Each column has a name of its own.
  private mutating func checkHeader() {
    var seen: Set<String> = []
    for (index, column) in columns.enumerated() where column.isEmpty || !seen.insert(column).inserted {
      problems.add(CSVProblem.badHeader(column, at: places.place(row: nil, column: index)))
    }
  }

  /// The sign that the first line that is not blank has more of, outside quotes.
  private static func separator(of source: SourceText) -> UInt8 {
    var (commas, semicolons, isQuoted, isBlank) = (0, 0, false, true)
    for byte in source.bytes.dropFirst(source.byteOrderMarkLength) {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: commas += 1
      case UInt8(ascii: ";") where !isQuoted: semicolons += 1
      case UInt8(ascii: "\n") where !isQuoted && !isBlank, UInt8(ascii: "\r") where !isQuoted && !isBlank:
        return UInt8(ascii: semicolons > commas ? ";" : ",")
      default: break
      }
      if byte > 0x20 { isBlank = false }
    }
    return UInt8(ascii: semicolons > commas ? ";" : ",")
  }
}
