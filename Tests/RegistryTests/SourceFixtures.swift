import Dates
import Diagnostics
import Foundation
import GRDB

@testable import Registry

/// The rows of the fixture, as each kind of source has them.
enum SourceFixture {
  static let today = PartialDate("2026-11-21") ?? PartialDate(year: 2026)!

  /// A folder that is gone when the test is over.
  static func withFolder<T>(_ body: (String) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("registre-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
  }

  static func writeCSV(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(Fixture.collectivites.utf8).write(to: URL(fileURLWithPath: "\(folder)/collectivites.csv"))
    try Data(Fixture.accords.utf8).write(to: URL(fileURLWithPath: "\(folder)/accords.csv"))
  }

  /// The tables with their types, as SQL that SQLite and PostgreSQL both read.
  static var sql: String {
    let create = """
      CREATE TABLE collectivites (id TEXT, nom TEXT, pays_iso2 TEXT, lat NUMERIC, population INTEGER);
      CREATE TABLE accords (id TEXT, type TEXT, collectivite_id TEXT, partenaire_id TEXT, pays_partenaire_iso2 TEXT,
        date_signature TEXT, themes TEXT, montant NUMERIC, source TEXT);
      """
    return create + inserts(Fixture.collectivites, "collectivites") + inserts(Fixture.accords, "accords")
  }

  private static func inserts(_ csv: String, _ table: String) -> String {
    csv.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { $0.isEmpty ? "NULL" : "'\($0)'" }
      return "INSERT INTO \(table) VALUES (\(cells.joined(separator: ", ")));"
    }.joined(separator: "\n")
  }

  static var json: String {
    let tables = [("collectivites", Fixture.collectivites), ("accords", Fixture.accords)].map { name, csv in
      "\"\(name)\": \(rows(csv))"
    }
    return "{\(tables.joined(separator: ", "))}"
  }

  /// A list of objects; numbers are written as numbers.
  static func rows(_ csv: String) -> String {
    let lines = csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let objects = lines.dropFirst().map { cells in
      let fields = zip(lines[0], cells).map { name, cell in
        let isNumber = ["lat", "population", "montant"].contains(name)
        return "\"\(name)\": " + (cell.isEmpty ? "null" : isNumber ? cell : "\"\(cell)\"")
      }
      return "{\(fields.joined(separator: ", "))}"
    }
    return "[\(objects.joined(separator: ", "))]"
  }

  static func load(_ source: any RegistrySource) async -> (snapshot: Snapshot?, diagnostics: [Diagnostic]) {
    await Snapshot.load(Fixture.schema, from: [source], vocabularies: Fixture.vocabularies)
  }

  static func digests(_ source: any RegistrySource) async -> [String] {
    let (snapshot, diagnostics) = await load(source)
    return diagnostics.filter { $0.severity == .error }.map(\.summary.french) + (snapshot?.tables.map(\.digest.hex) ?? [])
  }

  static var expectedDigests: [String] { Fixture.snapshot.tables.map(\.digest.hex) }
}
