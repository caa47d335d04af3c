import CaseTemplate
import PluginKit

@testable import Checks

/// The real models and vocabularies with a registry of a few rows, and documents written in the test.
struct TestSite {
  static let date = PartialDate("2024-06-15") ?? TestFiles.missing("a date")

  static let models = read(folder: "site/modeles") { source, _ in ModelReader.read(source) }
  static let vocabularies = read(folder: "site/vocabulaires") { source, name in Vocabulary.read(source, name: name) }

  /// By name, with what was wrong in the files.
  static func read<Value>(folder: String, _ read: (SourceText, String) -> (Value?, [Diagnostic])) -> (
    values: [String: Value], diagnostics: [Diagnostic]
  ) {
    var values: [String: Value] = [:]
    var diagnostics: [Diagnostic] = []
    let files = TestFiles.names(in: folder)
    for file in files where file.hasSuffix(".yml") {
      let bytes = TestFiles.bytes("\(folder)/\(file)")
      let name = String(file.dropLast(4))
      let (value, problems) = read(SourceText(path: "\(folder)/\(file)", bytes: bytes), name)
      values[name] = value
      diagnostics += problems
    }
    return (values, diagnostics)
  }

  private static let snapshot = Task<Snapshot, Never> {
    let source = SourceText(path: "site/registre.yml", bytes: TestFiles.bytes("site/registre.yml"))
    guard let schema = RegistrySchema.read(source).schema else { return TestFiles.missing("the schema") }
    let tables = [
      "collectivites": """
      id,nom,pays_iso2,niveau
      ma-oued,Oued,MA,commune
      fr-rive,Rive,FR,commune
      bj-lac,Lac,BJ,commune
      sn-dune,Dune,SN,commune

      """,
      "accords": """
      id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,date_fin,statut,themes,source
      MA-CON-0001,convention,ma-oued,fr-rive,FR,2019-03,2022-05-31,clos,eau-assainissement,essai
      MA-CON-0002,convention,ma-oued,fr-rive,FR,2021,,actif,culture;tourisme,essai
      BJ-JUM-0001,jumelage,bj-lac,fr-rive,FR,2006,,inactif,,essai

      """,
      "accords_parties": """
      accord_id,collectivite_id,role
      MA-CON-0001,sn-dune,associe

      """,
      "actions": """
      id,accord_id,titre,theme,date_debut
      ACT-1,MA-CON-0001,Former,eau-assainissement,2020
      ACT-2,MA-CON-0002,Exposer,culture,2021

      """,
    ]
    let files = RegistryFiles(
      list: { _ in tables.keys.sorted().map { "\($0).csv" } },
      read: { path, _ in Array((tables[String((path.split(separator: "/").last ?? "").dropLast(4))] ?? "").utf8) })
    return await Snapshot.load(schema, from: [CSVFolder(name: "essai", folder: "registre", files: files)]).snapshot
      ?? TestFiles.missing("the registry")
  }

  /// What the checks say of documents at these paths under `content/`.
  static func diagnostics(
    _ documents: [String: String], date: PartialDate = date, models: [String: Model] = models.values,
    configure: (inout SiteConfiguration) -> Void = { _ in }
  ) async -> [Diagnostic] {
    let snapshot = await snapshot.value
    var site = SiteConfiguration()
    configure(&site)
    let files = documents.sorted { $0.key < $1.key }.map { path, text in
      DocumentFile(
        path: SourcePath(path),
        markdown: MarkdownReader.read(SourceText(path: "content/\(path)", text: text), options: MarkdownOptions()))
    }
    let set = DocumentSet(
      files: files, models: models, vocabularies: vocabularies.values, registry: RegistryIndex(snapshot), languages: ["fr"])
    let corpus = Corpus(
      set: set, generated: [], files: [SourcePath("images/pompe.jpg"), SourcePath("images/lourde.jpg")], site: site)
    return Checks(plugins: [CaseTemplate()]).run(
      CheckContext(corpus: corpus, registry: snapshot, date: date) { $0.stem == "lourde" ? 612_345 : 40_000 }
    ).all
  }
}
