import Diagnostics
import Foundation
import Testing

@testable import Registry

/// A real server on loopback that answers well, badly, late, or half.
struct HTTPSourceTests {
  private func source(
    _ server: LoopbackServer, _ path: String, format: HTTPEndpoint.Format = .json, copies: LastGoodCopies? = nil,
    seconds: Double = 5,
    bytes: Int = 1 << 20
  ) -> HTTPEndpoint {
    var limits = HTTPEndpoint.Limits()
    (limits.time, limits.bytes) = (.milliseconds(Int(seconds * 1_000)), bytes)
    return HTTPEndpoint(
      name: "serveur", address: server.address + path, format: format, tables: ["collectivites", "accords"], today: "2026-11-21",
      copies: copies, schema: Fixture.schema, limits: limits)
  }

  private func watched(_ source: HTTPEndpoint, _ copies: LastGoodCopies, _ policy: SourcePolicy.OnFailure = .lastGood)
    -> WatchedSource
  {
    WatchedSource(
      source, policy: SourcePolicy(onFailure: policy), today: SourceFixture.today, copies: copies)
  }

  @Test func jsonAndCSVGiveTheSameSnapshot() async throws {
    let server = try LoopbackServer()
    defer { server.stop() }
    server.answer("/registre.json", SourceFixture.json)
    for (name, csv) in [("collectivites", Fixture.collectivites), ("accords", Fixture.accords)] {
      server.answer("/\(name).csv", csv, headers: ["Last-Modified: Fri, 20 Nov 2026 07:28:00 GMT"])
      server.answer("/\(name).json", SourceFixture.rows(csv))
    }
    #expect(await SourceFixture.digests(source(server, "/registre.json")) == SourceFixture.expectedDigests)
    #expect(await SourceFixture.digests(source(server, "/{table}.json")) == SourceFixture.expectedDigests)
    let csv = source(server, "/{table}.csv", format: .csv)
    #expect(await SourceFixture.digests(csv) == SourceFixture.expectedDigests)
    #expect(await SourceFixture.load(csv).snapshot?.table("accords")?.date == "2026-11-20")
  }

  @Test func aServerThatIsNotThereIsSaid() async throws {
    let server = try LoopbackServer()
    let source = source(server, "/registre.json")
    server.stop()
    let failure = await #expect(throws: SourceFailure.self) { try await source.fetch() }
    #expect(failure?.reason.french.contains("aucun serveur ne répond à cette adresse") == true, "\(String(describing: failure))")
  }

