import Diagnostics
import Foundation
import Testing

@testable import Registry

struct SQLQueryTests {
  @Test func readsTheViewsWithTheirLabelsAndTypes() throws {
    let answer = try Fixture.snapshot.query(
      sql:
        "SELECT pays_nom, count(*) AS accords, min(montant) AS m FROM accords GROUP BY pays_nom ORDER BY accords DESC, pays_nom;")
    #expect(answer.columns.map(\.label.french) == ["Pays", "accords", "m"])
    #expect(answer.columns.map(\.type) == [.text, .integer, .decimal])
    #expect(answer.rows.first == [.text("France"), .integer(2), .decimal(30)])
    #expect(answer.tablesRead.map(\.name) == ["collectivites", "accords", "_vocabulaires"])
    let dates = try Fixture.snapshot.query(
      sql: "SELECT date_signature, nom FROM accords, collectivites ORDER BY nom COLLATE francais LIMIT 1")
    #expect(dates.columns.map(\.type) == [.partialDate, .text])
    #expect(dates.columns.map(\.label.french) == ["Date de signature", "Nom"])
    #expect(dates.rows.map { $0[1] } == [.text("Évora")])
  }

  @Test(arguments: [
    ("DROP TABLE _accords", "REQ-007"),
    ("DROP VIEW accords", "REQ-007"),
    ("DELETE FROM _accords", "REQ-007"),
    ("UPDATE _accords SET id = 'x'", "REQ-007"),
    ("INSERT INTO _accords (id) VALUES ('x')", "REQ-007"),
    ("CREATE TEMP TABLE t (a)", "REQ-007"),
    ("ATTACH DATABASE '/tmp/registre-attache.sqlite' AS x", "REQ-007"),
    ("PRAGMA query_only = 0", "REQ-007"),
    ("SELECT * FROM pragma_database_list", "REQ-007"),
    ("BEGIN", "REQ-007"),
    ("VACUUM INTO '/tmp/registre-copie.sqlite'", "REQ-007"),
    ("SELECT load_extension('x')", "REQ-007"),
    ("SELECT fts3_tokenizer('simple')", "REQ-007"),
    ("SELECT random()", "REQ-007"),
    ("SELECT date('now')", "REQ-007"),
    ("SELECT CURRENT_DATE", "REQ-007"),
    ("SELECT * FROM sqlite_master", "REQ-007"),
    ("SELECT 1; SELECT 2", "REQ-007"),
    ("SELECT 1; DROP TABLE _accords", "REQ-007"),
    ("EXPLAIN SELECT 1", nil),
    ("SELECT readfile('/etc/hostname')", "REQ-006"),
    ("SELECT nom FROM accord", "REQ-006"),
    ("SELECT \u{0}1", "REQ-006"),
    (" -- rien\n", "REQ-006"),
    ("SELECT 1; -- fin\n ; ", nil),
  ])
  func onlyReads(sql: String, code: String?) throws {
    let snapshot = Fixture.snapshot
    do {
      _ = try snapshot.query(sql: sql)
      #expect(code == nil)
    } catch {
      #expect(error.problems.map(\.code) == [code])
    }
    #expect(try snapshot.figure(.count, of: "accords").value == .integer(4))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/registre-attache.sqlite"))
  }

  @Test func aRefusalNamesWhatIsRefused() {
    for (sql, name) in [
      ("DELETE FROM accords", "DELETE"), ("update accords SET id = 'x'", "UPDATE"),
      ("WITH n AS (SELECT 1) INSERT INTO accords (id) SELECT * FROM n", "INSERT"), ("DROP TABLE _accords", "DROP"),
      ("ATTACH 'x' AS y", "ATTACH"), ("PRAGMA user_version", "PRAGMA user_version"),
    ] {
      let error = #expect(throws: QueryError.self) { try Fixture.snapshot.query(sql: sql) }
      #expect(error?.problems.first?.summary.french == "« \(name) » n’est pas admis dans une requête")
    }
  }

  @Test(arguments: [
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n ORDER BY 0 - i",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(printf('%900000d', i)) FROM n",
  ])
  func stopsWhatHasNoEnd(sql: String) throws {
    let snapshot = Fixture.snapshot
    var limits = QueryLimits()
    limits.steps = 2_000_000
    limits.time = .milliseconds(500)
    let error = #expect(throws: QueryError.self) { try snapshot.query(sql: sql, limits: limits) }
    #expect(error?.problems.map(\.code) == ["REQ-008"])
    #expect(try snapshot.query(sql: "SELECT 1").rows == [[.integer(1)]])
  }

  @Test func saysWhereTheSQLIsWrong() {
    let error = #expect(throws: QueryError.self) { try Fixture.snapshot.query(sql: "SELECT idd FROM accords") }
    #expect(error?.problems.map(\.part) == [.sql(offset: 7)])
  }

  @Test(arguments: [
    ("SELECT * FROM acords", "le registre n’a pas de table « acords » ; vouliez-vous dire « accords » ?"),
    (
      "SELECT * FROM accords_avec_fictif",
      "le registre n’a pas de table « accords_avec_fictif » ; vouliez-vous dire « accords_avec_fictifs » ?"
    ),
    (
      "SELECT a.date_signatur FROM accords a",
      "ces tables n’ont pas de colonne « date_signatur » ; vouliez-vous dire « date_signature » ?"
    ),
    ("SELEC 1", "la requête ne se comprend plus à partir de « SELEC »"),
    ("SELECT count(*) FORM accords", "la requête ne se comprend plus à partir de « accords »"),
    ("SELECT (1", "la requête n’est pas finie"),
    ("SELECT 'x", "« 'x » n’est pas du SQL, ou un guillemet n’est pas fermé"),
    ("SELECT compte(id) FROM accords", "il n’y a pas de fonction « compte() »"),
    (
      "SELECT id FROM accords, collectivites",
      "plusieurs tables ont une colonne « id » : écrivez celle que vous voulez, table.id"
    ),
    ("SELECT length() FROM accords", "« length() » n’a pas reçu le nombre de valeurs qu’elle attend"),
    (
      "SELECT id FROM accords WHERE count(id) > 1",
      "« count() » ne se met pas à cet endroit : une condition sur un total va dans HAVING"
    ),
    ("SELECT 1 UNION SELECT 1, 2", "les deux côtés de « UNION » n’ont pas le même nombre de colonnes"),
    (
      "SELECT (SELECT 1, 2)",
      "SQLite n’a pas compris la requête ; il dit : « sub-select returns 2 columns - expected 1 »"
    ),
  ])
  func aNameThatIsNotKnownGetsTheNearest(sql: String, summary: String) {
    let error = #expect(throws: QueryError.self) { try Fixture.snapshot.query(sql: sql) }
    #expect(error?.problems.map(\.summary.french) == [summary])
  }
}
