import Diagnostics
import Foundation
import Testing

@testable import Registry

/// A real server from Debian's packages. One test drives one server through its life, since starting it takes seconds.
struct PostgresTests {
  @Test(.timeLimit(.minutes(5))) func aDatabaseGivesTheSameSnapshotUntilItDies() async throws {
    try await SourceFixture.withFolder { folder in
      let server = try PostgresFixture(folder: folder)
      defer { server.stop() }
      try server.execute(SourceFixture.sql)
      let copies = LastGoodCopies(folder: "\(folder)-copies")
      defer { try? FileManager.default.removeItem(atPath: "\(folder)-copies") }
      try await givesTheSameSnapshot(server, copies)
      try await writesTypesAsTheRegistryDoes(server)
      try await cannotWrite(server)
      try await stopsASlowServer(server)
      try await survivesAServerKilledInTheMiddle(server, copies)
    }
  }

  private func source(_ address: String, seconds: Int = 20) -> PostgresServer {
    PostgresServer(name: "base", address: address, date: "2026-11-21", timeLimit: .seconds(seconds), schema: Fixture.schema)
  }

  private func watched(_ server: PostgresFixture, _ copies: LastGoodCopies, seconds: Int = 20) -> WatchedSource {
    WatchedSource(
      source(server.address, seconds: seconds), policy: SourcePolicy(onFailure: .lastGood), today: SourceFixture.today,
      copies: copies)
  }

  private func givesTheSameSnapshot(_ server: PostgresFixture, _ copies: LastGoodCopies) async throws {
    #expect(await SourceFixture.digests(watched(server, copies)) == SourceFixture.expectedDigests)
  }

  private func writesTypesAsTheRegistryDoes(_ server: PostgresFixture) async throws {
    try server.execute(
      "ALTER TABLE accords ALTER themes TYPE text[] USING string_to_array(themes, ';'), ADD tacite boolean, ADD vu_le date")
    try server.execute("UPDATE accords SET tacite = (montant > 25), vu_le = '2026-02-03' WHERE montant IS NOT NULL")
    let snapshot = try #require(await SourceFixture.load(source(server.address)).snapshot)
    let rows = try snapshot.rows(TableQuery("accords", columns: ["themes", "tacite", "vu_le"], sort: ["id"])).rows
    #expect(rows.map { $0.map(\.text) }[2] == ["culture;sante", "oui", "2026-02-03"])
    #expect(rows.map { $0[1].text } == ["non", "oui", "oui", ""])
    try server.execute(
      "ALTER TABLE accords DROP tacite, DROP vu_le, ALTER themes TYPE text USING array_to_string(themes, ';')")
  }

  private func cannotWrite(_ server: PostgresFixture) async throws {
    let connection = try PostgresConnection(server.address, timeLimit: .seconds(10))
    #expect(throws: PostgresError.self) { try connection.rows("DELETE FROM accords") }
  }

  /// A lock that another session holds makes the table wait: the time limit ends it, before the lock is let go below.
  private func stopsASlowServer(_ server: PostgresFixture) async throws {
    let holder = try PostgresConnection(
      server.address, timeLimit: .seconds(30))
    _ = try holder.rows("BEGIN READ WRITE; LOCK TABLE accords IN ACCESS EXCLUSIVE MODE")
    let (snapshot, diagnostics) = await SourceFixture.load(source(server.address, seconds: 1))
    #expect(snapshot == nil)
    #expect(diagnostics.map(\.code) == ["REG-104"])
    _ = try holder.rows("ROLLBACK")
  }

  private func survivesAServerKilledInTheMiddle(_ server: PostgresFixture, _ copies: LastGoodCopies) async throws {
    let connection = try PostgresConnection(server.address, timeLimit: .seconds(20))
    _ = try connection.rows("SELECT 1")
    server.kill()
    #expect(throws: PostgresError.self) { try connection.copy("COPY (SELECT * FROM accords) TO STDOUT") }
    let bare = await SourceFixture.load(source(server.address))
    #expect(bare.snapshot == nil)
    #expect(bare.diagnostics.map(\.code) == ["REG-104"])
    let (snapshot, diagnostics) = await SourceFixture.load(watched(server, copies))
    #expect(snapshot?.tables.map(\.digest.hex) == SourceFixture.expectedDigests)
    #expect(diagnostics.map(\.code) == ["REG-108"])
  }

  @Test(arguments: [
    ("postgresql://secret@db.example:5432/registre?sslmode=require", "postgresql://db.example:5432/registre"),
    ("postgresql://db.example/registre", "postgresql://db.example/registre"), ("host=/tmp dbname=registre", "postgresql"),
  ])
  func placesNeverTellWhoAsks(address: String, location: String) {
    #expect(source(address).location == location)
  }
}
