import Testing

@testable import Theme

/// What a template becomes. The cases follow the chapters of the Mustache specification, in our own words.
@Suite struct RenderingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let template: String
    let expected: String
    var parts: [String: String] = [:]
    var testDescription: String { template.debugDescription }

    init(_ template: String, _ expected: String, parts: [String: String] = [:]) {
      self.template = template
      self.expected = expected
      self.parts = parts
    }
  }

  static let interpolation = [
    Case("", ""),
    Case("sans balise { } {", "sans balise { } {"),
    Case("à {{name}} !", "à Fès !"),
    Case("{{ name }}|{{\tname\n}}", "Fès|Fès"),
    Case("{{quote}}", "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;"),
    Case("[{{empty}}]", "[]"),
    Case("{{{body}}}", "<p>é</p>"),
    Case("{{{ body }}}|{{& body }}", "<p>é</p>|<p>é</p>"),
    Case("{{mayor.name}} {{mayor.pet.sound}}", "Zineb miaou"),
    Case("[{{absent.name}}{{absent.pet.sound}}]", "[]"),
    Case("  {{name}}\n", "  Fès\n"),
    Case("| {{name}} |", "| Fès |"),
    Case("{{{body}}}}", "<p>é</p>}"),
    Case("\u{FEFF}{{name}}", "Fès"),
  ]

  static let sections = [
    Case("{{#yes}}oui{{/yes}}{{#no}}non{{/no}}", "oui"),
    Case("{{#name}}[{{name}}]{{/name}}{{#empty}}vide{{/empty}}", "[Fès]"),
    Case("{{#body}}corps{{/body}}", "corps"),
    Case("{{#people}}{{name}},{{/people}}", "Amina,Luc,"),
    Case("{{#nobody}}personne{{/nobody}}", ""),
    Case("{{#words}}({{.}}){{/words}}", "(un)(&lt;deux&gt;)"),
    Case("{{#words}}{{#yes}}{{.}} {{name}};{{/yes}}{{/words}}", "un Fès;&lt;deux&gt; Fès;"),
    Case("{{#mayor}}{{name}} {{town}} {{quote}}{{/mayor}}", "Zineb Rabat a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;"),
    Case("{{#absent}}{{name}}{{/absent}}", ""),
    Case("{{#people}}{{#town}}{{name}} de {{town}}{{/town}}{{/people}}", "Amina de Oujda"),
    Case("{{#people}}{{#friends}}{{name}}{{.}} {{/friends}}{{/people}}", "Aminax Aminay Lucx Lucy "),
    Case("{{#people}}{{#mayor}}{{name}}{{/mayor}}{{name}} {{/people}}", "ZinebAmina ZinebLuc "),
    Case("{{#mayor.pet}}{{sound}}{{/mayor.pet}}", "miaou"),
    Case("{{#has_people}}des gens{{/has_people}}{{#has_nobody}}non{{/has_nobody}}", "des gens"),
    Case("{{#has_words}}{{#words}}{{.}}{{/words}}{{/has_words}}{{#has_silence}}non{{/has_silence}}", "un&lt;deux&gt;"),
    Case("{{#mayor.has_friends}}{{mayor.name}}{{/mayor.has_friends}}", "Zineb"),
    Case("{{#yes}}a{{#yes}}b{{#no}}c{{/no}}{{/yes}}d{{/yes}}", "abd"),
    Case("{{# yes }}x{{/ yes }}", "x"),
  ]

  static let inverted = [
    Case("{{^yes}}oui{{/yes}}{{^no}}non{{/no}}", "non"),
    Case("{{^empty}}vide{{/empty}}{{^name}}?{{/name}}", "vide"),
    Case("{{^nobody}}personne{{/nobody}}{{^people}}?{{/people}}", "personne"),
    Case("{{^silence}}rien{{/silence}}", "rien"),
    Case("{{^absent}}{{name}}{{/absent}}{{^mayor}}?{{/mayor}}", "Fès"),
    Case("{{^absent.pet}}sans{{/absent.pet}}", "sans"),
    Case("{{#people}}{{name}}{{^town}} sans ville{{/town}};{{/people}}", "Amina;Luc sans ville;"),
    Case("{{^has_nobody}}a{{/has_nobody}}", "a"),
  ]

  static let comments = [
    Case("a{{! rien }}b", "ab"),
    Case("a\n{{! rien }}\nb", "a\nb"),
    Case("a\n  {{! deux\n  lignes }}\nb", "a\nb"),
    Case("a {{! rien }}\nb", "a \nb"),
    Case("{{! {{name}} ne compte pas }}", " ne compte pas }}"),
    Case("{{!}}x", "x"),
  ]

  static let standaloneLines = [
    Case("a\n{{#yes}}\nb\n{{/yes}}\nc\n", "a\nb\nc\n"),
    Case("a\n  {{#yes}}  \n  b\n\t{{/yes}}\t\nc", "a\n  b\nc"),
    Case("{{#yes}}\r\nb\r\n{{/yes}}\r\nc", "b\r\nc"),
    Case("a\n{{^no}}\nb\n{{/no}}", "a\nb\n"),
    Case("  {{#yes}}\nb{{/yes}}", "b"),
    Case("{{#yes}}\nb\n  {{/yes}}", "b\n"),
    Case(" {{#yes}}x{{/yes}} \n", " x \n"),
    Case("{{#yes}}{{/yes}}\nb", "\nb"),
    Case("a\n{{#people}}\n- {{name}}\n{{/people}}\nb", "a\n- Amina\n- Luc\nb"),
    Case("{{#yes}} x\n{{/yes}} y", " x\n y"),
    Case("\u{FEFF}{{#yes}}\nb\n{{/yes}}\n", "b\n"),
  ]

  static let partials = [
    Case("[{{>p}}]", "[Fès]", parts: ["p": "{{name}}"]),
    Case("{{#people}}{{>p}}{{/people}}", "Amina!Luc!", parts: ["p": "{{name}}!"]),
    Case("a\n{{>p}}\nb", "a\nx\nb", parts: ["p": "x\n"]),
    Case("a\n  {{>p}}\nb", "a\n  x\n\n  Fès\n  z\nb", parts: ["p": "x\n\n{{name}}\nz\n"]),
    Case("  {{>p}}", "  a\n  b", parts: ["p": "a\nb"]),
    Case("  {{>p}}\n", "  a\n  x\n  b\n", parts: ["p": "a\n{{#yes}}\nx\n{{/yes}}\nb\n"]),
    Case("  {{>p}}\n", "    <p>é</p>\n", parts: ["p": "  {{>q}}\n", "q": "{{{body}}}\n"]),
    Case("- {{>p}}\nb", "- x\n\nb", parts: ["p": "x\n"]),
    Case("{{> p }}|{{>p}}", "x|x", parts: ["p": "x"]),
    Case("{{>a}}{{>b}}", "12", parts: ["a": "1", "b": "{{>c}}", "c": "2"]),
  ]

  @Test(arguments: interpolation + sections + inverted + comments + standaloneLines + partials)
  func renders(_ example: Case) {
    #expect(render(example.template, parts: example.parts) == example.expected)
  }

  @Test func neighbouringConstantTextBecomesOneInstruction() {
    let result = compile("a{{! x }}b{{>p}}c", parts: ["p": "d"])
    #expect(result.template.instructions.count == 1)
    #expect(result.template.literals == Array("abdc".utf8))
  }

  /// On a French page what is read takes French spaces; addresses and code stay as they are.
  @Test func whatIsReadInFrenchTakesItsSpaces() {
    let text = "<a href=\"{{x}}\"{{#x}} title=\"{{x}}\"{{/x}}>{{x}}</a><pre><b>{{x}}</b></pre>{{x}}"
    let schema = ViewSchema(slots: [.init(name: "x", kind: .text)])
    let result = TemplateCompiler.compile(.init(path: "x", text: text), frames: [schema])
    let view = View(slots: [.text("l'a : b")])
    func shown(isFrench: Bool) -> String {
      String(decoding: result.template.render([view], isFrench: isFrench), as: UTF8.self)
    }
    let plain = "l&#39;a : b"
    #expect(
      shown(isFrench: true)
        == "<a href=\"\(plain)\" title=\"\(plain)\">l’a\u{A0}: b</a><pre><b>\(plain)</b></pre>l’a\u{A0}: b")
    #expect(!shown(isFrench: false).contains("\u{A0}"))
  }

  @Test func preparedViewsAreRead() {
    let prepared = Prepared(Pet(sound: "ouah"))
    let view = View(Kennel(dog: prepared))
    let result = TemplateCompiler.compile(.init(path: "x", text: "{{dog.sound}}"), frames: [Kennel.schema])
    #expect(String(decoding: result.template.render([view]), as: UTF8.self) == "ouah")
  }

  private struct Kennel: TemplateView {
    var dog: Prepared<Pet>
    static let slots: [SlotDeclaration<Self>] = [.object("dog", \.dog)]
  }
}
