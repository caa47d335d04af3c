import Diagnostics
import Foundation
import Testing

@testable import Edition

/// Whole sites that carry the diagnostics expected of them (`cas/outil.md`).
@Suite struct ToolCaseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let title: String
    let site: String
    let expected: [String]

    var testDescription: String { title }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("cas")

  /// What a case changes: a registry of one agreement, two currencies.
  private static let base = """
    -- site/site.yml --
    titre: Essai
    plugins: [RegistryTables]
    registre:
      - { nom: Essai, type: csv, dossier: content/registre, date: 2026-05-01 }
    -- content/registre/collectivites.csv --
    id,nom,pays_iso2
    ma-fes,Fès,MA
    fr-lille,Lille,FR
    -- content/registre/accords.csv --
    id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source
    MA-CON-0002,convention,ma-fes,fr-lille,FR,2005-04-27,essai
    -- content/registre/financements.csv --
    id,accord_id,financeur,montant,devise
    F-1,MA-CON-0002,Fès,100,MAD
    F-2,MA-CON-0002,Lille,10,EUR

    """

  static let cases: [Case] = {
    let text = (try? String(contentsOf: folder.appendingPathComponent("outil.md"), encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n## ").dropFirst().map { part in
      let blocks = part.components(separatedBy: "\n~~~")
      return read(String(part.prefix { $0 != "\n" }), blocks.count > 1 ? blocks[1] : "")
    }
  }()

  @Test(arguments: cases) func saysWhatTheCaseExpects(_ each: Case) async throws {
    let site = try TestSite(Self.base, with: ["theme", "registre.yml", "vocabulaires"])
    try site.write(each.site)
    let found = try await site.check()
    let said = found.map { "\($0.code) \($0.place?.file ?? ""):\($0.place?.range?.start.line ?? 0)" }
    #expect(said.sorted() == each.expected.sorted(), "\(found.map(\.summary.french).joined(separator: "\n"))")
  }

  /// Takes the marks out and keeps where they stood.
  private static func read(_ title: String, _ text: String) -> Case {
    var (file, line) = ("", 0)
    var expected: [String] = []
    let lines = text.components(separatedBy: "\n").map { written -> String in
      let parts = written.components(separatedBy: "⟵")
      let kept = parts[0].replacing(#/ +$/#, with: "")
      if let name = kept.firstMatch(of: #/^-- (.+) --$/#)?.1 { (file, line) = (String(name), 0) } else { line += 1 }
      expected += parts.dropFirst().map { "\($0.trimmingCharacters(in: .whitespaces)) \(file):\(line)" }
      return kept
    }
    // A file that is only named to be spoken of is not written.
    let files = lines.joined(separator: "\n").replacing(#/-- [^\n]+/25 --\n(?=-- )/#, with: "")
    return Case(title: title, site: files, expected: expected)
  }
}
