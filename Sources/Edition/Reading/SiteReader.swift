import Authoring
import Checks
import PluginKit
import Theme

/// Everything that a build reads besides the documents: configuration, models, vocabularies, theme, registry.
struct Site: Sendable {
  var configuration = SiteConfiguration()
  var models: [String: Model] = [:]
  var vocabularies: [String: Vocabulary] = [:]
  var theme: Theme?
  var schema: RegistrySchema?
  var plugins: [any Plugin] = []
  /// Names of the plugins that there are, on or off.
  var knownPlugins: [String] = []
  var diagnostics: [Diagnostic] = []

  /// How its documents are parsed: the blocks that its plugins render are not code.
  var markdownOptions: MarkdownOptions {
    let directives = plugins.flatMap(\.directives)
    return MarkdownOptions(
      blockDirectives: Set(directives.filter { $0.forms.contains(.block) }.map(\.name)),
      inlineDirectives: Set(directives.filter { $0.forms.contains(.inline) }.map(\.name)),
      defaultLanguage: configuration.languages.first ?? "fr")
  }

  /// All that makes pages beside the documents, but for `StatePage`, which needs what the checks have said.
  var pageMakers: [any PageMaker] { plugins.flatMap(\.pageMakers) + AuthorsPages.makers(of: self) }

  /// Every rule that may speak on it.
  var rules: RuleCatalogue {
    RuleCatalogue(
      models: Array(models.values), defaults: DefaultRules.all, checks: plugins.flatMap(\.checks).flatMap(\.rules),
      baseURL: configuration.baseURL)
  }
}

/// Reads `site/`.
struct SiteReader {
  let root: String
  let files: FileSystem
  private var site = Site()

  init(root: String, files: FileSystem) {
    self.root = root
    self.files = files
  }

  /// - Parameter baseURL: instead of the address that `site.yml` gives.
  static func read(root: String, files: FileSystem, baseURL: String? = nil) -> Site {
    var reader = SiteReader(root: root, files: files)
    reader.readConfiguration()
    reader.readModels()
    reader.readVocabularies()
    reader.readTheme()
    reader.readSchema()
    if let baseURL { reader.site.configuration.baseURL = baseURL.hasSuffix("/") ? baseURL : baseURL + "/" }
    return reader.site
  }

  /// The file of every setting.
  private mutating func readConfiguration() {
    if let source = source("site/site.yml") {
      let (configuration, diagnostics) = SiteConfiguration.read(source)
      site.configuration = configuration
      site.diagnostics += diagnostics
    } else if !site.diagnostics.hasErrors {
      // What cannot be read has been said.
      site.diagnostics.append(SiteConfiguration.missing(at: Place(file: "site/site.yml")))
    }
    readMap()
    var plugins = PluginReader(root: root, files: files)
    site.plugins = plugins.read(site.configuration.plugins)
    site.knownPlugins = plugins.knownNames
    site.diagnostics += plugins.diagnostics
  }

  /// The outlines that maps are drawn on; a file that is named must be there.
  private mutating func readMap() {
    guard let map = site.configuration.map else { return }
    do {
      site.configuration.map?.bytes = try files.read("\(root)/\(map.file)")
    } catch {
      site.diagnostics.append(.unreadable(map.file, error, namedAt: map.place))
    }
  }

  private mutating func readModels() {
    for path in yamlFiles(in: "site/modeles") {
      guard let source = source(path) else { continue }
      let (model, diagnostics) = ModelReader.read(source)
      site.diagnostics += diagnostics
      if let model { site.models[model.name] = model }
    }
  }

  private mutating func readVocabularies() {
    for path in yamlFiles(in: "site/vocabulaires") {
      guard let source = source(path) else { continue }
      let name = String(SourcePath(path).stem)
      let (vocabulary, diagnostics) = Vocabulary.read(source, name: name)
      site.diagnostics += diagnostics
      if let vocabulary { site.vocabularies[name] = vocabulary }
    }
  }

  private mutating func readTheme() {
    let tree = FileTree("site/theme", under: root, files: files)
    site.diagnostics += tree.diagnostics
    var contents: [String: [UInt8]] = [:]
    for path in tree.paths { contents[path] = source("site/theme/\(path)")?.bytes }
    var look = SiteLook(site.configuration)
    look.dress(&contents)
    site.diagnostics += look.diagnostics
    readLogo(into: &contents)
    let (theme, diagnostics) = Theme.load(files: contents, requiredStrings: Self.requiredStrings)
    site.theme = theme
    site.diagnostics += diagnostics
  }

  /// The logo is published among the files of the theme; one that is named must be there.
  private mutating func readLogo(into contents: inout [String: [UInt8]]) {
    guard let file = site.configuration.logo else { return }
    do {
      contents["actifs/logo.\(file.hasSuffix(".png") ? "png" : "svg")"] = try files.read("\(root)/\(file)")
    } catch {
      site.diagnostics.append(.unreadable(file, error, namedAt: site.configuration.logoPlace))
    }
  }

  /// Words that this module takes from the theme.
  private static let requiredStrings =
    [
      "accueil", "recherche_titre", "introuvable_titre", "n_pages_un", "n_pages_autres", "plan_du_site", "index_az",
      "chiffre_fiches",
      "chiffre_retours", "chiffre_termes", "imprimer_titre", "perime_texte", "comparer_titre", "imprimer_ensemble",
      "nom_de_la_langue",
      "poids_kio", "poids_mio",
    ] + StatementPages.requiredStrings

  private mutating func readSchema() {
    guard let source = source("site/registre.yml") else { return }
    let (schema, diagnostics) = RegistrySchema.read(source)
    site.schema = schema
    site.diagnostics += diagnostics
  }

  private func yamlFiles(in folder: String) -> [String] {
    let entries = (try? files.list("\(root)/\(folder)")) ?? []
    return entries.filter { $0.kind == .file && ($0.name.hasSuffix(".yml") || $0.name.hasSuffix(".yaml")) }.map {
      "\(folder)/\($0.name)"
    }
  }

  /// A file of the site; nil when there is none.
  private mutating func source(_ path: String) -> SourceText? {
    do {
      return SourceText(path: path, bytes: try files.read("\(root)/\(path)"))
    } catch {
      if error.isMissing { return nil }
      site.diagnostics.append(.unreadable(path, error))
      return nil
    }
  }
}

extension Diagnostic {
  static func unreadable(_ path: String, _ error: FileError) -> Diagnostic {
    Diagnostic(
      "FIC-001", .error, at: Place(file: path),
      Localized(fr: "fichier illisible (\(error.reason.french))", en: "unreadable file (\(error.reason.english))"))
  }

  /// - Parameter place: where `site.yml` names the file.
  fileprivate static func unreadable(_ path: String, _ error: FileError, namedAt place: Place?) -> Diagnostic {
    Diagnostic(
      "FIC-001", .error, at: place ?? Place(file: path),
      Localized(
        fr: "« \(path) » ne se lit pas (\(error.reason.french))", en: "“\(path)” cannot be read (\(error.reason.english))"),
      explanation: Localized(
        fr: "Le chemin part de la racine du site : site/sceau.svg.",
        en: "The path starts from the root of the site: site/seal.svg."))
  }
}
