import Foundation
import GRDB
import Testing

@testable import Edition

/// `query` and `registry`, run as a user does.
@Suite struct RegistryCommandTests {
  private func site(_ text: String = "") throws -> TestSite {
    try TestSite(
      TestSite.registry + text + "\n-- content/index.md --\n# Accueil\n\n`registre nombre accords`\n",
      with: ["theme", "registre.yml", "vocabulaires"])
  }

  @Test func aQueryAnswersInThreeForms() throws {
    let site = try site()
    let sql = "SELECT id, date_signature AS date, 1.5 AS n, NULL AS rien, '=1+1' AS f FROM accords ORDER BY id"
    let table = try Tool.run("query", sql, on: site)
    #expect(table.status == 0)
    #expect(table.messages == "")
    #expect(table.output.hasPrefix("id           date        n    rien  f   \n"), "\(table.output)")
    let csv = try Tool.run("query", sql, "--format", "csv", on: site)
    #expect(csv.output == "id,date,n,rien,f\r\nMA-CON-0002,2005-04-27,1.5,,'=1+1\r\nMA-JUM-0001,1963,1.5,,'=1+1\r\n")
    let json = try Tool.run("query", sql, "--format", "json", on: site)
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == ["MA-CON-0002", "MA-JUM-0001"])
    #expect(rows[0]["n"] as? Double == 1.5 && rows[0]["rien"] is NSNull)
    let all = try Tool.run("query", "SELECT count(*) AS n FROM accords_avec_fictifs", "--format", "csv", on: site)
    #expect(all.output == "n\r\n3\r\n")
    let aged = try Tool.run("query", "SELECT jour_min(:aujourdhui) - jour_max('2026-11-20') AS n", "--format", "csv", on: site)
    #expect(aged.output == "n\r\n1\r\n")
  }

  @Test(arguments: ["DROP TABLE accords", "SELECT x FROM accords", "PRAGMA query_only = 0"])
  func aQueryThatMayNotBeIsRefused(sql: String) throws {
    let answer = try Tool.run("query", sql, on: try site())
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(answer.messages.contains("[REQ-00"), "\(answer.messages)")
  }

  @Test func statusTellsEachTableEvenWhenARowIsFaulty() throws {
    let site = try site()
    let answer = try Tool.run("registry", "status", on: site)
    #expect(answer.status == 0, "\(answer.messages)")
    let line = try #require(answer.output.split(separator: "\n").first { $0.hasPrefix("accords ") && $0.contains("Essai") })
    let words = line.split(separator: " ").map(String.init)
    #expect(words[1...4] == ["Essai", "2026-05-01", "204", "j"], "\(line)")
    #expect(words.last == "3" && line.contains("à jour"))
    #expect(answer.output.contains("reunions") && answer.output.contains("sans source"))
    try site.write("-- content/registre/accords.csv --\nid,type\nMA-JUM-0001,jumelages\n")
    let faulty = try Tool.run("registry", "status", on: site)
    #expect(faulty.status == 1)
    #expect(faulty.output.contains("accords ") && faulty.messages.contains("REG-003"))
  }

  private static let remote = """
    -- site/site.yml --
    titre: Essai
    plugins: [RegistryTables]
    registre:
      - { nom: Base, type: sqlite, fichier: registre.sqlite, date: 2026-11-20, en_cas_d_echec: dernier-bon }

    """

  private func writeDatabase(_ site: TestSite, agreements: Int) throws {
    try? site.remove("registre.sqlite")
    try DatabaseQueue(path: "\(site.root)/registre.sqlite").write { database in
      try database.execute(
        sql: """
          CREATE TABLE collectivites (id TEXT, nom TEXT, pays_iso2 TEXT);
          INSERT INTO collectivites VALUES ('ma-fes', 'Fès', 'MA'), ('fr-lille', 'Lille', 'FR');
          CREATE TABLE accords (id TEXT, type TEXT, collectivite_id TEXT, partenaire_id TEXT, pays_partenaire_iso2 TEXT, source TEXT);
          """)
      for number in 0..<agreements {
        try database.execute(
          sql: "INSERT INTO accords VALUES (?, 'convention', 'ma-fes', 'fr-lille', 'FR', 'essai')",
          arguments: ["MA-CON-000\(number)"])
      }
    }
  }

  /// Zero rows, a copy in the place of a failed source, and a failure without copy are three things.
  @Test func pullKeepsACopyThatAFailureFallsBackOn() throws {
    let site = try site(Self.remote)
    #expect(try Tool.run("registry", "pull", on: site).status == 1, "no file, no copy")
    try writeDatabase(site, agreements: 2)
    let pulled = try Tool.run("registry", "pull", on: site)
    #expect(pulled.status == 0 && pulled.output == "2 tables, 4 lignes lues.\n", "\(pulled.messages)")
    try site.remove("registre.sqlite")
    let fallen = try Tool.run("registry", "pull", on: site)
    #expect(fallen.status == 1 && fallen.output == "" && fallen.messages.contains("REG-108"))
    let status = try Tool.run("registry", "status", on: site)
    #expect(status.status == 0 && status.output.contains("dernière bonne copie"))
    let built = try Tool.run("build", on: site)
    #expect(built.status == 0)
    let page = String(decoding: try #require(try site.published()["registre/accords/index.html"]), as: UTF8.self)
    #expect(
      page.contains(
        "La source «\u{A0}Base\u{A0}» n’a pas répondu\u{A0}: ces lignes sont sa dernière bonne copie du 20 novembre 2026."))
    try writeDatabase(site, agreements: 0)
    let empty = try Tool.run("registry", "status", on: site)
    #expect(empty.status == 0 && empty.output.contains("à jour") && !empty.output.contains("copie"))
    #expect(try Tool.run("build", on: site).status == 0)
    let rows = String(decoding: try #require(try site.published()["registre/accords/index.html"]), as: UTF8.self)
    #expect(rows.contains("aucune ligne du registre") && !rows.contains("avis-perime"))
  }

  @Test func aDifferenceNamesTablesRowsAndPages() throws {
    let site = try site("-- content/note.md --\n# Note\n\nSans registre.\n")
    let none = try Tool.run("registry", "diff", on: site)
    #expect(none.status == 2 && none.messages.contains("Pas d’édition"))
    #expect(try Tool.run("build", on: site).status == 0)
    let same = try Tool.run("registry", "diff", on: site)
    #expect(same.status == 0 && same.output == "Rien n’a changé.\n", "\(same.output)")
    try site.write(
      """
      -- content/registre/accords.csv --
      id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source
      MA-JUM-0001,jumelage,ma-fes,it-florence,IT,1964,essai
      MA-CON-0003,convention,ma-fes,fr-lille,FR,2005-04-27,essai

      """)
    let diff = try Tool.run("registry", "diff", on: site)
    #expect(diff.status == 3)
    let lines = Set(diff.output.split(separator: "\n").map(String.init))
    #expect(
      lines.isSuperset(of: ["accords : 3 → 3", "  + MA-CON-0003", "  - MA-CON-0002", "  ~ MA-JUM-0001"]), "\(diff.output)")
    #expect(
      lines.isSuperset(of: [
        "  registre/accords/ma-con-0003.html", "  registre/accords/ma-con-0002.html", "  registre/accords/ma-jum-0001.html",
        "  registre/pays/it.html", "  registre/collectivites/ma-fes.html",
      ]))
    #expect(!diff.output.contains("note.html") && !diff.output.contains("collectivites :"))
  }

  /// What the published CSV writes otherwise, so that no spreadsheet runs it, is no change.
  @Test func aCellWrittenOtherwiseForSpreadsheetsHasNotChanged() throws {
    let row = "MA-JUM-0001,jumelage,ma-fes,it-florence,IT,1963,\"=1+1, ou \"\"deux\"\"\",1.50"
    let csv = "id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source,montant\n\(row)\n"
    let site = try site()
    try site.write("content/registre/accords.csv", bytes: Array(csv.utf8))
    #expect(try Tool.run("build", on: site).status == 0)
    try site.write("content/registre/accords.csv", bytes: Array((csv + row.replacingOccurrences(of: "0001", with: "0004")).utf8))
    let diff = try Tool.run("registry", "diff", on: site)
    #expect(diff.output.contains("+ MA-JUM-0004") && !diff.output.contains("~ "), "\(diff.output)")
  }
}
