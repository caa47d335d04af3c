import Diagnostics
import Testing

@testable import YAMLTree

@Suite struct YAMLParserTests {
  private func parse(_ text: String) -> (SourceText, YAMLNode?, [Diagnostic]) {
    let source = SourceText(path: "f.yml", text: text)
    let (node, diagnostics) = YAMLParser.parse(source)
    return (source, node, diagnostics)
  }

  @Test func scalarsStayText() {
    let (_, node, diagnostics) = parse("a: oui\nb: 010\nc: 1:30\nd: 2024-05-01\ne:\n")
    #expect(diagnostics.isEmpty)
    #expect(node?.mapping?.entries.map { $0.value.text } == ["oui", "010", "1:30", "2024-05-01", nil])
  }

  @Test(arguments: [
    ("é: x", "é", "x"), ("a: \"é\\\"x\" # c", "a", "\"é\\\"x\""), ("a: 'l''été'", "a", "'l''été'"), ("a: b c", "a", "b c"),
  ])
  func placesAreExact(text: String, key: String, value: String) throws {
    let (source, node, _) = parse(text)
    let entry = try #require(node?.mapping?.entries.first)
    #expect(String(decoding: source.bytes[entry.keyRange], as: UTF8.self) == key)
    #expect(String(decoding: source.bytes[entry.value.range], as: UTF8.self) == value)
  }

  @Test(arguments: [
    ("titre: Foo: bar", "YAML-001", 1, 11), ("a: 1\na: 2", "YAML-005", 2, 1), ("a: &x 1\nb: *x", "YAML-006", 1, 4),
    ("é: [1, 2", "YAML-001", 1, 9),
  ])
  func errorsHaveTheirPlace(text: String, code: String, line: Int, column: Int) throws {
    let (_, node, diagnostics) = parse(text)
    #expect(node == nil)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.code == code)
    #expect(diagnostic.place?.range?.start.line == line)
    #expect(diagnostic.place?.range?.start.column == column)
  }

  @Test func deepNestingIsRefused() {
    let (_, node, diagnostics) = parse("a: " + String(repeating: "[", count: 60) + String(repeating: "]", count: 60))
    #expect(node == nil)
    #expect(diagnostics.map(\.code) == ["YAML-006"])
  }
}

@Suite struct FieldReaderTests {
  @Test func unknownKeysAreSaidWithTheNearestName() throws {
    let source = SourceText(path: "f.yml", text: "titre: x\nresumé: y\n")
    var reader = FieldReader(try #require(YAMLParser.parse(source).node?.mapping), in: source)
    #expect(reader.text("titre") == "x")
    #expect(reader.text("resume") == nil)
    let diagnostics = reader.finish()
    #expect(diagnostics.map(\.code) == ["YAML-002"])
    #expect(diagnostics.first?.summary.french == "clé inconnue « resumé » ; vouliez-vous dire « resume » ?")
    #expect(diagnostics.first?.place?.range?.start.line == 2)
  }
}

@Suite struct FirstByteTests {
  @Test(arguments: ["# commentaire\na: 1\n", "#", "#\n", "\n#x\na: 1"])
  func aCommentMayBeginTheText(text: String) {
    let source = SourceText(path: "f.yml", text: text)
    let (node, diagnostics) = YAMLParser.parse(source)
    #expect(diagnostics.isEmpty)
    #expect(node?.mapping?["a"]?.text == (text.contains("a:") ? "1" : nil))
  }
}
