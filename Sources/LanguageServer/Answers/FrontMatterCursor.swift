import PluginKit

/// What an author is writing in a front matter, read from the lines alone: while a value is half written, the YAML often cannot be parsed.
struct FrontMatterCursor {
  /// The keys that lead to the line, the outermost first; the key of the line itself is last when the cursor is in its value.
  let keys: [String]
  /// What is written of the key or of the value under the cursor, up to its end.
  let value: String
  /// Its part before the cursor.
  let written: String
  /// Where the whole stands in the file.
  let range: Range<Int>
  /// True when a key is expected here rather than a value.
  let isKey: Bool
  /// What stands before it on the line asks for a space first: `theme:`.
  let needsSpace: Bool

  /// Nil when the offset is not inside a front matter.
  init?(_ source: SourceText, offset: Int) {
    let lines = Lines(source)
    guard let line = lines.indexOfFrontMatterLine(at: offset) else { return nil }
    let text = lines.text(line)
    let before = text.prefix(max(0, offset - lines.start(line)))
    let parents = lines.parents(of: line)
    let content = Self.dropMark(text)
    if let colon = content.firstIndex(of: UInt8(ascii: ":")), before.endIndex > colon {
      let key = String(decoding: content[..<colon], as: UTF8.self)
      let token = Self.token(in: text, from: colon + 1, around: before.endIndex)
      (keys, isKey) = (parents + [key], false)
      (value, range) = Self.piece(token, text, lines.start(line))
      written = String(decoding: text[token.lowerBound..<max(token.lowerBound, before.endIndex)], as: UTF8.self)
      needsSpace = token.lowerBound == colon + 1
    } else {
      let token = Self.token(in: text, from: content.startIndex, around: before.endIndex)
      let isItem = text.startIndex + Self.indent(text) < content.startIndex
      (keys, isKey) = (parents, !isItem || content.contains(UInt8(ascii: ":")))
      (value, range) = Self.piece(token, text, lines.start(line))
      written = String(decoding: text[token.lowerBound..<max(token.lowerBound, before.endIndex)], as: UTF8.self)
      needsSpace = false
    }
  }

  /// What stands after `modele:` at the start of a line.
  static func modelName(in source: SourceText) -> String? {
    let lines = source.bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 200)
    let line = lines.first { $0.starts(with: "modele:".utf8) }
    return line.map { String(decoding: $0.dropFirst("modele:".utf8.count).filter { $0 > 0x20 }, as: UTF8.self) }
  }

  private static func piece(_ token: Range<Int>, _ text: ArraySlice<UInt8>, _ lineStart: Int) -> (String, Range<Int>) {
    let shift = lineStart - text.startIndex
    return (String(decoding: text[token], as: UTF8.self), token.lowerBound + shift..<token.upperBound + shift)
  }

  /// The run between brackets, commas, quotes and spaces that holds the cursor.
  private static func token(in text: ArraySlice<UInt8>, from start: Int, around cursor: Int) -> Range<Int> {
    let ends = Set(#"[]{},"': "#.utf8)
    let begin = text[start..<max(start, cursor)].lastIndex { ends.contains($0) }.map { $0 + 1 } ?? start
    let end = text[max(start, cursor)...].firstIndex { ends.contains($0) } ?? text.endIndex
    return begin..<max(begin, end)
  }

  static func indent(_ line: ArraySlice<UInt8>) -> Int { line.prefix { $0 == UInt8(ascii: " ") }.count }

  /// The line without its indent and the dash of a list item.
  static func dropMark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let content = line.dropFirst(indent(line))
    return content.starts(with: "- ".utf8) ? content.dropFirst(2) : content
  }
}

/// The lines of a file's front matter.
private struct Lines {
  private let bytes: [UInt8]
  private var starts: [Int]

  init(_ source: SourceText) {
    bytes = source.bytes
    starts = [source.byteOrderMarkLength]
    while let last = starts.last, let end = bytes[last...].firstIndex(of: UInt8(ascii: "\n")) {
      starts.append(end + 1)
      if starts.count > 2, text(starts.count - 2).elementsEqual("---".utf8) { break }
    }
  }

  func start(_ line: Int) -> Int { starts[line] }

  func text(_ line: Int) -> ArraySlice<UInt8> {
    bytes[starts[line]...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
  }

  /// The line of an offset, if it is between the two lines of dashes.
  func indexOfFrontMatterLine(at offset: Int) -> Int? {
    guard text(0).elementsEqual("---".utf8), let line = starts.lastIndex(where: { $0 <= offset }), line > 0 else { return nil }
    let isAfter = starts.indices.dropFirst().contains { $0 <= line && text($0).elementsEqual("---".utf8) }
    return isAfter ? nil : line
  }

  /// The keys of the lines above that are less indented.
  func parents(of line: Int) -> [String] {
    var keys: [String] = []
    var depth = FrontMatterCursor.indent(text(line))
    let isItem = text(line).dropFirst(depth).starts(with: "-".utf8)
    for above in stride(from: line - 1, to: 0, by: -1) {
      let text = text(above)
      let indent = FrontMatterCursor.indent(text)
      let content = FrontMatterCursor.dropMark(text)
      // An item may stand at the indent of its key.
      let isParent =
        indent < depth || (isItem && keys.isEmpty && indent == depth && content.startIndex == text.startIndex + indent)
      guard isParent, let colon = content.firstIndex(of: UInt8(ascii: ":")) else { continue }
      // A key after the dash of an item is a sibling of the keys below it, not their parent.
      if content.startIndex > text.startIndex + indent, indent + 2 >= depth { continue }
      keys.insert(String(decoding: content[..<colon], as: UTF8.self), at: 0)
      depth = indent
      if depth == 0 { break }
    }
    return keys
  }
}
