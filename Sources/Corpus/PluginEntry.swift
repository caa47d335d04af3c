import Diagnostics
import YAMLTree

/// One entry of `plugins:` in `site.yml`: a plugin that is on and, for an external one, what is granted to it.
public struct PluginEntry: Sendable, Hashable {
  public let name: String
  /// Where `site.yml` names it.
  public let place: Place
  /// Names of the variables of the environment that it may read.
  public var environment: [String] = []
  public var mayUseNetwork = false
  /// Instead of what `plugin.yml` asks: seconds an answer may take, and MiB of memory.
  public var seconds: Int?
  public var megabytes: Int?
  /// Handed to the plugin as they are.
  public var options = YAMLMapping.empty

  public init(name: String, place: Place) {
    self.name = name
    self.place = place
  }

  /// A name alone, or a mapping with `nom`.
  static func read(_ node: YAMLNode, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> PluginEntry? {
    if let name = node.text { return PluginEntry(name: name, place: source.place(node.range)) }
    var reader = FieldReader(node.mapping ?? .empty, in: source)
    let name = reader.requiredText("nom")
    var entry = PluginEntry(name: name ?? "", place: source.place(reader.node("nom")?.range ?? node.range))
    entry.environment = reader.texts("environnement")
    entry.mayUseNetwork = reader.flag("reseau") ?? false
    entry.seconds = reader.integer("delai", in: 1...3_600)
    entry.megabytes = reader.integer("memoire", in: 1...1_048_576)
    entry.options = reader.mapping("options") ?? .empty
    let problems = reader.finish()
    diagnostics += problems
    return problems.hasErrors ? nil : entry
  }
}
