import PluginKit
import Testing

@testable import Checks

@Suite struct DefaultRuleTests {
  /// A model without rules of its own still has its sections checked.
  @Test func aModelWithoutRulesHasTheDefaultOnes() async {
    let model = Model(name: "note", title: "note", plural: "notes", sections: [SectionDefinition(key: "fin", title: "Fin")])
    let found = await TestSite.diagnostics(
      ["note.md": "---\nmodele: note\ntitre: Une note\n---\n\n## Début\n\nDu texte.\n"], models: ["note": model])
    #expect(found.map(\.code) == ["SEC-001"])
  }

  @Test func theSiteHasTheLastWordOnSeverities() async {
    let document = ["a.md": "---\ntitre: Une page\nthemes: [cultures]\nteme: x\n---\n\nDu texte.\n"]
    let found = await TestSite.diagnostics(document) { site in
      site.severities["CHP-003"] = .warning
      site.severities.updateValue(nil, forKey: "CHP-001")
    }
    #expect(found.map(\.code) == ["CHP-003"])
    #expect(found.first?.severity == .warning)
  }

  /// A rule of a model may be kept to the documents that it concerns.
  @Test(arguments: [("projet", 0), ("publie", 1)]) func aRuleMayHaveACondition(_ state: String, _ count: Int) async {
    let source = SourceText(
      path: "site/modeles/note.yml",
      text: """
        modele: note
        titre: note
        champs: [{nom: statut}, {nom: date}]
        regles:
          - {code: N-001, controle: champs-non-vides, severite: erreur, titre: Daté, champs: [date], si: {statut: [publie, clos]}}
        """)
    let (model, problems) = ModelReader.read(source)
    #expect(problems == [])
    let text = "---\nmodele: note\ntitre: Une note\nstatut: \(state)\n---\n\nDu texte.\n"
    let found = await TestSite.diagnostics(["note.md": text], models: ["note": model ?? Model.page])
    #expect(found.map(\.code) == Array(repeating: "N-001", count: count))
  }
}
