import Diagnostics
import YAMLTree

/// The site as a whole: `site/site.yml`.
public struct SiteConfiguration: Sendable {
  public var title = "Vademecum"
  /// For the head of each page and the title bar; the title when the site gives none.
  public var shortTitle = ""
  public var tagline = ""
  public var description = ""
  /// Where the site is published, with a final `/`; empty when unknown: then no absolute address is written.
  public var baseURL = ""
  public var publisher = ""
  public var licence = ""
  public var licenceURL = ""
  /// Address of the repository's files, before the path of a document; empty when there is none.
  public var editURL = ""
  public var reportURL = ""
  /// Codes of the languages, the default first.
  public var languages = ["fr"]
  /// The main sections, in the order of the menu.
  public var menu: [MenuEntry] = []
  public var legalPage: SourcePath?
  public var accessibility = AccessibilityStatement()
  public var contactPage: SourcePath?
  /// Folders of `content/` whose pages, one by one and together, are also made into documents for a meeting.
  public var bookFolders: [String] = []
  /// Folders of `content/` whose pages come after the others in the answers of a search: those for the people who keep the site.
  public var foldersSearchedLast: [String] = []
  /// The folder, from the root, of the PDFs that `make pdf` has made of these documents; empty when there is none.
  public var pdfFolder = ""
  public var taxonomies: [TaxonomyDefinition] = []
  public var sources: [RegistrySourceDefinition] = []
  /// The outlines of land that maps are drawn on; nil when the site names none.
  public var map: MapOutline?
  /// The file of the logo, from the root of the site: an SVG or a PNG.
  public var logo: String?
  /// Where `site.yml` names it.
  public var logoPlace: Place?
  /// What replaces colours of the theme.
  public var colours: [SiteColour] = []
  /// The plugins that are on.
  public var plugins: [PluginEntry] = []
  /// Severity by rule code, instead of the rule's own; nil turns the rule off.
  public var severities: [String: Severity?] = [:]
  /// Pages, folders, keys and rules that `site.yml` names, each with its place.
  public var names: [SiteName] = []

  public init() {}
}

/// One entry of `menu:` in `site.yml`.
public struct MenuEntry: Sendable, Hashable {
  /// Under `content/`.
  public let page: SourcePath
  /// Nil: the page's own title.
  public let title: String?
}

/// `carte:` in `site.yml`.
public struct MapOutline: Sendable {
  /// A GeoJSON file of polygons, from the root of the site.
  public let file: String
  /// Where `site.yml` names it.
  public let place: Place
  /// Who drew it, as written under each map.
  public let source: String
  /// What the file holds, once it is read.
  public var bytes: [UInt8] = []
}

extension SiteConfiguration {
  /// Reads `site.yml`; a missing key keeps its default.
  public static func read(_ source: SourceText) -> (SiteConfiguration, [Diagnostic]) {
    let (node, syntax) = YAMLParser.parse(source)
    var site = SiteConfiguration()
    guard let mapping = node?.mapping else { return (site, syntax.isEmpty ? [missing(at: source.place(0..<0))] : syntax) }
    site.names = SiteName.all(in: mapping, source)
    var reader = FieldReader(mapping, in: source)
    site.readIdentity(&reader)
    site.languages = reader.node("langues") == nil ? site.languages : reader.texts("langues")
    site.legalPage = reader.text("mentions_legales").map { SourcePath($0) }
    site.contactPage = reader.text("contact").map { SourcePath($0) }
    site.bookFolders = reader.texts("imprimer")
    site.foldersSearchedLast = reader.texts("recherche_apres")
    site.pdfFolder = reader.text("pdf") ?? ""
    var diagnostics = syntax
    if let mapping = reader.mapping("accessibilite") {
      site.accessibility = AccessibilityStatement.read(mapping, source, languages: site.languages, &diagnostics)
    }
    site.plugins = reader.node("plugins")?.items.compactMap { PluginEntry.read($0, source, &diagnostics) } ?? []
    site.menu = reader.node("menu")?.items.compactMap { menuEntry($0, source, &diagnostics) } ?? []
    site.taxonomies = reader.mappings("taxonomies").compactMap { taxonomy($0, source, &diagnostics) }
    site.sources = reader.mappings("registre").compactMap { RegistrySourceDefinition.read($0, source, &diagnostics) }
    site.map = reader.mapping("carte").flatMap { map($0, source, &diagnostics) }
    site.severities = severities(&reader)
    site.logo = reader.text("logo")
    site.logoPlace = reader.node("logo").map { source.place($0.range) }
    site.colours = reader.mapping("couleurs").map { SiteColour.read($0, source, &diagnostics) } ?? []
    return (site, diagnostics + reader.finish())
  }

