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

  /// Whoever has done what the remedy of a rule says needs another one.
  @Test(arguments: [
    ("---\ntitre: A\ndate: 2024-02-31\n---\n", "CHP-006", "Vérifiez le jour et le mois."),
    ("---\ntitre: A\ndate: 1er mai\n---\n", "CHP-006", "Écrivez l’année, le mois et le jour avec des tirets."),
    (
      "Du texte.\n", "DOC-003",
      "Commencez le fichier par trois lignes : « --- », puis « titre: Le titre de la page », puis « --- »."
    ),
    ("---\nid: A-1\n---\n", "DOC-003", "Ajoutez la ligne « titre: … » entre les deux lignes de tirets."),
    (
      "---\ntitre: A\ntraduction_de: guide/absent.md\n---\n", "CHP-005",
      "Écrivez le titre du document, son identifiant, ou son chemin depuis content/ : guide/jumelages.md."
    ),
    (
      "# A\n\n[b](b.md)\n", "LIEN-001",
      "Le chemin part du dossier du document où se trouve le lien et nomme un fichier .md."
    ),
    (
      "# A\n\n![b](b.png)\n", "LIEN-001",
      "Le chemin part du dossier du document où se trouve le lien. Déposez le fichier dans content/, ou corrigez le chemin."
    ),
    (
      "# A\n\n[b](www.exemple.fr)\n", "LIEN-001",
      "L’adresse d’un autre site commence par https:// : https://www.exemple.fr."
    ),
    (
      "# A\n\n[b](//exemple.fr)\n", "LIEN-003",
      "Copiez le fichier dans content/ et liez la copie ; l’adresse d’un autre site commence par https://."
    ),
  ])
  func aRemedyIsForWhatWasWritten(_ text: String, _ code: String, _ remedy: String) async {
    let found = await TestSite.diagnostics(["a.md": text])
    #expect(found.map(\.code) == [code])
    #expect(found.first?.explanation?.french == remedy)
  }

  @Test(arguments: [("guide/01-debute.md", "guide/01-debuter.md"), ("Débutter", "Débuter")])
  func aDocumentThatIsNamedGetsTheNearest(_ written: String, _ nearest: String) async {
    let found = await TestSite.diagnostics([
      "a.md": "---\ntitre: A\ntraduction_de: \(written)\n---\n", "guide/01-debuter.md": "# Débuter\n",
    ])
    #expect(found.map(\.code) == ["CHP-005"])
    #expect(found.first?.summary.french.contains("n’a ce titre, cet identifiant ni ce chemin") == true)
    #expect(found.first?.summary.french.hasSuffix("vouliez-vous dire « \(nearest) » ?") == true)
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
