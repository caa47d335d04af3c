import PluginKit

/// Puts the keys of a front matter in the order of the model: each with its value and the comments above it, byte for byte.
struct KeyOrder {
  private let document: Document

  init(_ document: Document) { self.document = document }

  /// Nil when the keys are in order, or when moving them could change what they mean.
  var fix: Diagnostic.Fix? {
    let entries = document.markdown.frontMatter.entries
    guard document.model.name != Model.page.name, let starts = blockStarts(entries), let end = blockEnd(entries) else {
      return nil
    }
    let ranges = zip(starts, starts.dropFirst() + [end]).map { $0..<$1 }
    let order = entries.indices.sorted { (rank(entries[$0].key), $0) < (rank(entries[$1].key), $1) }
    guard order != Array(entries.indices), ranges.allSatisfy(isMovable) else { return nil }
    let text = order.map { String(decoding: document.source.bytes[ranges[$0]], as: UTF8.self) }.joined()
    return Diagnostic.Fix(
      Localized(fr: "Ranger les clés dans l’ordre du modèle", en: "Put the keys in the order of the model"),
      edits: [.init(range: (starts.first ?? end)..<end, replacement: text)], safety: .safe)
  }

  /// Keys that the model does not know stay last, as they were.
  private func rank(_ key: String) -> Int {
    let order = ["id", "modele", "titre"] + document.model.allFields.map(\.name)
    return order.firstIndex(of: key) ?? order.count
  }

  /// Where each key's lines begin, with the comments above them; nil when a key does not begin its line.
  private func blockStarts(_ entries: [YAMLMapping.Entry]) -> [Int]? {
    var starts: [Int] = []
    for entry in entries {
      let start = entry.keyRange.lowerBound
      guard start > 0, bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
      starts.append(withComments(start, notBefore: (starts.last ?? 0) + 1))
    }
    return starts
  }

  private func withComments(_ start: Int, notBefore limit: Int) -> Int {
    var start = start
    while start > limit {
      let lineStart = bytes[..<(start - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      guard lineStart >= limit, bytes[lineStart] == UInt8(ascii: "#") else { return start }
      start = lineStart
    }
    return start
  }

  /// Just after the last line of the last value.
  private func blockEnd(_ entries: [YAMLMapping.Entry]) -> Int? {
    guard let last = entries.last else { return nil }
    let from = max(last.value.range.upperBound, last.keyRange.upperBound)
    var index = bytes[last.keyRange.lowerBound...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    while index < bytes.count, index < from || !startsFence(index) {
      guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      index = end + 1
    }
    return index < bytes.count ? index : nil
  }

  private func startsFence(_ index: Int) -> Bool {
    bytes[index...].starts(with: "---".utf8) || bytes[index...].starts(with: "...".utf8)
  }

  /// An anchor must stand before the alias that names it.
  private func isMovable(_ range: Range<Int>) -> Bool {
    let text = bytes[range]
    return !zip(text, text.dropFirst()).contains { first, second in
      first == UInt8(ascii: " ") && (second == UInt8(ascii: "&") || second == UInt8(ascii: "*"))
    }
  }

  private var bytes: [UInt8] { document.source.bytes }
}
