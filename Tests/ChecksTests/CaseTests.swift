import PluginKit
import Testing

@testable import Checks

@Suite struct CaseTests {
  @Test(arguments: Case.all) func saysWhatTheCaseExpects(_ each: Case) async {
    let found = await TestSite.diagnostics([each.path: each.text].merging(Companions.all) { own, _ in own }).filter {
      $0.place?.file == "content/\(each.path)"
    }
    let said = found.map { each.asExpected($0) }
    #expect(
      said.sorted() == each.expected,
      "\(found.map { "\($0.code) \($0.place?.range?.start.line ?? 0): \($0.summary.french)" }.joined(separator: "\n"))")
  }

  /// A rule without a case that breaks it could go without anyone noticing. Every model with sections has its own rule instead of SEC-001.
  @Test(
    arguments: TestSite.models.values.values.sorted { $0.name < $1.name }.flatMap(\.rules).map(\.code)
      + DefaultRules.all.map(\.code).filter { $0 != "SEC-001" })
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

extension Case {
  /// A diagnostic, as precise as the case speaks of it.
  func asExpected(_ diagnostic: Diagnostic) -> Expectation {
    let start = diagnostic.place?.range?.start
    let line = start?.line ?? 0
    let alike = expected.filter { $0.code == diagnostic.code && $0.line == line }
    return Expectation(
      code: diagnostic.code, line: line, column: alike.contains { $0.column != nil } ? start?.column : nil,
      severity: alike.contains { $0.severity != nil } ? diagnostic.severity.rawValue : nil)
  }
}

/// Documents that cases cite.
enum Companions {
  static let all = [
    "glossaire/pac.md": """
    ---
    modele: terme
    titre: PAC
    resume: Le programme d’action de la commune, adopté pour six ans.
    statut: relecture
    sources: [essai]
    ---

    Un programme.
    """,
    "capitalisations/cap-ma-2022-900.md": record("CAP-MA-2022-900", state: "valide"),
    "capitalisations/cap-ma-2022-901.md": record("CAP-MA-2022-901", state: "brouillon"),
    "boite-a-outils/cl.md": "---\nid: CL-MA-2024-900\nmodele: cadre-logique\ntitre: Un cadre\n---\n",
  ]

  private static func record(_ id: String, state: String) -> String {
    "---\nid: \(id)\nmodele: capitalisation\ntitre: \(id)\nstatut: \(state)\nthemes: [culture]\netapes: [7]\n---\n"
  }
}
