import Diagnostics
import Foundation
import Testing

@testable import Edition

/// Six records full of mistakes, as people write them who have never seen Markdown (`auteurs/`), and what they are told.
@Suite struct NewAuthorTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("auteurs")

  private static let site = """
    -- site/site.yml --
    titre: Essai
    plugins: [RegistryTables, CaseTemplate]
    registre:
      - { nom: Essai, type: csv, dossier: content/registre, date: 2026-05-01 }
    -- content/registre/collectivites.csv --
    id,nom,pays_iso2
    ma-fes,Fès,MA
    fr-lille,Lille,FR
    -- content/registre/accords.csv --
    id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source
    MA-JUM-0042,jumelage,ma-fes,fr-lille,FR,2005-04-27,essai

    """

  /// Every message was read; one that changes is to be read again. `attendu.txt` and `attendu-en.txt` hold them, a line each.
  @Test(arguments: [(Localized.Language.french, "attendu"), (.english, "attendu-en")])
  func eachMistakeIsToldInWordsThatSayWhatToDo(_ language: Localized.Language, _ file: String) async throws {
    let site = try TestSite(Self.site, with: ["theme", "registre.yml", "vocabulaires", "modeles"])
    for name in ["convention", "eau", "evaluation", "jumelage", "plan", "reunion"] {
      try site.write(
        "content/essais/\(name).md", bytes: Array(try Data(contentsOf: Self.folder.appendingPathComponent("\(name).md"))))
    }
    let said = ConciseRenderer(language: language).render(try await site.check())
    let expected = try String(contentsOf: Self.folder.appendingPathComponent("\(file).txt"), encoding: .utf8)
    #expect(said.components(separatedBy: "\n") == expected.components(separatedBy: "\n"))
  }
}
