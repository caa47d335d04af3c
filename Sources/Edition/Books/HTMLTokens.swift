/// The tags and texts of HTML that the generator itself has made: values of attributes stand in double quotes, and `<` and `>` open and
/// close tags and nothing else.
public struct HTMLTokens: Sequence, IteratorProtocol {
  public enum Token: Sendable, Hashable {
    /// Text, its entities as written.
    case text(Range<Int>)
    case opening(name: String, range: Range<Int>)
    case closing(name: String, range: Range<Int>)
    /// A comment.
    case comment(Range<Int>)
  }

  private let bytes: [UInt8]
  private var at = 0

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public mutating func next() -> Token? {
    guard at < bytes.count else { return nil }
    let start = at
    guard bytes[start] == UInt8(ascii: "<") else {
      at = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      return .text(start..<at)
    }
    if bytes[start...].starts(with: "<!--".utf8) {
      at = endOfComment(from: start)
      return .comment(start..<at)
    }
    at = (bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
    let isClosing = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
    let name = String(decoding: bytes[(start + (isClosing ? 2 : 1))..<at].prefix { isLetterOrFigure($0) }, as: UTF8.self)
    return isClosing ? .closing(name: name, range: start..<at) : .opening(name: name, range: start..<at)
  }

  /// The attributes of a tag: where each name is, and its value between the quotes; nil for a name alone.
  public static func attributes(of tag: Range<Int>, in bytes: [UInt8]) -> [(name: Range<Int>, value: Range<Int>?)] {
    var found: [(Range<Int>, Range<Int>?)] = []
    var at = bytes[tag].firstIndex(of: UInt8(ascii: " ")) ?? tag.upperBound
    while at < tag.upperBound {
      let name = bytes[at..<tag.upperBound].drop { $0 == UInt8(ascii: " ") || $0 == 0x0A }
      let end =
        name.firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") } ?? tag.upperBound
      guard end > name.startIndex else { break }
      at = end
      guard bytes[end] == UInt8(ascii: "=") else {
        found.append((name.startIndex..<end, nil))
        continue
      }
      let value = bytes[(end + 2)..<tag.upperBound].prefix { $0 != UInt8(ascii: "\"") }
      found.append((name.startIndex..<end, value.startIndex..<value.endIndex))
      at = value.endIndex + 1
    }
    return found
  }

  private func endOfComment(from start: Int) -> Int {
    var at = start + 4
    while at + 2 < bytes.count, !bytes[at...].starts(with: "-->".utf8) { at += 1 }
    return Swift.min(at + 3, bytes.count)
  }

  private func isLetterOrFigure(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
