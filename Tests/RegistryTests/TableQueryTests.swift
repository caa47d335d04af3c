import Diagnostics
import Testing

@testable import Registry

struct TableQueryTests {
  private func ids(_ filters: [Filter], sort: [String] = []) throws -> [String] {
    try Fixture.snapshot.rows(TableQuery("accords", where: filters, columns: ["id"], sort: sort)).rows.map {
      String($0[0].text.suffix(4))
    }
  }

  @Test func answersWithDerivedColumnsAndTheirLabels() throws {
    let query = TableQuery(
      "accords", where: [Filter("type", "jumelage")], columns: ["partenaire", "pays_nom", "pays_local", "themes"],
      sort: ["-date_signature"])
    let answer = try Fixture.snapshot.rows(query)
    #expect(answer.columns.map(\.label.french) == ["Partenaire", "Pays", "pays_iso2", "themes"])
    #expect(
      answer.rows == [
        [.text("Évora"), .text("Espagne"), .text("MA"), .list(["sante"])],
        [.text("Lille"), .text("France"), .text("MA"), .list(["culture", "sante"])],
      ])
    #expect(answer.totalCount == 2)
  }

  @Test(arguments: [
    (["type"], ["jumelage"], ["0001", "0002"]),
    (["pays"], ["FR", "SN"], ["0003", "0004", "0001"]),
    (["themes"], ["culture"], ["0004", "0001"]),
    (["themes"], ["vide"], ["0003"]),
    (["date_signature"], ["non vide"], ["0003", "0001", "0002"]),
    (["date_signature"], ["2004"], ["0001", "0002"]),
    (["date_signature"], ["2004-05"], ["0002"]),
    (["date_signature"], [">=2004-05"], ["0003", "0002"]),
    (["date_signature"], [">2004"], ["0003"]),
    (["date_signature"], ["<2010"], ["0001", "0002"]),
    (["date_signature"], ["<2004-06"], ["0002"]),
    (["date_signature"], ["<=2004-12-31"], ["0002"]),
    (["date_signature"], ["2004..2010-06"], ["0003", "0001", "0002"]),
    (["montant"], [">=30"], ["0004", "0001"]),
    (["montant"], ["20..30"], ["0003", "0004"]),
    (["montant"], ["100,5"], ["0001"]),
    (["partenaire"], ["Saint-Louis"], ["0003"]),
    (["source"], ["x' OR 1=1 --"], []),
    (["type", "pays"], ["jumelage", "FR"], ["0001"]),
  ])
  func filters(columns: [String], values: [String], expected: [String]) throws {
    let filters = columns.count == 1 ? [Filter(columns[0], values)] : zip(columns, values).map { Filter($0, $1) }
    #expect(try ids(filters) == expected)
  }

  @Test(arguments: [
    (["date_signature"], ["0002", "0001", "0003", "0004"]),
    (["-date_signature"], ["0003", "0002", "0001", "0004"]),
    (["partenaire", "-id"], ["0002", "0001", "0004", "0003"]),
    (["-montant"], ["0001", "0004", "0003", "0002"]),
    (["pays", "montant"], ["0002", "0004", "0001", "0003"]),
    ([], ["0003", "0004", "0001", "0002"]),
  ])
  func sorts(keys: [String], expected: [String]) throws {
    #expect(try ids([], sort: keys) == expected)
  }

  @Test func limitsWithoutLosingTheCount() throws {
    let answer = try Fixture.snapshot.rows(
      TableQuery("accords", where: [Filter("montant", "non vide")], columns: ["id"], limit: 1, offset: 1))
    #expect(answer.rows == [[.text("MA-CON-0004")]])
    #expect(answer.totalCount == 3)
  }

  @Test func saysAllThatIsWrongWithTheNearestName() throws {
    let query = TableQuery(
      "accords",
      where: [Filter("pay", "FR"), Filter("type", "jumelages"), Filter("date_signature", ">hier"), Filter("montant", "cher")],
      columns: ["partenair"], sort: ["-dates"], limit: -1)
    let error = #expect(throws: QueryError.self) { try Fixture.snapshot.rows(query) }
    #expect(error?.problems.map(\.code) == ["REQ-002", "REQ-003", "REQ-003", "REQ-003", "REQ-002", "REQ-002", "REQ-004"])
    #expect(
      error?.problems.map(\.part) == [
        .filter("pay"), .filter("type"), .filter("date_signature"), .filter("montant"), .column("partenair"), .sort("-dates"),
        .limit,
      ])
    #expect(error?.problems[1].summary.french.contains("vouliez-vous dire « jumelage »") == true)
    #expect(error?.problems[4].summary.english.contains("did you mean “partenaire”") == true)
    let unknown = #expect(throws: QueryError.self) { try Fixture.snapshot.rows(TableQuery("acords")) }
    #expect(unknown?.problems.map(\.part) == [.table])
  }

  @Test func countsAndSums() throws {
    let snapshot = Fixture.snapshot
    #expect(try snapshot.figure(.count, of: "accords", where: [Filter("pays", "FR")]).value == .integer(2))
    #expect(try snapshot.figure(.distinct("pays"), of: "accords").value == .integer(3))
    #expect(try snapshot.figure(.sum("montant"), of: "accords").value == .decimal(150.5))
    #expect(try snapshot.figure(.sum("montant"), of: "accords", where: [Filter("pays", "ES")]).value == .null)
    #expect(throws: QueryError.self) { try snapshot.figure(.sum("pays"), of: "accords") }
    #expect(try snapshot.keys(of: "collectivites") == ["es-evora", "fr-lille", "ma-rabat", "sn-saint-louis"])
  }

  /// Only the tables whose change could change the answer, so that the others may change.
  @Test(arguments: [
    (["id", "pays"], ["accords"]), (["partenaire"], ["collectivites", "accords"]), (["pays_nom"], ["accords", "_vocabulaires"]),
  ])
  func saysWhichTablesItRead(columns: [String], expected: [String]) throws {
    let snapshot = Fixture.snapshot
    let reads = try snapshot.rows(TableQuery("accords", columns: columns)).tablesRead
    #expect(reads.map(\.name) == expected)
    #expect(reads.contains(TableRead(name: "accords", digest: try #require(snapshot.table("accords")?.digest))))
  }

  @Test func theDigestOfAnAnswerFollowsItsRows() throws {
    let snapshot = Fixture.snapshot
    let all = try snapshot.rows(TableQuery("accords", columns: ["id"]))
    #expect(try snapshot.rows(TableQuery("accords", columns: ["id"])).digest == all.digest)
    #expect(try snapshot.rows(TableQuery("accords", columns: ["id"], sort: ["-id"])).digest != all.digest)
    #expect(try snapshot.rows(TableQuery("accords", columns: ["type"])).digest != all.digest)
  }

  @Test func manyThreadsAskAtOnce() async throws {
    let snapshot = Fixture.snapshot
    let counts = try await withThrowingTaskGroup(of: Cell.self) { group in
      for _ in 0..<200 {
        group.addTask { try snapshot.figure(.count, of: "accords", where: [Filter("partenaire", "Lille")]).value }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: .integer(2), count: 200))
  }

  @Test(arguments: [
    (["Évora", "eau", "Fès", "Zagora", "étang"], ["eau", "étang", "Évora", "Fès", "Zagora"]),
    (["Saint-Louis", "Saint Malo", "Saint-Denis"], ["Saint-Denis", "Saint-Louis", "Saint Malo"]),
    (["œuvre", "odeur", "ou"], ["odeur", "œuvre", "ou"]),
    (["cote", "côté", "Cote", "coté"], ["Cote", "cote", "coté", "côté"]),
    (["مراكش", "Rabat", "b", "ab"], ["ab", "b", "Rabat", "مراكش"]),
    (["e\u{301}b", "éa"], ["éa", "e\u{301}b"]),
  ])
  func sortsAsAFrenchDictionary(words: [String], expected: [String]) {
    func compare(_ a: String, _ b: String) -> Int {
      Array(a.utf8).withUnsafeBytes { a in Array(b.utf8).withUnsafeBytes { b in FrenchCollation.compare(a, b) } }
    }
    #expect(words.sorted { compare($0, $1) < 0 }.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    for word in words { #expect(compare(word, word) == 0) }
  }
}
