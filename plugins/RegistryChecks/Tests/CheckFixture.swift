import Foundation
import PluginKit
import Testing

@testable import RegistryChecks

/// A registry of a few rows under the schema of this repository, and documents, written in the test itself.
struct CheckFixture {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let groundAgreements = """
    id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,statut,source
    MA-CON-0001,convention,ma-rabat,fr-lille,FR,2020-05-10,clos,essai
    MA-JUM-0002,jumelage,ma-rabat,fr-lille,FR,2001,inactif,essai

    """

  /// Three municipalities and two agreements, against which other tables are written.
  static let ground = [
    "collectivites":
      "id,nom,pays_iso2,lat,lon\nma-rabat,Rabat,MA,34.02,-6.83\nfr-lille,Lille,FR,50.63,3.07\nbj-ouidah,Ouidah,BJ,6.36,2.09\n",
    "accords": groundAgreements,
  ]

  static func source(_ path: String) throws -> SourceText {
    SourceText(path: path, bytes: Array(try Data(contentsOf: root.appendingPathComponent(path))))
  }

  /// - Parameters:
  ///   - tables: CSV by table, over the ground.
  ///   - documents: Markdown by path under `content/`.
  /// - Returns: what the rules say, as `CODE table line:column`, without the errors of the reading.
  static func marks(_ tables: [String: String], documents: [String: String] = [:]) async throws -> [String] {
    let context = try await context(ground.merging(tables) { $1 }, documents: documents, schema: schema())
    return RegistryChecks().checks.flatMap { $0.check(context) }.map(mark)
  }

  static func schema() throws -> RegistrySchema { try #require(RegistrySchema.read(try source("site/registre.yml")).schema) }

  static func context(
    _ all: [String: String], documents: [String: String] = [:], schema: RegistrySchema
  ) async throws -> CheckContext {
    let access = RegistryFiles(
      list: { _ in all.keys.map { "\($0).csv" } },
      read: { path, _ in Array((all[String(path.split(separator: "/").last?.dropLast(4) ?? "")] ?? "").utf8) })
    let pays = ["MA": "Maroc", "FR": "France", "BJ": "Bénin", "ES": "Espagne"]
    let (snapshot, problems) = await Snapshot.load(
      schema, from: [CSVFolder(name: "essai", folder: "r", files: access)], vocabularies: ["pays": pays])
    let registry = try #require(snapshot)
    #expect(problems.filter { $0.severity == .error && $0.code != "REG-005" } == [])
    return CheckContext(
      corpus: try corpus(documents, registry), registry: registry, date: try #require(PartialDate("2026-11-21")))
  }

  private static func corpus(_ documents: [String: String], _ registry: Snapshot) throws -> Corpus {
    var models: [String: Model] = [:]
    for name in ["capitalisation", "bonne-pratique", "terme"] {
      models[name] = ModelReader.read(try source("site/modeles/\(name).yml")).0
    }
    let files = documents.sorted { $0.key < $1.key }.map { path, text in
      DocumentFile(
        path: SourcePath(path),
        markdown: MarkdownReader.read(SourceText(path: "content/\(path)", text: text), options: MarkdownOptions())
      )
    }
    var site = SiteConfiguration()
    site.map =
      SiteConfiguration.read(
        SourceText(path: "site/site.yml", text: "titre: t\ncarte: { fichier: f, source: s }")
      ).0.map
    site.map?.bytes = try source("site/donnees/pays-110m.geojson").bytes
    let set = DocumentSet(files: files, models: models, vocabularies: [:], registry: RegistryIndex(registry), languages: ["fr"])
    return Corpus(set: set, generated: [], files: [], site: site)
  }

  private static func mark(_ diagnostic: Diagnostic) -> String {
    guard let place = diagnostic.place, let start = place.range?.start else { return diagnostic.code }
    let table = place.file.split(separator: "/").last.map { $0.dropLast(4) } ?? ""
    return "\(diagnostic.code) \(table) \(start.line):\(start.column)"
  }
}
