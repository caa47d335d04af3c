/// The bytes of a file, and the way from an offset in them to the line and column that the author sees.
///
/// Everything that reads a file keeps byte offsets; they become lines and columns only when there is something to say.
public struct SourceText: Sendable {
  /// Relative to the root of the site.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Bytes of a byte order mark at the start of the file, which no author sees.
  public var byteOrderMarkLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  public func place(_ range: Range<Int>) -> Place {
    Place(file: path, range: sourceRange(range))
  }

  public func sourceRange(_ range: Range<Int>) -> SourceRange {
    let start = position(at: range.lowerBound)
    return SourceRange(start: start, end: range.isEmpty ? start : position(at: range.upperBound))
  }

  /// The position of the byte at `offset`; past the end, that of the end. Lines end with LF, CRLF or CR.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    var line = 1
    var lineStart = byteOrderMarkLength
    var index = lineStart
    while index < offset {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n")
        || (byte == UInt8(ascii: "\r") && !(index < bytes.count && bytes[index] == UInt8(ascii: "\n")))
      {
        line += 1
        lineStart = index
      }
    }
    let before = String(decoding: bytes[min(lineStart, offset)..<offset], as: UTF8.self)
    return SourcePosition(line: line, column: before.count + 1, utf16Column: before.utf16.count + 1)
  }

  /// The line with that number (from 1), without its end; nil when there is none.
  public func line(_ number: Int) -> String? {
    var current = 1
    var start = byteOrderMarkLength
    while current < number {
      guard let next = nextLineStart(after: start) else { return nil }
      start = next
      current += 1
    }
    guard start <= bytes.count else { return nil }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func nextLineStart(after start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n") { return index }
      if byte == UInt8(ascii: "\r") {
        return index < bytes.count && bytes[index] == UInt8(ascii: "\n") ? index + 1 : index
      }
    }
    return nil
  }
}