  /// What to say of a site without settings.
  public static func missing(at place: Place) -> Diagnostic {
    Diagnostic(
      "SITE-001", .error, at: place,
      Localized(
        fr: "le site n’a pas de réglages : ni titre, ni extensions", en: "the site has no settings: neither title nor plugins"),
      explanation: Localized(
        fr: "Écrivez dans ce fichier au moins « titre: … » et « plugins: […] » ; CONTRIBUTING.md dit toutes les clés.",
        en: "Write in this file at least “titre: …” and “plugins: […]”; CONTRIBUTING.md tells all keys."))
  }

  private mutating func readIdentity(_ reader: inout FieldReader) {
    title = reader.requiredText("titre") ?? title
    shortTitle = reader.text("titre_court") ?? title
    tagline = reader.text("sous_titre") ?? ""
    description = reader.text("description") ?? ""
    publisher = reader.text("editeur") ?? ""
    licence = reader.text("licence") ?? ""
    licenceURL = reader.webAddress("adresse_licence")
    editURL = reader.webAddress("adresse_modification")
    reportURL = reader.webAddress("adresse_signalement", orMail: true)
    baseURL = reader.webAddress("adresse")
    if !baseURL.isEmpty, !baseURL.hasSuffix("/") { baseURL += "/" }
  }

  /// Whether a text is the address of something on the web: what stands in a link of every page, and begins those of the sitemap.
  public static func isWebAddress(_ text: String) -> Bool {
    ["https://", "http://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
  }

  /// A path, or a path with a shorter title than the page's own.
  private static func menuEntry(_ node: YAMLNode, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> MenuEntry? {
    if let path = node.text { return MenuEntry(page: SourcePath(path), title: nil) }
    var reader = FieldReader(node.mapping ?? .empty, in: source)
    let path = reader.requiredText("page")
    let entry = MenuEntry(page: SourcePath(path ?? ""), title: reader.text("titre"))
    diagnostics += reader.finish()
    return path == nil ? nil : entry
  }

  private static func taxonomy(
    _ mapping: YAMLMapping, _ source: SourceText, _ diagnostics: inout [Diagnostic]
  ) -> TaxonomyDefinition? {
    var reader = FieldReader(mapping, in: source)
    let fields = reader.texts("champ")
    let name = fields.first ?? ""
    if fields.isEmpty { reader.missing("champ") }
    let definition = TaxonomyDefinition(
      fields: fields, vocabulary: reader.text("vocabulaire") ?? name, title: reader.requiredText("titre") ?? "",
      folder: reader.text("dossier") ?? name)
    if let folder = reader.node("dossier"), !Address.isOfPage(definition.folder + ".html") {
      reader.expected(
        Localized(
          fr: "un nom de dossier en minuscules, sans accent", en: "the name of a folder in small letters, without accents"),
        at: folder.range, key: "dossier")
    }
    let problems = reader.finish()
    diagnostics += problems
    return fields.isEmpty || problems.hasErrors ? nil : definition
  }

  private static func map(_ mapping: YAMLMapping, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> MapOutline? {
    var reader = FieldReader(mapping, in: source)
    let (file, origin) = (reader.requiredText("fichier"), reader.requiredText("source"))
    diagnostics += reader.finish()
    guard let file, let origin, let place = reader.node("fichier").map({ source.place($0.range) }) else { return nil }
    return MapOutline(file: file, place: place, source: origin)
  }

  private static func severities(_ reader: inout FieldReader) -> [String: Severity?] {
    guard let mapping = reader.mapping("severites") else { return [:] }
    var severities: [String: Severity?] = [:]
    for entry in mapping.entries {
      if entry.value.text == "ignoree" {
        severities.updateValue(nil, forKey: entry.key)
      } else if let name = entry.value.text.flatMap({ SeverityName(rawValue: $0) }) {
        severities[entry.key] = name.severity
      } else {
        reader.expected(
          Localized(fr: "erreur, avertissement, information ou ignoree", en: "erreur, avertissement, information or ignoree"),
          at: entry.value.range, key: entry.key)
      }
    }
    return severities
  }
}

extension SiteConfiguration {
  /// Where a page is published; nil when the site does not say where it is.
  public func url(of address: Address) -> String? { baseURL.isEmpty ? nil : baseURL + address.escaped }

  /// Who answers for the site; its title when it does not say.
  public var author: String { publisher.isEmpty ? title : publisher }
}

extension FieldReader {
  /// - Parameter orMail: an address of electronic mail will do, after `mailto:`.
  /// - Returns: an empty text when the key is missing or something else.
  fileprivate mutating func webAddress(_ key: String, orMail: Bool = false) -> String {
    guard let value = node(key), let text = text(key) else { return "" }
    if SiteConfiguration.isWebAddress(text) || orMail && text.hasPrefix("mailto:") { return text }
    let mail = orMail ? (fr: " ou mailto:", en: " or mailto:") : ("", "")
    expected(
      Localized(
        fr: "une adresse qui commence par https://\(mail.0)", en: "an address that begins with https://\(mail.1)"),
      at: value.range, key: key)
    return ""
  }
}
