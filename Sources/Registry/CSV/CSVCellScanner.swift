/// Finds the end of one cell of a CSV file (RFC 4180), byte by byte. The parser and the search for a place both read through it.
struct CSVCellScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let separator: UInt8

  struct Cell {
    /// The value, without quotes and, outside quotes, without the blanks around it.
    var value: Range<Int>
    /// Just after the cell: a separator, a line break or the end of the file.
    var end: Int
    /// The value holds `""`, which means one quote.
    var hasDoubledQuotes = false
    /// Line breaks inside quotes.
    var lineBreaks = 0
    var problem: Problem?
  }

  enum Problem {
    /// Nothing closes the quote at this offset.
    case unclosedQuote(at: Int)
    /// A quote in the middle of a cell, or text after a closing quote.
    case strayQuote(at: Int)
  }

  @inline(__always)
  func cell(at start: Int) -> Cell {
    start < bytes.count && bytes[start] == quote ? quotedCell(at: start) : plainCell(at: start)
  }

  @inline(__always)
  private func plainCell(at start: Int) -> Cell {
    var index = start
    var stray: Int?
    while index < bytes.count {
      let byte = bytes[index]
      if byte == separator || byte == lineFeed || byte == carriageReturn { break }
      if byte == quote, stray == nil { stray = index }
      index += 1
    }
    return Cell(value: trimmed(start..<index), end: index, problem: stray.map { .strayQuote(at: $0) })
  }

  private func quotedCell(at start: Int) -> Cell {
    var cell = Cell(value: start + 1..<start + 1, end: bytes.count)
    var index = start + 1
    while index < bytes.count {
      switch bytes[index] {
      case quote where index + 1 < bytes.count && bytes[index + 1] == quote:
        cell.hasDoubledQuotes = true
        index += 1
      case quote:
        cell.value = start + 1..<index
        return close(cell, at: index + 1)
      case lineFeed: cell.lineBreaks += 1
      case carriageReturn where !(index + 1 < bytes.count && bytes[index + 1] == lineFeed): cell.lineBreaks += 1
      default: break
      }
      index += 1
    }
    cell.problem = .unclosedQuote(at: start)
    return cell
  }

  /// Only blanks may stand between a closing quote and the end of the cell.
  private func close(_ cell: Cell, at index: Int) -> Cell {
    var cell = cell
    let rest = plainCell(at: index)
    cell.end = rest.end
    if !rest.value.isEmpty { cell.problem = .strayQuote(at: index - 1) }
    return cell
  }

  @inline(__always)
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private var quote: UInt8 { 0x22 }
  private var lineFeed: UInt8 { 0x0A }
  private var carriageReturn: UInt8 { 0x0D }
}
