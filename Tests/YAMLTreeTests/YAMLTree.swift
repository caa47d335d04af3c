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
    ("\r\r\u{85}é: 'x'", "é", "'x'"), ("#\u{2028}#\u{2029}#\r\na: \"é\"", "a", "\"é\""),
  ])
  func placesAreExact(text: String, key: String, value: String) throws {
    let (source, node, _) = parse(text)
    let entry = try #require(node?.mapping?.entries.first)
    #expect(String(decoding: source.bytes[entry.keyRange], as: UTF8.self) == key)
    #expect(String(decoding: source.bytes[entry.value.range], as: UTF8.self) == value)
  }

  @Test(arguments: [
    ("titre: Foo: bar", "YAML-001", 1, 11), ("a: 1\na: 2", "YAML-005", 2, 1),
    ("- b: 1\n- a: 1\n  b: 2\n  c: {b: 1}\n  b: 3", "YAML-005", 5, 3), ("x: {a: 1, a: 2}", "YAML-005", 1, 5),
    ("a: &x 1\nb: *x", "YAML-006", 1, 4),
    ("é: [1, 2", "YAML-001", 1, 4),
  ])
  func errorsHaveTheirPlace(text: String, code: String, line: Int, column: Int) throws {
    let (_, node, diagnostics) = parse(text)
    #expect(node == nil)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.code == code)
    #expect(diagnostic.place?.range?.start.line == line)
    #expect(diagnostic.place?.range?.start.column == column)
  }

  /// Each refusal of libyaml has the words of an author, none of its own, at the place to mend.
  @Test(arguments: [
    ("titre: \"Guillemet\nmodele: fiche\n", 1, 8, "ce guillemet n’est jamais fermé"),
    ("a: b\ntitre: 'été", 2, 8, "ce guillemet n’est jamais fermé"),
    ("titre: [a\n", 1, 8, "ce crochet n’est jamais fermé"), ("titre: [a\nb: [c]\n", 1, 8, "ce crochet n’est jamais fermé"),
    ("a: {b: c\n", 1, 4, "cette accolade n’est jamais fermée"),
    ("a: [\"b\" \"c\"]\n", 1, 9, "il manque une virgule avant cette valeur"),
    ("a: 1\rb: [\"c\" \"d\"]\r", 2, 9, "il manque une virgule avant cette valeur"),
    ("a: 1\r\r\r\r\r\rb: [\"c\"\r", 7, 4, "ce crochet n’est jamais fermé"),
    ("a: {b: \"c\" d: e}\n", 1, 12, "il manque une virgule avant cette valeur"),
    ("a: b: c\n", 1, 5, "un deux-points suivi d’une espace coupe la valeur en deux"),
    ("a: b\nbonjour\nc: d\n", 2, 1, "cette ligne n’a pas de deux-points"),
    ("a: \"\\q\"\n", 1, 5, "une barre oblique inverse (\\) ne se met pas ainsi entre guillemets"),
    ("a: \"b\" c\n", 1, 8, "une ligne « clé: valeur », alignée sur les autres, est attendue ici"),
    ("a:\n  - b\n  c\n", 3, 3, "cette ligne n’a pas de deux-points"),
    ("a:\n  - b\n  c: d\n", 3, 3, "un « - », aligné sur les précédents, est attendu ici"),
    ("a: - b\n", 1, 4, "une liste ne commence pas à cet endroit"),
    ("a: *gras*\n", 1, 4, "ce caractère ne peut pas commencer une valeur"),
    ("a: @b\n", 1, 4, "ce caractère ne peut pas commencer une valeur"),
    ("a: !<b\n", 1, 4, "ce caractère ne peut pas commencer une valeur"),
    ("%a\nb: c\n", 1, 1, "ce caractère ne peut pas commencer une valeur"),
    ("\ta: b\n", 1, 1, "ce caractère ne peut pas commencer une valeur"),
    ("a: | b\n", 1, 4, "après « | » ou « > », rien ne suit sur la même ligne"),
    ("a: |\n\tb\n", 2, 1, "il y a ici une tabulation"),
    ("a: [,]\n", 1, 5, "il manque ici une valeur"), ("a: b\n---\nc: d\n", 2, 1, "le YAML s’arrête avant cette ligne"),
    ("é: b\u{7}\n", 1, 5, "il y a ici un caractère invisible, refusé en YAML"),
  ])
  func faultsAreSaidWhereTheyAreMended(text: String, line: Int, column: Int, summary: String) throws {
    let (_, node, diagnostics) = parse(text)
    #expect(node == nil)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.code == "YAML-001" && diagnostic.summary.french == summary)
    #expect(diagnostic.place?.range?.start.line == line)
    #expect(diagnostic.place?.range?.start.column == column)
    #expect(diagnostic.explanation?.french.isEmpty == false)
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

  @Test(arguments: [
    ("2.5", 2.5), ("-3", -3), ("1e3", 1_000), ("nan", nil), ("-inf", nil), ("infinity", nil), ("0x10", nil), ("1e999", nil),
  ])
  func aDecimalIsWrittenInDecimalDigits(text: String, number: Double?) throws {
    let source = SourceText(path: "f.yml", text: "taux: \(text)\n")
    var reader = FieldReader(try #require(YAMLParser.parse(source).node?.mapping), in: source)
    #expect(reader.decimal("taux") == number)
    #expect(reader.finish().map(\.code) == (number == nil ? ["YAML-003"] : []))
  }
}

extension FieldReaderTests {
  @Test func aMissingKeyIsToldHowToBeWritten() throws {
    let source = SourceText(path: "f.yml", text: "nom: x\n")
    var reader = FieldReader(try #require(YAMLParser.parse(source).node?.mapping), in: source)
    #expect(reader.requiredText("par") == nil)
    #expect(reader.diagnostics.map(\.explanation?.french) == ["Ajoutez « par: … » à cet endroit."])
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
