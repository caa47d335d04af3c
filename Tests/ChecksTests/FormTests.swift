import Authoring
import PluginKit
import Testing

@testable import Checks

/// The blank form of a model, filled by a script with the model's minimum (the file of `bases/`).
@Suite struct FormTests {
  static let models = TestSite.models.values.values.filter { !$0.sections.isEmpty }.sorted { $0.name < $1.name }.map(\.name)

  @Test(arguments: models) func aFilledFormPasses(_ name: String) async throws {
    let form = try #require(FilledForm(name))
    #expect(await Self.check(form, form.text()).map(Self.describe) == [])
  }

  /// Nothing else is said of the document, of whatever severity.
  @Test(arguments: models) func aFormWithOneEmptySectionSaysExactlyThat(_ name: String) async throws {
    let form = try #require(FilledForm(name))
    for section in form.model.sections {
      let text = form.text(emptying: section)
      let heading = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0 == "## \(section.title)" }
      let said = await Self.check(form, text)
      #expect(said.map { "\($0.severity): \($0.summary.french)" } == ["error: la section « \(section.title) » est vide"])
      #expect(said.map { $0.place?.range?.start.line } == [heading.map { $0 + 1 }], "\(section.title)")
    }
  }

  /// What a form asks, it asks of everyone: nothing but the required fields is left to fill in.
  @Test(arguments: models) func aBlankFormIsReadableAndAsksForEveryRequiredField(_ name: String) throws {
    let model = try #require(TestSite.models.values[name])
    let text = BlankForm(model, vocabularies: TestSite.vocabularies.values).text()
    let markdown = MarkdownReader.read(SourceText(path: "content/a.md", text: text), options: MarkdownOptions())
    #expect(markdown.diagnostics == [])
    #expect(markdown.headings.map(\.title) == model.sections.map(\.title))
    let keys = Set(markdown.frontMatter.entries.map(\.key))
    #expect(model.fields.filter { $0.isRequired && !keys.contains($0.name) }.map(\.name) == [])
    #expect(markdown.text.isEmpty == model.sections.isEmpty, "guidance is not text: only headings are")
  }

  private static func check(_ form: FilledForm, _ text: String) async -> [Diagnostic] {
    await TestSite.diagnostics([form.path: text].merging(Companions.all) { own, _ in own }).filter {
      $0.place?.file == "content/\(form.path)"
    }
  }

  private static func describe(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.code) \(diagnostic.place?.range?.start.line ?? 0): \(diagnostic.summary.french)"
  }
}

/// Takes the keys and the sections of a base over into the blank form.
struct FilledForm {
  let model: Model
  let path: String
  private let base: MarkdownDocument
  private let baseLines: [String]
  private let blank: [String]

  init?(_ name: String) {
    guard let model = TestSite.models.values[name] else { return nil }
    self.model = model
    baseLines = Case.base(name)
    let text = baseLines.joined(separator: "\n")
    base = MarkdownReader.read(SourceText(path: "content/base.md", text: text), options: MarkdownOptions())
    path = "essais/\(base.frontMatter["id"]?.text?.lowercased() ?? "essai").md"
    blank = BlankForm(model, vocabularies: TestSite.vocabularies.values).text().split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
  }

  /// - Parameter emptied: the section that is left as blank as the form has it.
  func text(emptying emptied: SectionDefinition? = nil) -> String {
    let end = blank.dropFirst().firstIndex(of: "---") ?? 0
    let known = Set((model.fields + FieldDefinition.common).map(\.name))
    let header = fill(Array(blank[1..<end]))
    let unasked = base.frontMatter.entries.map(\.key).filter { key in
      known.contains(key) && !header.contains { $0.hasPrefix("\(key):") }
    }
    let body = blank[(end + 1)...].flatMap { line -> [String] in
      guard let section = model.sections.first(where: { line == "## \($0.title)" }) else { return [line] }
      return [line] + (section.key == emptied?.key ? [] : baseBody(of: section))
    }
    return (["---"] + header + unasked.flatMap(baseValue) + ["---"] + body).joined(separator: "\n")
  }

  /// Each key with the value of the base; a key behind a `#` only when the base has it.
  private func fill(_ lines: [String]) -> [String] {
    var filled: [String] = []
    var isReplaced = false
    for line in lines {
      let bare = line.hasPrefix("# ") ? String(line.dropFirst(2)) : line
      let key = bare.prefix { $0 != ":" }
      if bare.contains(":"), !key.contains(" "), let value = Optional(baseValue(String(key))), !value.isEmpty {
        filled += value
        isReplaced = true
      } else if !isReplaced || !bare.hasPrefix(" ") {
        isReplaced = false
        filled.append(line)
      }
    }
    return filled
  }

  /// The lines of a key in the base.
  private func baseValue(_ key: String) -> [String] {
    guard let start = baseLines.firstIndex(where: { $0.hasPrefix("\(key):") }), base.frontMatter[key] != nil else { return [] }
    return [baseLines[start]] + baseLines[(start + 1)...].prefix { $0.hasPrefix(" ") }
  }

  private func baseBody(of section: SectionDefinition) -> [String] {
    let start = baseLines.firstIndex { $0.hasPrefix("## ") && model.section(headed: String($0.dropFirst(3)))?.key == section.key }
    return start.map { [""] + baseLines[($0 + 1)...].prefix { !$0.hasPrefix("## ") } } ?? ["", "Texte."]
  }
}
