import PluginKit

/// A document that carries the diagnostics expected of it: a base, changed line by line.
///
/// A file of `cas/` holds several. Each has a title, and a block of changes in which `-` takes lines out of the base and `+` puts others in
/// their place; `⟵ CAP-010` or `⟵ CAP-010:5` at the end of a line that is put in says which rule must speak there (and at which column); `CAP-008/error` also says how
/// gravely.
/// Nothing else may be said. `Base : capitalisation` names the file of `bases/`.
struct Case: CustomStringConvertible, Sendable {
  let file: String
  let title: String
  let text: String
  let expected: [Expectation]

  struct Expectation: Hashable, Comparable, CustomStringConvertible {
    let code: String
    let line: Int
    let column: Int?
    let severity: String?

    var description: String { "\(code) \(line)\(column.map { ":\($0)" } ?? "")\(severity.map { "/\($0)" } ?? "")" }

    static func < (a: Self, b: Self) -> Bool { (a.line, a.code, a.column ?? 0) < (b.line, b.code, b.column ?? 0) }
  }

  var description: String { "\(file) › \(title)" }

  /// Stands among what is expected when lines to take out are not in the base, so that the test fails and says so.
  private static let notFound = "INTROUVABLE"

  static let all: [Case] = {
    let folder = "Tests/ChecksTests/cas"
    return TestFiles.names(in: folder).filter { $0.hasSuffix(".md") }.flatMap { read($0, TestFiles.text("\(folder)/\($0)")) }
  }()

  static func base(_ name: String) -> [String] {
    TestFiles.text("Tests/ChecksTests/bases/\(name).md").split(separator: "\n", omittingEmptySubsequences: false)
      .map { filled(String($0)) }
  }

  /// `{120 mots}` becomes that many words of short sentences.
  private static func filled(_ line: String) -> String {
    guard let match = line.firstMatch(of: #/\{(\d+) mots(?: ([a-z]+))?\}/#), let count = Int(match.1) else { return line }
    let key = match.2.map(String.init) ?? ""
    let middle = ["conseil", "note", "chaque", "fait", "avec", "ses"]
    let words = (0..<count).map { index -> String in
      switch index % 8 {
      case 0: return "Le"
      case 7: return "\(key)mot\(count)x\(index)."
      case let place: return middle[place - 1]
      }
    }
    return line.replacing(match.0, with: words.joined(separator: " "))
  }

  private static func read(_ file: String, _ text: String) -> [Case] {
    let base = text.firstMatch(of: #/Base : (\S+)/#).map { Self.base(String($0.1)) } ?? []
    return text.split(separator: "\n## ").dropFirst().map { part in
      let title = part.prefix { $0 != "\n" }
      let blocks = part.split(separator: "\n~~~", omittingEmptySubsequences: false)
      let changes =
        blocks.count > 1 ? blocks[1].split(separator: "\n", omittingEmptySubsequences: false).dropFirst().map(String.init) : []
      return Case(file: file, title: String(title), lines: apply(changes, to: base))
    }
  }

  private init(file: String, title: String, lines: [String]) {
    var expected: [Expectation] = []
    var kept: [String] = []
    for (index, line) in lines.enumerated() {
      let parts = line.split(separator: "⟵", omittingEmptySubsequences: false)
      kept.append(parts.count > 1 ? String(parts[0].reversed().drop { $0 == " " }.reversed()) : line)
      for mark in parts.dropFirst().flatMap({ $0.split(separator: " ") }) {
        let (place, severity) = Self.halves(mark, "/")
        let (code, column) = Self.halves(place, ":")
        expected.append(
          Expectation(
            code: String(code), line: index + 1, column: column.flatMap { Int($0) }, severity: severity.map(String.init)))
      }
    }
    self.file = file
    self.title = title
    self.text = kept.joined(separator: "\n")
    self.expected = expected.sorted()
  }

  private static func halves(_ text: Substring, _ separator: Character) -> (Substring, Substring?) {
    guard let cut = text.firstIndex(of: separator) else { return (text, nil) }
    return (text[..<cut], text[text.index(after: cut)...])
  }

  /// Each run of `-` lines is looked for in the base, from the top, and gives its place to the `+` lines that follow; `+` lines alone go to
  /// the end.
  private static func apply(_ changes: [String], to base: [String]) -> [String] {
    var lines = base
    var index = 0
    while index < changes.count {
      let taken = changes[index...].prefix { $0.hasPrefix("-") }.map { filled(String($0.dropFirst())) }
      let put = changes[(index + taken.count)...].prefix { $0.hasPrefix("+") }.map { filled(String($0.dropFirst())) }
      index += max(1, taken.count + put.count)
      if taken.isEmpty {
        lines += put
      } else {
        guard let start = lines.indices.first(where: { lines[$0...].starts(with: taken) }) else {
          lines.append("introuvable dans la base : \(taken.joined(separator: " / ")) ⟵ \(notFound)")
          continue
        }
        lines.replaceSubrange(start..<start + taken.count, with: put)
      }
    }
    return lines
  }

  /// Where the document stands: its id names the file, as the models ask.
  var path: String {
    let id = text.firstMatch(of: #/(?m)^id: *(\S+)/#).map { String($0.1).lowercased() } ?? "essai"
    return "essais/\(id).md"
  }
}
