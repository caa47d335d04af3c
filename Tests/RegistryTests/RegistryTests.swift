import Dates
import Diagnostics
import Foundation
import Testing

@testable import Registry

/// The registry of this repository, as its readers have it.
struct RealRegistryTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private func schema() throws -> RegistrySchema {
    let bytes = try #require(try RegistryFiles.live(root: Self.root).read("site/registre.yml", 1 << 20))
    let (schema, diagnostics) = RegistrySchema.read(SourceText(path: "site/registre.yml", bytes: bytes))
    #expect(diagnostics == [])
    return try #require(schema)
  }

  @Test func allTablesAreDeclaredWithLabelsInThreeLanguages() throws {
    let schema = try schema()
    #expect(
      Set(schema.tables.map(\.name)) == [
        "collectivites", "accords", "accords_parties", "actions", "financements", "indicateurs", "mesures", "organes", "reunions",
        "documents", "evenements", "adhesions", "organisations", "appels", "evaluations",
      ])
    for table in schema.tables {
      let labels = [table.label] + table.columns.map(\.label) + table.derived.map(\.label)
      #expect(labels.allSatisfy { $0.english != nil && $0.arabic != nil }, "\(table.name)")
    }
  }

  @Test func theRealRowsLoadWithoutErrors() async throws {
    let files = RegistryFiles.live(root: Self.root)
    guard (try? files.list("content/registre"))?.contains("accords.csv") == true else { return }
    let source = CSVFolder(name: "registre", folder: "content/registre", date: "2025-01-31", files: files)
    let (snapshot, diagnostics) = await Snapshot.load(try schema(), from: [source])
    #expect(diagnostics.filter { $0.severity == .error } == [])
    let counts = ["accords": 188, "collectivites": 242, "organisations": 14, "adhesions": 10, "actions": 0]
    for (table, count) in counts { #expect(snapshot?.table(table)?.rowCount == count, "\(table)") }
    #expect(snapshot?.table("accords")?.date == "2025-01-31")
    #expect(snapshot?.table("actions")?.origins == [])
  }

  @Test func theFictionalRowsJoinTheRealOnesAndAreMarked() async throws {
    let files = RegistryFiles.live(root: Self.root)
    guard (try? files.list("content/registre/fictif"))?.contains("accords.csv") == true else { return }
    let sources: [any RegistrySource] = [
      CSVFolder(name: "registre", folder: "content/registre", files: files),
      WatchedSource(
        CSVFolder(name: "fictif", folder: "content/registre/fictif", files: files), policy: SourcePolicy(),
        today: try #require(PartialDate("2026-11-22")), copies: nil, constants: ["fictif": "oui"]),
    ]
    let (snapshot, diagnostics) = await Snapshot.load(try schema(), from: sources)
    #expect(diagnostics.filter { $0.severity == .error } == [])
    let real = try snapshot?.figure(.count, of: "accords", where: [Filter("fictif", "vide")]).value
    #expect(real == .integer(188))
    #expect(snapshot?.table("accords")?.origins.map(\.source) == ["registre", "fictif"])
  }
}
