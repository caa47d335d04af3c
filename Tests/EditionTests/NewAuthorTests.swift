import Diagnostics
import Foundation
import Testing

@testable import Edition

/// Three records full of mistakes, as someone writes them who has never seen Markdown (`auteurs/`), and what they are told.
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

  /// Every message was read; one that changes is to be read again. `attendu.txt` holds them, a line each.
  @Test func eachMistakeIsToldInWordsThatSayWhatToDo() async throws {
    let site = try TestSite(Self.site, with: ["theme", "registre.yml", "vocabulaires", "modeles"])
    for name in ["eau", "jumelage", "reunion"] {
      try site.write(
        "content/essais/\(name).md", bytes: Array(try Data(contentsOf: Self.folder.appendingPathComponent("\(name).md"))))
    }
    let said = ConciseRenderer(language: .french).render(try await site.check())
    let expected = try String(contentsOf: Self.folder.appendingPathComponent("attendu.txt"), encoding: .utf8)
    #expect(said.components(separatedBy: "\n") == expected.components(separatedBy: "\n"))
  }
}
