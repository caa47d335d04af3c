import CaseTemplate
import Checks
import Foundation
import PluginKit
import RegistryChecks

@testable import Authoring

/// The models and vocabularies of this repository, and its sources.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let models = read("site/modeles") { source, _ in ModelReader.read(source).0 }
  static let vocabularies = read("site/vocabulaires") { source, name in Vocabulary.read(source, name: name).0 }

  static let pluginRules = (CaseTemplate().checks + RegistryChecks().checks).flatMap(\.rules)

  static let catalogue = RuleCatalogue(models: Array(models.values), defaults: DefaultRules.all, checks: pluginRules)

  /// Codes in quotes in the Swift files that report diagnostics.
  static func reportedCodes() throws -> Set<String> {
    var codes: Set<String> = []
    for folder in ["Sources", "plugins"] {
      let paths = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      for path in paths where path.hasSuffix(".swift") && !path.contains("Tests/") && !path.hasPrefix("Authoring/Rules/Tool/") {
        let text = try String(contentsOf: root.appending(path: "\(folder)/\(path)"), encoding: .utf8)
        codes.formUnion(text.matches(of: #/"([A-Z]{2,6}-[0-9]{3})"/#).map { String($0.1) })
      }
    }
    return codes
  }

  /// The files of all tests but that of the catalogue itself.
  static func testTexts() throws -> [String] {
    let plugins = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "plugins").path)
    return try (["Tests"] + plugins.map { "plugins/\($0)/Tests" }).flatMap { folder -> [String] in
      let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
      return try paths.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".md") }.filter {
        !$0.hasSuffix("RuleCatalogueTests.swift")
      }
      .map { try String(contentsOf: root.appending(path: "\(folder)/\($0)"), encoding: .utf8) }
    }
  }

  private static func read<Value>(_ folder: String, _ read: (SourceText, String) -> Value?) -> [String: Value] {
    let files = try! FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).filter {
      $0.hasSuffix(".yml")
    }
    return Dictionary(
      uniqueKeysWithValues: files.compactMap { file in
        let bytes = Array(try! Data(contentsOf: root.appending(path: "\(folder)/\(file)")))
        let name = String(file.dropLast(4))
        return read(SourceText(path: "\(folder)/\(file)", bytes: bytes), name).map { (name, $0) }
      })
  }

  /// What the checks say of documents at these paths under `content/`.
  static func check(_ documents: [String: String]) async -> (corpus: Corpus, diagnostics: [Diagnostic]) {
    let snapshot = await snapshot
    let files = documents.sorted { $0.key < $1.key }.map { path, text in
      DocumentFile(
        path: SourcePath(path),
        markdown: MarkdownReader.read(SourceText(path: "content/\(path)", text: text), options: MarkdownOptions()))
    }
    let set = DocumentSet(
      files: files, models: models, vocabularies: vocabularies, registry: RegistryIndex(snapshot), languages: ["fr"])
    let corpus = Corpus(set: set, generated: [], files: [], site: SiteConfiguration())
    let context = CheckContext(corpus: corpus, registry: snapshot, date: PartialDate("2024-06-15")!)
    return (corpus, Checks(plugins: [CaseTemplate()]).run(context).all)
  }

  static var snapshot: Snapshot { get async { await snapshotTask.value } }

  /// Two local governments and their agreement.
  private static let snapshotTask = Task<Snapshot, Never> {
    let source = SourceText(
      path: "site/registre.yml", bytes: Array(try! Data(contentsOf: root.appending(path: "site/registre.yml"))))
    let schema = RegistrySchema.read(source).schema!
    let tables = [
      "collectivites": "id,nom,pays_iso2,niveau\nma-oued,Oued,MA,commune\nfr-rive,Rive,FR,commune\n",
      "accords": """
      id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,date_effet,date_fin,statut,themes,source
      MA-CON-0001,convention,ma-oued,fr-rive,FR,2021-03,2021-06-01,,actif,eau-assainissement;culture,essai

      """,
    ]
    let files = RegistryFiles(
      list: { _ in tables.keys.sorted().map { "\($0).csv" } },
      read: { path, _ in Array((tables[String(path.split(separator: "/").last!.dropLast(4))] ?? "").utf8) })
    let snapshot = Snapshot.build(schema, from: [try! await CSVFolder(name: "essai", folder: "registre", files: files).fetch()])
      .snapshot
    return snapshot!
  }
}
