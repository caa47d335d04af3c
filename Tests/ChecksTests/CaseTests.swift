import PluginKit
import Testing

@testable import Checks

@Suite struct CaseTests {
  @Test(arguments: Case.all) func saysWhatTheCaseExpects(_ each: Case) {
    let found = TestSite.diagnostics([each.path: each.text].merging(Companions.all) { own, _ in own }).filter {
      $0.place?.file == "content/\(each.path)"
    }
    let columns = Set(each.expected.filter { $0.column != nil }.map { "\($0.code) \($0.line)" })
    let said = found.map { diagnostic in
      let start = diagnostic.place?.range?.start
      let isPlaced = columns.contains("\(diagnostic.code) \(start?.line ?? 0)")
      return Case.Expectation(code: diagnostic.code, line: start?.line ?? 0, column: isPlaced ? start?.column : nil)
    }
    #expect(
      said.sorted() == each.expected,
      "\(found.map { "\($0.code) \($0.place?.range?.start.line ?? 0): \($0.summary.french)" }.joined(separator: "\n"))")
  }

  /// A rule without a case that breaks it could go without anyone noticing.
  @Test(
    arguments: TestSite.models.values.values.sorted { $0.name < $1.name }.flatMap(\.rules).map(\.code)
      + DefaultRules.all.map(\.code))
  func everyRuleHasACaseThatBreaksIt(_ code: String) {
    #expect(
      Case.all.contains { each in each.expected.contains { $0.code == code } }, "no case of Tests/ChecksTests/cas expects \(code)"
    )
  }

  @Test func everyFileHasACaseThatPasses() {
    for (file, cases) in Dictionary(grouping: Case.all, by: \.file) {
      #expect(cases.contains { $0.expected.isEmpty }, "\(file) has no case without ⟵")
    }
  }
}

/// Documents that cases cite.
enum Companions {
  static let all = [
    "glossaire/pac.md":
      "---\nmodele: terme\ntitre: PAC\nresume: Le programme d’action de la commune, adopté pour six ans.\nstatut: relecture\nsources: [essai]\n---\n\nUn programme.\n"
  ]
}
