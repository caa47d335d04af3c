import PluginKit

/// Asks the sources of the registry and takes the snapshot.
struct RegistryReader {
  private let root: String
  private let site: Site
  private let date: PartialDate

  init(root: String, site: Site, date: PartialDate) {
    self.root = root
    self.site = site
    self.date = date
  }

  /// - Returns: an empty snapshot for a site without a registry; none when a source failed.
  func read() async -> (snapshot: Snapshot?, diagnostics: [Diagnostic]) {
    guard let schema = site.schema else {
      if site.configuration.sources.isEmpty { return Snapshot.build(RegistrySchema.empty, from: []) }
      // Of a file that is there, what is wrong is said already.
      let isFaulty = site.diagnostics.contains { $0.severity == .error && $0.place?.file == missingSchema.place?.file }
      return (nil, isFaulty ? [] : [missingSchema])
    }
    let sources = site.configuration.sources.map { watched($0, schema) }
    return await Snapshot.load(schema, from: sources, vocabularies: labels)
  }

  /// A source with its policy. Those beyond the site's own folders keep a last good copy.
  private func watched(_ definition: RegistrySourceDefinition, _ schema: RegistrySchema) -> any RegistrySource {
    let copies = LastGoodCopies(folder: "\(root)/.vademecum/registre")
    let isOwn = definition.folder != nil
    return WatchedSource(
      source(definition, schema, copies), policy: definition.policy, today: date, copies: isOwn ? nil : copies,
      constants: definition.isFictional ? ["fictif": "oui"] : [:])
  }

  private func source(
    _ definition: RegistrySourceDefinition, _ schema: RegistrySchema, _ copies: LastGoodCopies
  ) -> any RegistrySource {
    let name = definition.name
    switch definition.origin {
    case .csv(let folder):
      return CSVFolder(name: name, folder: folder, date: definition.date, files: .live(root: root))
    case .sqlite(let file):
      return SQLiteFile(name: name, file: file, root: root, date: definition.date, schema: schema)
    case .http(let address, let format, let tables, let seconds, let bytes):
      var limits = HTTPEndpoint.Limits()
      (limits.time, limits.bytes) = (.seconds(seconds), bytes)
      return HTTPEndpoint(
        name: name, address: address, format: format, tables: tables, date: definition.date, today: date.iso, copies: copies,
        schema: schema, limits: limits)
    case .postgresql(let address, let seconds):
      return PostgresServer(
        name: name, address: address, date: definition.date ?? date.iso, timeLimit: .seconds(seconds), schema: schema)
    }
  }

  /// For each vocabulary, the French label of each code.
  private var labels: [String: [String: String]] {
    site.vocabularies.mapValues { vocabulary in
      Dictionary(vocabulary.terms.map { ($0.code, $0.label(in: "fr")) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private var missingSchema: Diagnostic {
    Diagnostic(
      "REG-100", .error, at: Place(file: "site/registre.yml"),
      Localized(
        fr: "site.yml nomme des sources pour le registre, mais site/registre.yml manque",
        en: "site.yml names sources for the registry, but site/registre.yml is missing"),
      explanation: Localized(
        fr: "Ce fichier décrit les tables du registre et leurs colonnes.",
        en: "That file describes the tables of the registry and their columns."))
  }
}

/// The registry of a site, without its documents.
public enum SiteRegistry {
  /// Asks the sources now. Those that are far away leave a last good copy behind.
  /// - Returns: no snapshot when a source failed or its description is wrong.
  public static func load(
    root: String, date: PartialDate, files: FileSystem = .disk
  ) async -> (snapshot: Snapshot?, diagnostics: [Diagnostic]) {
    let site = SiteReader.read(root: root, files: files)
    let own = site.diagnostics.filter { ["site/site.yml", "site/registre.yml"].contains($0.place?.file) }
    let (snapshot, diagnostics) = await RegistryReader(root: root, site: site, date: date).read()
    return (snapshot, (own + diagnostics).sorted())
  }
}
