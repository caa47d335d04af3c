import PluginKit

/// What `plugin.yml` says: how a plugin is started, what it adds to a site, what it needs.
///
/// All of it is known before the program runs; the handshake must say the same.
public struct PluginDescription: Sendable {
  /// The version of the protocol that this host speaks.
  public static let protocolNumber = 1

  public internal(set) var name = ""
  public internal(set) var version = ""
  public internal(set) var command: [String] = []
  public internal(set) var directives: [DirectiveDescription] = []
  /// The rules of its check; without rules it has none.
  public internal(set) var rules: [Rule] = []
  /// Whether its check reads all documents at once, or each alone.
  public internal(set) var checksCorpus = false
  /// Codes of the languages that its check reads; empty for all.
  public internal(set) var languages: [String] = []
  public internal(set) var predicates: [String] = []
  public internal(set) var makesPages = false
  /// Tables of the registry that it is handed at the start.
  public internal(set) var tables: [String] = []
  /// Files of the machine that its answers depend on, such as a dictionary.
  public internal(set) var files: [String] = []
  /// How to install what it needs, for the message that says what is missing.
  public internal(set) var installation: String?
  public internal(set) var needs = PluginNeeds()

  public struct DirectiveDescription: Sendable, Hashable {
    public let name: String
    public let forms: Set<DirectiveForm>
  }
}

/// What a plugin asks to be granted. More than the defaults must stand in `site.yml`.
public struct PluginNeeds: Sendable, Hashable {
  public var environment: [String] = []
  public var network = false
  /// An answer may take so long.
  public var seconds = 10
  /// MiB of memory that it may write to.
  public var megabytes = 256
}

extension PluginDescription {
  /// Reads `plugin.yml`.
  /// - Returns: nil when something in it is wrong, which the diagnostics say.
  public static func read(_ source: SourceText) -> (PluginDescription?, [Diagnostic]) {
    let (node, syntax) = YAMLParser.parse(source)
    var reader = FieldReader(node?.mapping ?? .empty, in: source)
    var description = PluginDescription()
    description.readIdentity(&reader)
    description.readNeeds(&reader)
    var nested: [Diagnostic] = []
    description.directives = reader.mappings("directives").compactMap { directive($0, source, &nested) }
    description.rules = reader.mappings("controles").compactMap { rule($0, source, &nested) }
    description.readKinds(&reader)
    let problems = (syntax + reader.finish() + nested).map { $0 }
    return (problems.hasErrors ? nil : description, problems)
  }

  private mutating func readIdentity(_ reader: inout FieldReader) {
    name = reader.requiredText("nom") ?? ""
    version = reader.requiredText("version") ?? ""
    _ = reader.text("resume")
    _ = reader.text("licence")
    installation = reader.text("installation")
    command = reader.texts("commande")
    if command.isEmpty { reader.missing("commande") }
    if reader.node("protocole") == nil { reader.missing("protocole") }
    guard let number = reader.integer("protocole"), number != Self.protocolNumber, let node = reader.node("protocole") else {
      return
    }
    reader.report(
      "EXT-002", .error, at: node.range,
      Localized(
        fr: "cette extension parle le protocole \(number) ; cette version du générateur parle le \(Self.protocolNumber)",
        en: "this plugin speaks protocol \(number); this version of the generator speaks \(Self.protocolNumber)"))
  }

  private mutating func readNeeds(_ reader: inout FieldReader) {
    needs.environment = reader.texts("environnement")
    needs.network = reader.flag("reseau") ?? false
    needs.seconds = reader.integer("delai") ?? needs.seconds
    needs.megabytes = reader.integer("memoire") ?? needs.megabytes
    tables = reader.texts("tables")
    files = reader.texts("fichiers")
  }

  private mutating func readKinds(_ reader: inout FieldReader) {
    checksCorpus = reader.choice("portee", of: Scope.self) == .corpus
    languages = reader.texts("langues")
    predicates = reader.texts("predicats")
    makesPages = reader.flag("pages") ?? false
    guard directives.isEmpty, rules.isEmpty, predicates.isEmpty, !makesPages else { return }
    reader.report(
      "EXT-002", .error, at: reader.mapping.range.lowerBound..<reader.mapping.range.lowerBound,
      Localized(
        fr: "cette extension n’apporte rien : déclarez « directives », « controles », « predicats » ou « pages »",
        en: "this plugin adds nothing: declare “directives”, “controles”, “predicats” or “pages”"))
  }

  private enum Scope: String, CaseIterable { case documents, corpus }
  private enum Form: String, CaseIterable { case bloc, ligne }

  private static func directive(
    _ mapping: YAMLMapping, _ source: SourceText, _ diagnostics: inout [Diagnostic]
  ) -> DirectiveDescription? {
    var reader = FieldReader(mapping, in: source)
    let name = reader.requiredText("nom")
    let form = reader.choice("forme", of: Form.self) ?? .bloc
    diagnostics += reader.finish()
    return name.map { DirectiveDescription(name: $0, forms: [form == .bloc ? .block : .inline]) }
  }

  private static func rule(_ mapping: YAMLMapping, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> Rule? {
    var reader = FieldReader(mapping, in: source)
    let code = reader.requiredText("code")
    let severity = reader.choice("gravite", of: SeverityName.self) ?? .warning
    let texts = ["titre", "raison", "remede"].map { key in
      let french = reader.requiredText(key) ?? ""
      return Localized(fr: french, en: reader.text(key + "_en") ?? french)
    }
    diagnostics += reader.finish()
    return code.map { Rule($0, severity.severity, title: texts[0], reason: texts[1], remedy: texts[2]) }
  }
}
