import Testing

@testable import Theme

/// What a template may not say, and exactly where the message points.
@Suite struct StrictnessTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let template: String
    let code: String
    /// `line:column-line:column`
    let range: String
    /// A piece of the French message, summary or explanation.
    let says: String
    var parts: [String: String] = [:]
    var testDescription: String { template.debugDescription }

    init(_ template: String, _ code: String, _ range: String, _ says: String, parts: [String: String] = [:]) {
      (self.template, self.code, self.range, self.says, self.parts) = (template, code, range, says, parts)
    }
  }

  static let cases = [
    Case("é {{nmae}}", "THEME-010", "1:5-1:9", "« nmae » n’existe pas ici ; vouliez-vous dire « name » ?"),
    Case("a\n\n  {{ qoute }}", "THEME-010", "3:6-3:11", "« quote »"),
    Case("{{mayor.twon}}", "THEME-010", "1:9-1:13", "« town »"),
    Case("{{mayor.pet.noise}}", "THEME-010", "1:13-1:18", "« noise »"),
    Case("{{people.name}}", "THEME-010", "1:3-1:14", "« people » est une liste"),
    Case("{{name.first}}", "THEME-010", "1:3-1:13", "« name » est un texte"),
    Case("{{#town}}{{/town}}", "THEME-010", "1:4-1:8", "« town »"),
    Case("{{#has_name}}{{/has_name}}", "THEME-010", "1:4-1:12", "« has_name »"),
    Case("{{#hsa_people}}{{/hsa_people}}", "THEME-010", "1:4-1:14", "« has_people »"),
    Case("{{.}}", "THEME-010", "1:3-1:4", "liste de textes"),
    Case("{{#words}}{{#mayor}}{{.}}{{/mayor}}{{/words}}", "THEME-010", "1:23-1:24", "liste de textes"),
    Case("{{{name}}}", "THEME-011", "1:1-1:11", "Écrivez {{name}}"),
    Case("{{&name}}", "THEME-011", "1:1-1:10", "Écrivez {{name}}"),
    Case("{{body}}", "THEME-011", "1:1-1:9", "Écrivez {{{body}}}"),
    Case("{{yes}}", "THEME-011", "1:1-1:8", "un oui ou non"),
    Case("{{people}}", "THEME-011", "1:1-1:11", "{{#people}}"),
    Case("{{has_people}}", "THEME-011", "1:1-1:15", "un oui ou non"),
    Case("{{mayor}}", "THEME-011", "1:1-1:10", "un groupe de valeurs"),
    Case("{{#words}}{{{.}}}{{/words}}", "THEME-011", "1:11-1:18", "un texte"),
    Case("{{>pied}}", "THEME-012", "1:4-1:8", "« pieds »", parts: ["pieds": ""]),
    Case("{{>a}}", "THEME-013", "1:4-1:5", "Chemin : a → b → a.", parts: ["a": "{{>b}}", "b": "{{>a}}"]),
    Case("a {{name", "THEME-001", "1:3-1:5", "jamais fermées"),
    Case("{{name\n{{quote}}", "THEME-001", "1:1-1:3", "jamais fermées"),
    Case("{{{body}}", "THEME-001", "1:1-1:3", "}}}"),
    Case("{{! jamais", "THEME-001", "1:1-1:3", "jamais fermées"),
    Case("{{=<% %>=}}", "THEME-002", "1:1-1:12", "délimiteurs"),
    Case("x {{}}", "THEME-002", "1:3-1:7", "balise sans nom"),
    Case("{{nom accentué}}", "THEME-002", "1:1-1:17", "« nom accentué »"),
    Case("{{a..b}}", "THEME-002", "1:1-1:9", "« a..b »"),
    Case("{{.name}}", "THEME-002", "1:1-1:10", "« .name »"),
    Case("a\n{{#yes}}b", "THEME-003", "2:1-2:9", "« yes » n’est jamais fermée"),
    Case("{{/yes}}", "THEME-003", "1:1-1:9", "Aucune section"),
    Case("{{#yes}}{{/yse}}{{/yes}}", "THEME-003", "1:9-1:17", "vouliez-vous dire « yes »"),
    Case("{{#yes}}{{#no}}\n{{/yes}}{{/no}}", "THEME-003", "2:1-2:9", "« no » est encore ouverte"),
    Case("{{>p}}", "THEME-010", "2:3-2:7", "« name »", parts: ["p": "x\n{{nmae}}"]),
    Case("\u{FEFF}{{nmae}}", "THEME-010", "1:3-1:7", "« name »"),
    Case("a\r\n{{nmae}}", "THEME-010", "2:3-2:7", "« name »"),
  ]

  @Test(arguments: cases) func refuses(_ example: Case) throws {
    let problems = compile(example.template, parts: example.parts).diagnostics
    #expect(problems.count == 1)
    let problem = try #require(problems.first)
    let range = try #require(problem.place?.range)
    #expect(problem.severity == .error)
    #expect(problem.code == example.code)
    #expect("\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)" == example.range)
    let message = problem.summary.french + " " + (problem.explanation?.french ?? "")
    #expect(message.contains(example.says))
  }

  @Test func allIsReportedAtOnce() {
    let problems = compile("{{a1}}{{>b1}}\n{{body}}{{#people}}{{c1}}{{/people}}").diagnostics
    #expect(problems.map(\.code) == ["THEME-010", "THEME-012", "THEME-011", "THEME-010"])
  }

  @Test func aProblemInAPartNamesThePart() {
    #expect(compile("{{>p}}", parts: ["p": "{{body}}"]).diagnostics.map(\.place?.file) == ["parties/p.mustache"])
  }

  @Test func partsThatMultiplyAreStopped() {
    var parts = ["p0": "{{name}}"]
    for level in 1...20 { parts["p\(level)"] = "{{>p\(level - 1)}} {{>p\(level - 1)}}" }
    #expect(compile("{{>p20}}", parts: parts).diagnostics.map(\.code) == ["THEME-004"])
  }

  @Test func aLongChainOfPartsIsStopped() {
    var parts = ["p0": ""]
    for level in 1...1000 { parts["p\(level)"] = "{{>p\(level - 1)}}" }
    #expect(compile("{{>p1000}}", parts: parts).diagnostics.map(\.code) == ["THEME-004"])
  }

  @Test func nestingHasALimit() {
    let template = String(repeating: "{{#yes}}", count: 50_000) + String(repeating: "{{/yes}}", count: 50_000)
    #expect(compile(template).diagnostics.first?.code == "THEME-004")
  }

  @Test(arguments: 0..<200) func anyBytesAreReadWithoutACrash(_ seed: Int) {
    let pieces = [
      "{{", "}}", "{{{", "}}}", "#", "/", "^", ">", "&", "!", "yes", "people", "p", ".", " ", "\n", "\r\n", "é", "=", "{",
    ]
    var state = UInt64(seed) &+ 1
    var template = ""
    for _ in 0..<60 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      template += pieces[Int(state >> 33) % pieces.count]
    }
    let result = compile(template, parts: ["p": "{{name}}"])
    if result.diagnostics.isEmpty { _ = result.template.render([View(Sample())]) }
  }
}
