import Dates
import Diagnostics
import Testing

@testable import Registry

struct SnapshotTests {
  private func marks(accords rows: String, collectivites: String = Fixture.collectivites) -> [String] {
    let accords =
      "id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,themes,montant,tacite,site,vu_le,source\n"
    return Fixture.build([("collectivites", collectivites), ("accords", accords + rows)]).diagnostics.map(\.mark)
  }

  @Test func soundRowsGiveNoDiagnostic() {
    #expect(Fixture.build([("collectivites", Fixture.collectivites), ("accords", Fixture.accords)]).diagnostics == [])
  }

  @Test(arguments: [
    ("A,jumelage,ma-rabat,fr-lille,FR,,,,,,,s\nA,convention,ma-rabat,es-evora,ES,,,,,,,s\n", ["REG-001 3:1"]),
    ("A,jumelage,ma-rabat,fr-lile,FR,,,,,,,s\n", ["REG-002 2:21"]),
    ("A,jumelages,ma-rabat,fr-lille,FR,,,,,,,s\n", ["REG-003 2:3"]),
    ("A,,ma-rabat,fr-lille,FR,,,,,,,s\n", ["REG-003 2:3"]),
    ("A,jumelage,ma-rabat,fr-lille,FX,,,,,,,s\n", ["REG-003 2:30"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,2004-13,,,,,,s\n", ["REG-003 2:33"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,12/05/2004,,,,,,s\n", ["REG-003 2:33"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,2003-02-29,,,,,,s\n", ["REG-003 2:33"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,,culture;sport,,,,,s\n", ["REG-003 2:34"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,,,8 250,,,,s\n", ["REG-003 2:35"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,,,nan,,,,s\n", ["REG-003 2:35"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,,,,yes,,,s\n", ["REG-003 2:36"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,,,,,javascript:alert(1),,s\n", ["REG-003 2:37"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,,,,,//x.org,,s\n", ["REG-003 2:37"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,,,,,,2004-05,s\n", ["REG-003 2:38"]),
    ("A,jumelage,ma-rabat,fr-lille,ES,,,,,,,s\n", ["REG-005 2:30"]),
    ("A,jumelage,ma-rabat,ma-rabat,MA,,,,,,,s\n", ["REG-005 2:21"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,,,,,,,\n", ["REG-009 2:39"]),
    ("A,jumelage,ma-rabat,fr-lille,FR,2004,sante; culture,\"12,5\",oui,https://x.org/a,2004-05-31,s\n", []),
  ])
  func placesEachFault(rows: String, expected: [String]) {
    #expect(marks(accords: rows) == expected)
  }

  @Test func aPartnerWithoutANameIsNamedByItsKey() throws {
    let text = Fixture.schemaText.replacing("nom: { requis: oui, ", with: "nom: { ")
    let schema = try #require(RegistrySchema.read(SourceText(path: "registre.yml", text: text)).0)
    let answer = Fixture.answer([
      ("collectivites", Fixture.collectivites.replacing("fr-lille,Lille", with: "fr-lille,")),
      ("accords", Fixture.accords.split(separator: "\n")[0] + "\nA,jumelage,ma-rabat,fr-lille,ES,,,,s\n"),
    ])
    let (_, diagnostics) = Snapshot.build(schema, from: [answer], vocabularies: Fixture.vocabularies)
    let country = try #require(diagnostics.first { $0.code == "REG-005" })
    #expect(country.summary.french.contains("« fr-lille »"))
  }

  @Test func aKeyMayBeANumber() throws {
    let text = """
      tables:
        lots:
          libelle: {fr: Lots, en: Lots}
          cle: [numero]
          colonnes:
            numero: {type: entier}
            avec: {type: entier, reference: lots}
      """
    let (schema, problems) = RegistrySchema.read(SourceText(path: "registre.yml", text: text))
    #expect(problems == [])
    let answer = Fixture.answer([("lots", "numero,avec\n1,\n1,\n2,9\n")], source: "essai", date: nil)
    let (_, diagnostics) = Snapshot.build(try #require(schema), from: [answer])
    #expect(diagnostics.map(\.code).sorted() == ["REG-001", "REG-002"])
  }

  @Test func proposesTheNearestKeyAndShowsTheFirstOfTwo() throws {
    let (_, diagnostics) = Fixture.build([
      ("collectivites", Fixture.collectivites + "ma-rabat,Salé,MA,,\n"),
      ("accords", Fixture.accords + "X,jumelage,ma-rabat,fr-lile,FR,,,,s\n"),
    ])
    #expect(diagnostics.map(\.code) == ["REG-002", "REG-001"])
    #expect(diagnostics[0].summary.french.hasSuffix("vouliez-vous dire « fr-lille » ?"))
    #expect(diagnostics[1].notes.map(\.place.range?.start.line) == [2])
  }

  @Test func aRowThatRepeatsAKeyIsLeftOut() throws {
    let twice = Fixture.collectivites + "ma-rabat,Salé,MA,,\n"
    let snapshot = try #require(Fixture.build([("collectivites", twice)]).snapshot)
    #expect(snapshot.table("collectivites")?.rowCount == 4)
    #expect(snapshot.table("collectivites")?.digest == Fixture.snapshot.table("collectivites")?.digest)
  }

  @Test func namesTheColumnsExpectedAndFound() {
    let (_, diagnostics) = Fixture.build([("collectivites", "id,nom,pays\nma-rabat,Rabat,MA\n"), ("acords", "id\n1\n")])
    #expect(diagnostics.map(\.mark) == ["REG-101 1:1", "REG-102 1:1", "REG-103 1:8"])
    #expect(diagnostics[0].summary.french.contains("vouliez-vous dire « accords »"))
    #expect(diagnostics[1].explanation?.french.contains("id, nom, pays") == true)
    #expect(diagnostics[2].explanation?.french.contains("pays_iso2") == true)
  }

  @Test func anUnreadableTableIsNotTheFaultOfThoseThatReferToIt() async {
    let files = RegistryFiles(
      list: { _ in ["accords.csv", "collectivites.csv", "notes.txt"] },
      read: { path, _ in
        Array(path.hasSuffix("accords.csv") ? Fixture.accords.utf8 : "id,nom,pays_iso2\n\"ma-rabat,Rabat,MA\n".utf8)
      })
    let source = CSVFolder(name: "essai", folder: "registre", files: files)
    let (snapshot, diagnostics) = await Snapshot.load(Fixture.schema, from: [source])
    #expect(diagnostics.map(\.mark) == ["CSV-002 2:1"])
    #expect(snapshot?.table("accords")?.rowCount == 4)
  }

  @Test func aTableInCapitalsIsReadAndOneInAnotherFormIsSaid() async {
    let files = RegistryFiles(
      list: { _ in ["ACCORDS.CSV", "collectivites.xlsx", "notes.txt"] }, read: { _, _ in Array(Fixture.accords.utf8) })
    let (snapshot, diagnostics) = await Snapshot.load(
      Fixture.schema, from: [CSVFolder(name: "essai", folder: "registre", files: files)])
    #expect(snapshot?.table("accords")?.rowCount == 4)
    #expect(diagnostics.contains { $0.code == "REG-110" && $0.place?.file == "registre/collectivites.xlsx" })
    #expect(diagnostics.count { $0.code == "REG-110" } == 1)
  }

  @Test func aFailedSourceIsNotAnEmptyOne() async {
    struct Missing: Error {}
    let failing = CSVFolder(
      name: "essai", folder: "nulle-part", files: RegistryFiles(list: { _ in throw Missing() }, read: { _, _ in [] }))
    let (failed, diagnostics) = await Snapshot.load(Fixture.schema, from: [failing])
    #expect(failed == nil)
    #expect(diagnostics.map(\.code) == ["REG-104"])
    let empty = CSVFolder(name: "essai", folder: "vide", files: RegistryFiles(list: { _ in [] }, read: { _, _ in [] }))
    #expect(await Snapshot.load(Fixture.schema, from: [empty]).snapshot?.table("accords")?.rowCount == 0)
  }

  @Test func severalSourcesFeedOneTable() throws {
    let header = "id,nom,pays_iso2\n"
    let answers = [
      Fixture.answer([("collectivites", header + "ma-rabat,Rabat,MA\n")], source: "un", date: "2024-01-31"),
      Fixture.answer([("collectivites", header + "ma-rabat,Rabat,MA\nfr-lille,Lille,FR\n")], source: "deux", date: "2024-03-01"),
    ]
    let (snapshot, diagnostics) = Snapshot.build(Fixture.schema, from: answers)
    let table = try #require(snapshot?.table("collectivites"))
    #expect(diagnostics.map { ($0.place?.file ?? "") + " " + $0.mark } == ["deux/collectivites.csv REG-001 2:1"])
    #expect((table.rowCount, table.date, table.origins.map(\.source)) == (2, "2024-03-01", ["un", "deux"]))
  }

  /// Order, separators, quotes, an optional column left out, 1.50 or 1,5: the same rows have the same digest.
  @Test(arguments: [
    ("id,nom,pays_iso2,lat\nb,B,FR,1.50\na,A,MA,\n", true),
    ("pays_iso2;nom;id;lat;population\r\nMA;A;a;;\r\nFR;\"B\";b;1,5;\r\n", true),
    ("id,nom,pays_iso2,lat\na,A,MA,\nb,B,FR,1.51\n", false),
    ("id,nom,pays_iso2,lat\na,A,MA,\n", false),
    ("id,nom,pays_iso2,population\na,A,MA,\nb,B,FR,1\n", false),
  ])
  func theDigestDependsOnRowsAlone(csv: String, isSame: Bool) {
    func digest(_ csv: String) -> String? { Fixture.build([("collectivites", csv)]).snapshot?.table("collectivites")?.digest.hex }
    #expect((digest(csv) == digest("id,nom,pays_iso2,lat\na,A,MA,\nb,B,FR,1.5\n")) == isSame)
  }

  @Test func partialDatesStayPartial() throws {
    let dates = try Fixture.snapshot.rows(TableQuery("accords", columns: ["date_signature"], sort: ["id"])).rows
    #expect(dates.map { $0[0].text } == ["2010-06", "", "2004", "2004-05-12"])
    #expect(
      try Fixture.snapshot.query(sql: "SELECT typeof(date_signature) FROM accords WHERE id = 'MA-JUM-0001'").rows == [
        [.text("text")]
      ])
  }

  @Test(arguments: [
    ("2004", "2004"), ("2004-05", "2004-05"), ("2004-02-29", "2004-02-29"), ("0099-12-31", "0099-12-31"), ("2003-02-29", nil),
    ("2004-5", nil),
    ("2004-00", nil), ("2004-04-31", nil), ("204", nil), ("2004/05", nil), ("２００４", nil), ("", nil),
  ])
  func readsPartialDates(text: String, expected: String?) {
    #expect(PartialDate(text)?.iso == expected)
  }
}
