import Diagnostics
import Yams

/// Reads YAML into a tree that knows the place of each value, by libyaml through Yams.
///
/// 0. Plain YAML, keys with scalars and lists of scalars, is read by `PlainYAML` and goes no further.
/// 1. libyaml composes the document with the basic resolver: no value is guessed.
/// 2. Its marks (line and column, in Unicode scalars) become byte offsets in the file.
/// 3. Anchors and aliases are refused, so that no small text grows into a large tree; depth and size have limits.
public enum YAMLParser {
  /// Deeper nesting than this is refused.
  static let maximumDepth = 32
  /// More values than this in one document are refused.
  static let maximumNodes = 50_000

  /// Reads the YAML in a part of a file.
  /// - Returns: the tree, nil when the text is empty or broken, and what is wrong with it.
  public static func parse(_ source: SourceText, range: Range<Int>? = nil) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
    let range = range ?? source.byteOrderMarkLength..<source.bytes.count
    if let plain = source.bytes.withUnsafeBufferPointer({ PlainYAML.mapping(in: $0, range) }) { return (.mapping(plain), []) }
    return compose(source, range: range)
  }

  /// The way through libyaml, right for all YAML.
  static func compose(_ source: SourceText, range: Range<Int>) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
    let text = String(decoding: source.bytes[range], as: UTF8.self)
    let marks = MarkConverter(source: source, range: range)
    do {
      let parser = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return (nil, []) }
      var builder = TreeBuilder(source: source, marks: marks)
      let node = builder.build(root, depth: 0)
      return (builder.diagnostics.hasErrors ? nil : node, builder.diagnostics)
    } catch {
      return (nil, [marks.diagnostic(for: error)])
    }
  }
}

/// Turns composed nodes into the tree.
private struct TreeBuilder {
  let source: SourceText
  var marks: MarkConverter
  var count = 0
  var diagnostics: [Diagnostic] = []

  mutating func build(_ node: Node, depth: Int) -> YAMLNode {
    let start = marks.offset(of: node.mark)
    count += 1
    guard depth <= YAMLParser.maximumDepth, count <= YAMLParser.maximumNodes else {
      refuse(
        start, Localized(fr: "ce YAML est trop grand ou trop imbriqué", en: "this YAML is too large or too deeply nested"))
      return .sequence([], range: start..<start)
    }
    if node.anchor != nil {
      refuse(
        start,
        Localized(fr: "les ancres YAML (« & » et « * ») ne sont pas acceptées", en: "YAML anchors (“&” and “*”) are not accepted")
      )
    }
    switch node {
    case .scalar(let scalar):
      return .scalar(self.scalar(scalar, start: start))
    case .mapping(let mapping):
      return .mapping(self.mapping(mapping, start: start, depth: depth))
    case .sequence(let sequence):
      let items = sequence.map { build($0, depth: depth + 1) }
      return .sequence(items, range: start..<max(start, items.last?.range.upperBound ?? start))
    case .alias:
      refuse(start, Localized(fr: "les alias YAML (« * ») ne sont pas acceptés", en: "YAML aliases (“*”) are not accepted"))
      return .sequence([], range: start..<start)
    }
  }

  private mutating func mapping(_ mapping: Node.Mapping, start: Int, depth: Int) -> YAMLMapping {
    var entries: [YAMLMapping.Entry] = []
    for (key, value) in mapping {
      let keyNode = build(key, depth: depth + 1)
      guard case .scalar(let keyScalar) = keyNode else {
        refuse(keyNode.range.lowerBound, Localized(fr: "une clé doit être un mot", en: "a key must be a word"))
        continue
      }
      entries.append(.init(key: keyScalar.text, keyRange: keyScalar.range, value: build(value, depth: depth + 1)))
    }
    return YAMLMapping(entries: entries, range: start..<max(start, entries.last?.value.range.upperBound ?? start))
  }

  private func scalar(_ scalar: Node.Scalar, start: Int) -> YAMLScalar {
    YAMLScalar(
      text: scalar.string, range: start..<end(of: scalar, from: start), isPlain: scalar.style == .plain || scalar.style == .any)
  }

  /// libyaml gives the start of a value alone; its end is read from the text.
  private func end(of scalar: Node.Scalar, from start: Int) -> Int {
    let bytes = source.bytes
    switch scalar.style {
    case .singleQuoted, .doubleQuoted:
      let quote = UInt8(ascii: scalar.style == .singleQuoted ? "'" : "\"")
      var index = start + 1
      while index < bytes.count, bytes[index] != quote || isEscaped(index, quote: quote) {
        index += bytes[index] == quote ? 2 : 1
      }
      return min(index + 1, bytes.count)
    case .literal, .folded:
      return endOfLine(start)
    default:
      let end = start + scalar.string.utf8.count
      let fits = end <= bytes.count && bytes[start..<end].elementsEqual(scalar.string.utf8)
      return fits ? end : endOfLine(start)
    }
  }

  private func isEscaped(_ index: Int, quote: UInt8) -> Bool {
    if quote == UInt8(ascii: "'") {
      return index + 1 < source.bytes.count && source.bytes[index + 1] == quote
    }
    var backslashes = 0
    while source.bytes[index - 1 - backslashes] == UInt8(ascii: "\\") { backslashes += 1 }
    return backslashes % 2 == 1
  }

  private func endOfLine(_ start: Int) -> Int {
    source.bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? source.bytes.count
  }

  private mutating func refuse(_ offset: Int, _ summary: Localized) {
    guard diagnostics.isEmpty else { return }
    diagnostics.append(Diagnostic("YAML-006", .error, at: source.place(offset..<offset), summary))
  }
}