  /// What goes wrong, and a word of what is said of it.
  static let faults: [(LoopbackServer.Behaviour, String)] = [
    (.raw("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), "500"),
    (.raw("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nConnection: close\r\n\r\n{\"accords\": ["), ""),
    (.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n10\r\n{\"accords\""), ""),
    (.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\n{\"accords"), "JSON"),
    (.raw("n’importe quoi"), ""),
    (.silent(3), "délai"),
    (
      .raw("HTTP/1.1 302 Found\r\nLocation: http://localhost:1/ailleurs\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
      "autre adresse"
    ),
    (.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + String(repeating: " ", count: 3 << 20)), "octets"),
  ]

  @Test(arguments: faults.indices)
  func aFaultIsAFailureAndTheLastGoodCopyTakesItsPlace(index: Int) async throws {
    let (behaviour, word) = Self.faults[index]
    let server = try LoopbackServer()
    defer { server.stop() }
    server.answer("/registre.json", behaviour)
    let bare = source(server, "/registre.json", seconds: word == "délai" ? 1 : 60)
    let failed = await SourceFixture.load(bare)
    #expect(failed.snapshot == nil)
    #expect(failed.diagnostics.map(\.code) == ["REG-104"])
    #expect(word.isEmpty || failed.diagnostics.first?.summary.french.contains(word) == true, "\(failed.diagnostics)")
    try await SourceFixture.withFolder { folder in
      let copies = LastGoodCopies(folder: folder)
      let good = try LoopbackServer()
      good.answer("/registre.json", SourceFixture.json)
      let before = await SourceFixture.digests(watched(source(good, "/registre.json", copies: copies), copies))
      good.stop()
      #expect(before == SourceFixture.expectedDigests)
      let after = await SourceFixture.load(watched(source(server, "/registre.json", copies: copies, seconds: 1), copies))
      #expect(after.snapshot?.tables.map(\.digest.hex) == SourceFixture.expectedDigests)
      #expect(after.diagnostics.map(\.code) == ["REG-108"])
    }
  }

  @Test func aRedirectionInTheSameHostIsFollowed() async throws {
    let server = try LoopbackServer()
    defer { server.stop() }
    server.answer("/la.json", SourceFixture.json)
    server.answer("/ici.json", .raw("HTTP/1.1 302 Found\r\nLocation: /la.json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
    #expect(await SourceFixture.digests(source(server, "/ici.json")) == SourceFixture.expectedDigests)
  }

  @Test func anUnchangedAnswerIsNotSentAgain() async throws {
    let server = try LoopbackServer()
    defer { server.stop() }
    try await SourceFixture.withFolder { folder in
      let copies = LastGoodCopies(folder: folder)
      server.answer("/registre.json", SourceFixture.json, headers: ["ETag: \"v1\""])
      let source = watched(source(server, "/registre.json", copies: copies), copies)
      #expect(await SourceFixture.digests(source) == SourceFixture.expectedDigests)
      server.answer("/registre.json", .raw("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\nConnection: close\r\n\r\n"))
      let (snapshot, diagnostics) = await SourceFixture.load(source)
      #expect(diagnostics == [])
      #expect(snapshot?.tables.map(\.digest.hex) == SourceFixture.expectedDigests)
      #expect(snapshot?.table("accords")?.origins.map(\.freshness) == [.current])
      #expect(server.requests.last?.contains("If-None-Match: \"v1\"") == true)
    }
  }

  @Test func changedColumnsAreAnErrorAndNeverBecomeTheGoodCopy() async throws {
    let server = try LoopbackServer()
    defer { server.stop() }
    try await SourceFixture.withFolder { folder in
      let copies = LastGoodCopies(folder: folder)
      let source = watched(source(server, "/{table}.csv", format: .csv, copies: copies), copies)
      server.answer("/collectivites.csv", Fixture.collectivites)
      server.answer("/accords.csv", Fixture.accords.replacingOccurrences(of: "type,", with: "genre,"))
      let (_, diagnostics) = await SourceFixture.load(source)
      #expect(Set(diagnostics.map(\.code)).isSuperset(of: ["REG-102", "REG-103"]))
      let missing = diagnostics.first { $0.code == "REG-102" }
      #expect(missing?.summary.french.contains("type") == true && missing?.explanation?.french.contains("genre") == true)
      let kept = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(kept.isEmpty)
    }
  }

  /// The server answers, but a cell is wrong: that stops the build, and the day the server is silent, what was right comes back.
  @Test func anAnswerWithAnErrorNeverBecomesTheGoodCopy() async throws {
    let server = try LoopbackServer()
    defer { server.stop() }
    try await SourceFixture.withFolder { folder in
      let copies = LastGoodCopies(folder: folder)
      let source = watched(source(server, "/registre.json", copies: copies, seconds: 1), copies)
      server.answer("/registre.json", SourceFixture.json, headers: ["ETag: \"juste\""])
      #expect(await SourceFixture.digests(source) == SourceFixture.expectedDigests)
      let faulty = SourceFixture.json.replacingOccurrences(of: "\"2004-05-12\"", with: "\"mai 2004\"")
      server.answer("/registre.json", faulty, headers: ["ETag: \"faux\""])
      #expect(await SourceFixture.load(source).diagnostics.map(\.code) == ["REG-003"])
      server.answer("/registre.json", .silent(3))
      let (snapshot, diagnostics) = await SourceFixture.load(source)
      #expect(diagnostics.map(\.code) == ["REG-108"])
      #expect(snapshot?.tables.map(\.digest.hex) == SourceFixture.expectedDigests)
      #expect(server.requests.last?.contains("If-None-Match: \"juste\"") == true)
    }
  }

  @Test func anEmptyListIsATableWithoutRows() async throws {
    let server = try LoopbackServer()
    defer { server.stop() }
    server.answer("/registre.json", "{\"collectivites\": [], \"accords\": []}")
    let (snapshot, diagnostics) = await SourceFixture.load(source(server, "/registre.json"))
    #expect(diagnostics == [])
    #expect(snapshot?.table("accords")?.rowCount == 0)
  }
}
