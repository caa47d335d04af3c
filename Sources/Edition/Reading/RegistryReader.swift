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
      return site.configuration.sources.isEmpty ? Snapshot.build(RegistrySchema.empty, from: []) : (nil, [missingSchema])
    }
    let sources = site.configuration.sources.map(source)
    return await Snapshot.load(schema, from: sources, vocabularies: labels)
  }

  private func source(_ definition: RegistrySourceDefinition) -> any RegistrySource {
    switch definition.kind {
    case .csv:
      CSVFolder(
        name: definition.name, folder: definition.folder, date: definition.date,
        constants: definition.isFictional ? ["fictif": "oui"] : [:], files: .live(root: root))
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
