import Dates
import Diagnostics
import Foundation
import GRDB
import Testing

@testable import Registry

/// The same rows from a file of SQLite, and what becomes of age and failure.
struct SourceTests {
  @Test func aSQLiteFileGivesTheSameSnapshot() async throws {
    try await SourceFixture.withFolder { folder in
      try await DatabaseQueue(path: "\(folder)/registre.sqlite").write { try $0.execute(sql: SourceFixture.sql) }
      let before = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/registre.sqlite"))
      let source = SQLiteFile(name: "base", file: "registre.sqlite", root: folder, schema: Fixture.schema)
      #expect(await SourceFixture.digests(source) == SourceFixture.expectedDigests)
      let after = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/registre.sqlite"))
      #expect(after == before)
    }
  }

  @Test(arguments: ["absent.sqlite", "texte.sqlite"])
  func aSQLiteFileThatIsNoneIsAFailure(file: String) async throws {
    try await SourceFixture.withFolder { folder in
      try Data("ceci n’est pas une base, mais un texte assez long pour en avoir l’air".utf8).write(
        to: URL(fileURLWithPath: "\(folder)/texte.sqlite"))
      let source = SQLiteFile(name: "base", file: file, root: folder, schema: Fixture.schema)
      let (snapshot, diagnostics) = await SourceFixture.load(source)
      #expect(snapshot == nil)
      #expect(diagnostics.map(\.code) == ["REG-104"])
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/absent.sqlite"))
    }
  }

  @Test(arguments: [
    ("2026-11-01", 30, nil), ("2026-11", 30, nil), ("2026-09-01", 30, 81), ("2025", nil, nil), ("2025", 100, 325),
  ])
  func oldDataAreMarkedAndSaid(date: String, limit: Int?, age: Int?) async throws {
    try await SourceFixture.withFolder { folder in
      try SourceFixture.writeCSV(to: "\(folder)/registre")
      let source = WatchedSource(
        CSVFolder(name: "dossier", folder: "registre", date: date, files: .live(root: folder)),
        policy: SourcePolicy(maximumAge: limit, onFailure: .lastGood), today: SourceFixture.today, copies: nil)
      let (snapshot, diagnostics) = await SourceFixture.load(source)
      #expect(diagnostics.filter { $0.code == "REG-105" }.count == (age == nil ? 0 : 2))
      let expected: TableOrigin.Freshness = age.map { .stale(days: $0, limit: limit ?? 0) } ?? .current
      #expect(snapshot?.table("accords")?.origins.map(\.freshness) == [expected])
    }
  }

  @Test func aSQLiteFileOutsideTheSiteIsRefused() async throws {
    try await SourceFixture.withFolder { folder in
      try await DatabaseQueue(path: "\(folder)/registre.sqlite").write { try $0.execute(sql: SourceFixture.sql) }
      try FileManager.default.createDirectory(atPath: "\(folder)/site", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/site/lien.sqlite", withDestinationPath: "../registre.sqlite")
      for file in ["../registre.sqlite", "lien.sqlite"] {
        let source = SQLiteFile(name: "Base", file: file, root: "\(folder)/site", schema: Fixture.schema)
        let (snapshot, diagnostics) = await SourceFixture.load(source)
        #expect(snapshot == nil && diagnostics.map(\.code) == ["REG-104"])
        #expect(diagnostics.first?.summary.french.contains("n’est pas dans le dossier du site") == true)
      }
    }
  }

  @Test func aCopyKeepsEveryRowAndSaysWhatItIs() async throws {
    try await SourceFixture.withFolder { folder in
      let file = "\(folder)/registre.sqlite"
      try await DatabaseQueue(path: file).write { try $0.execute(sql: SourceFixture.sql) }
      let copies = LastGoodCopies(folder: "\(folder)/copies")
      let source = WatchedSource(
        SQLiteFile(name: "Base nationale", file: "registre.sqlite", root: folder, date: "2026-11-20", schema: Fixture.schema),
        policy: SourcePolicy(onFailure: .lastGood), today: SourceFixture.today, copies: copies)
      #expect(await SourceFixture.digests(source) == SourceFixture.expectedDigests)
      try FileManager.default.removeItem(atPath: file)
      let (snapshot, diagnostics) = await SourceFixture.load(source)
      #expect(snapshot?.tables.map(\.digest.hex) == SourceFixture.expectedDigests)
      #expect(diagnostics.map(\.code) == ["REG-108"])
      guard case .lastGood? = snapshot?.table("accords")?.origins.first?.freshness else {
        Issue.record("the copy passes for the source")
        return
      }
      let kept = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/copies")
      #expect(kept == ["Base-20nationale.copie"])
    }
  }

  @Test func withoutThatPolicyAFailureStopsAll() async throws {
    try await SourceFixture.withFolder { folder in
      let copies = LastGoodCopies(folder: "\(folder)/copies")
      try copies.write("base", Fixture.answer([("accords", Fixture.accords)]))
      let source = WatchedSource(
        SQLiteFile(name: "base", file: "absent", root: folder, schema: Fixture.schema), policy: SourcePolicy(onFailure: .stop),
        today: SourceFixture.today, copies: copies)
      let (snapshot, diagnostics) = await SourceFixture.load(source)
      #expect(snapshot == nil)
      #expect(diagnostics.map(\.code) == ["REG-104"])
    }
  }

  @Test func zeroRowsAreNotAFailure() async throws {
    let empty = String(Fixture.accords.prefix { $0 != "\n" }) + "\n"
    let (snapshot, diagnostics) = Fixture.build([("collectivites", Fixture.collectivites), ("accords", empty)])
    #expect(diagnostics.filter { $0.severity == .error } == [])
    #expect(snapshot?.table("accords")?.rowCount == 0)
    #expect(snapshot?.table("accords")?.origins.count == 1)
  }
}
