import Foundation
import Testing

@testable import Diagnostics

/// The fault between ⟦ and ⟧ in each text, and where every form must say it is: line and column in characters, in UTF-16 units for SARIF.
@Suite struct PlaceTableTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let start: (line: Int, column: Int, utf16: Int)
    let end: (line: Int, column: Int, utf16: Int)
    var testDescription: String { name }
  }

  static let rows = [
    Row(name: "plain", text: "Un ⟦mot⟧.", start: (1, 4, 4), end: (1, 7, 7)),
    Row(name: "accents", text: "à l’été, ⟦élève⟧", start: (1, 10, 10), end: (1, 15, 15)),
    Row(name: "accents apart", text: "e\u{301}te\u{301} ⟦x⟧", start: (1, 5, 7), end: (1, 6, 8)),
    Row(name: "emoji", text: "💧 👩‍👧 ⟦eau 🇲🇦⟧", start: (1, 5, 10), end: (1, 10, 18)),
    Row(name: "CRLF", text: "un\r\ndeux\r\n⟦trois⟧\r\n", start: (3, 1, 1), end: (3, 6, 6)),
    Row(name: "CRLF inside", text: "un ⟦deux\r\ntrois⟧\r\n", start: (1, 4, 4), end: (2, 6, 6)),
    Row(name: "CR alone", text: "un\rdeux ⟦x⟧", start: (2, 6, 6), end: (2, 7, 7)),
    Row(name: "BOM", text: "\u{FEFF}⟦titre⟧: x", start: (1, 1, 1), end: (1, 6, 6)),
    Row(name: "BOM and CRLF", text: "\u{FEFF}---\r\n⟦titre⟧: x\r\n---\r\n", start: (2, 1, 1), end: (2, 6, 6)),
    Row(name: "tabs", text: "\tun\t⟦mot⟧", start: (1, 5, 5), end: (1, 8, 8)),
    Row(name: "nested lists", text: "- un\n  - deux\n    1. ⟦trois⟧\n", start: (3, 8, 8), end: (3, 13, 13)),
    Row(name: "table", text: "| a | b |\n| --- | --- |\n| é | ⟦[x](y.md)⟧ |\n", start: (3, 7, 7), end: (3, 16, 16)),
    Row(name: "quote", text: "> > cité ⟦ici⟧\n", start: (1, 10, 10), end: (1, 13, 13)),
    Row(
      name: "front matter", text: "---\n" + String(repeating: "a: é\n", count: 300) + "⟦b⟧: 1\n---\n", start: (302, 1, 1),
      end: (302, 2, 2)),
    Row(name: "after front matter", text: "---\ntitre: é\n---\n\n## ⟦Été⟧\n", start: (5, 4, 4), end: (5, 7, 7)),
    Row(name: "Arabic", text: "كيف ⟦عملنا⟧ هنا", start: (1, 5, 5), end: (1, 10, 10)),
    Row(name: "Arabic with marks", text: "مُدُن ⟦x⟧", start: (1, 5, 7), end: (1, 6, 8)),
    Row(name: "empty", text: "abc⟦⟧", start: (1, 4, 4), end: (1, 4, 4)),
  ]

  @Test(arguments: rows) func human(_ row: Row) {
    let (source, diagnostic) = Self.diagnostic(row)
    let text = HumanRenderer(language: .english, colours: false) { _ in source }.render([diagnostic])
    #expect(text.hasPrefix("a.md:\(row.start.line):\(row.start.column)\n"))
  }

  @Test(arguments: rows) func concise(_ row: Row) {
    let text = ConciseRenderer(language: .english).render([Self.diagnostic(row).1])
    #expect(text == "a.md:\(row.start.line):\(row.start.column): error [A-001] x\n")
  }

  @Test(arguments: rows) func gitHub(_ row: Row) {
    let text = GitHubRenderer(language: .english).render([Self.diagnostic(row).1])
    let (start, end) = (row.start, row.end)
    #expect(text.contains("line=\(start.line),col=\(start.column),endLine=\(end.line),endColumn=\(end.column),"))
  }

  @Test(arguments: rows) func json(_ row: Row) throws {
    let report = try Self.object(JSONRenderer(language: .english).render([Self.diagnostic(row).1])) as? [String: Any]
    let range = (report?["diagnostics"] as? [[String: Any]])?[0]["range"] as? [String: [String: Int]]
    #expect(range?["start"] == ["line": row.start.line, "column": row.start.column])
    #expect(range?["end"] == ["line": row.end.line, "column": row.end.column])
  }

  @Test(arguments: rows) func gitLab(_ row: Row) throws {
    let report = try Self.object(GitLabRenderer(language: .english).render([Self.diagnostic(row).1])) as? [[String: Any]]
    let location = report?[0]["location"] as? [String: Any]
    let positions = location?["positions"] as? [String: [String: Int]]
    #expect(location?["lines"] as? [String: Int] == ["begin": row.start.line, "end": row.end.line])
    #expect(positions?["begin"] == ["line": row.start.line, "column": row.start.column])
    #expect(positions?["end"] == ["line": row.end.line, "column": row.end.column])
  }

  @Test(arguments: rows) func junit(_ row: Row) {
    let text = JUnitRenderer(language: .english).render([Self.diagnostic(row).1])
    #expect(text.contains(#"<testcase name="A-001 a.md:\#(row.start.line):\#(row.start.column)""#))
  }

  @Test(arguments: rows) func sarif(_ row: Row) throws {
    let text = SARIFRenderer(language: .english, version: "1").render([Self.diagnostic(row).1])
    let run = ((try Self.object(text) as? [String: Any])?["runs"] as? [[String: Any]])?[0]
    let result = (run?["results"] as? [[String: Any]])?[0]
    let place = (result?["locations"] as? [[String: Any]])?[0]["physicalLocation"] as? [String: Any]
    #expect(run?["columnKind"] as? String == "utf16CodeUnits")
    let expected = [
      "startLine": row.start.line, "startColumn": row.start.utf16, "endLine": row.end.line, "endColumn": row.end.utf16,
    ]
    #expect(place?["region"] as? [String: Int] == expected)
  }

  private static func diagnostic(_ row: Row) -> (SourceText, Diagnostic) {
    let (before, rest) = row.text.halves(at: "⟦")
    let (fault, after) = rest.halves(at: "⟧")
    let source = SourceText(path: "a.md", text: before + fault + after)
    let range = before.utf8.count..<before.utf8.count + fault.utf8.count
    return (source, Diagnostic("A-001", .error, at: source.place(range), Localized(fr: "x", en: "x")))
  }

  private static func object(_ json: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
}

extension String {
  fileprivate func halves(at mark: Unicode.Scalar) -> (String, String) {
    let parts = unicodeScalars.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    return (String(String.UnicodeScalarView(parts[0])), String(String.UnicodeScalarView(parts[1])))
  }
}
