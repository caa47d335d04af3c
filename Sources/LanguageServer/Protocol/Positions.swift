import Authoring
import PluginKit

/// Between offsets in a file and the protocol's positions: lines and UTF-16 units, both from 0.
extension SourceText {
  /// The offset of a position; the end of its line when it is further, the end of the file when there is no such line.
  func offset(line: Int, utf16: Int) -> Int {
    var start = byteOrderMarkLength
    for _ in 0..<max(0, line) {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return bytes.count }
      start = end + 1
    }
    let text = String(decoding: bytes[start...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    let units = text.utf16
    let index = units.index(units.startIndex, offsetBy: max(0, utf16), limitedBy: units.endIndex) ?? units.endIndex
    return start + text.utf8.distance(from: text.utf8.startIndex, to: index)
  }

  func offset(_ position: JSONValue?) -> Int {
    offset(line: position?["line"]?.integer ?? 0, utf16: position?["character"]?.integer ?? 0)
  }

  func lspRange(_ range: Range<Int>) -> JSONValue { .lsp(sourceRange(range)) }
}

extension JSONValue {
  static func lsp(_ position: SourcePosition) -> JSONValue {
    .keys(["line": .integer(position.line - 1), "character": .integer(position.utf16Column - 1)])
  }

  static func lsp(_ range: SourceRange?) -> JSONValue {
    let start = SourcePosition(line: 1, column: 1, utf16Column: 1)
    return .keys(["start": lsp(range?.start ?? start), "end": lsp(range?.end ?? start)])
  }
}
