/// Writes CSV (RFC 4180) with a byte order mark, so that spreadsheets read the accents.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, « CSV injection »).
public enum CSVWriter {
  /// - Parameter isMarked: with the mark; a program that is piped into needs none.
  public static func bytes(header: [String], rows: [[Cell]], isMarked: Bool = true) -> [UInt8] {
    var bytes: [UInt8] = isMarked ? [0xEF, 0xBB, 0xBF] : []
    append(header.map { Cell.text($0) }, to: &bytes)
    for row in rows { append(row, to: &bytes) }
    return bytes
  }

  private static func append(_ row: [Cell], to bytes: inout [UInt8]) {
    for (position, cell) in row.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  private static func append(_ cell: Cell, to bytes: inout [UInt8]) {
    let text = isText(cell) ? disarmed(cell.text) : cell.text
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }) else {
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isText(_ cell: Cell) -> Bool {
    switch cell {
    case .text, .list: true
    default: false
    }
  }

  private static func disarmed(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }
}
