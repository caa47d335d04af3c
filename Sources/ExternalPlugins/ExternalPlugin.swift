import PluginKit

/// A plugin that is a program of its own, in any language.
///
/// 1. `PluginDescription` reads `plugin.yml`: the command, what it adds to a site, what it asks to be granted.
/// 2. `Grant` compares what it asks with what `site.yml` grants; a refusal says what to add.
/// 3. When a kind of plugin (`Kinds/`) is asked something, `AnswerCache` is asked first: the same input has the same answer.
/// 4. Otherwise `Conversation` starts the program, confined (`ConfinedProcess`), shakes hands with it, and exchanges one line of JSON
///    each way (`Wire/`).
/// 5. What it answers is read with suspicion; what it fails to answer is a diagnostic on the page that asked (`PluginFailure`).
public struct ExternalPlugin: Plugin {
  let description: PluginDescription
  let host: PluginHost

  /// - Parameters:
  ///   - description: from its `plugin.yml`.
  ///   - grant: from `site.yml`.
  ///   - setting: its files.
  public init(_ description: PluginDescription, grant: Grant, in setting: PluginSetting) {
    self.description = description
    host = PluginHost(description, grant: grant, in: setting)
  }

  public var name: String { description.name }
  public var outsideFiles: [String] { description.files }
  public var directives: [any DirectiveRenderer] { description.directives.map { ExternalDirective($0, host: host) } }
  public var predicates: [any ModelPredicate] { description.predicates.map { ExternalPredicate(name: $0, host: host) } }
  public var pageMakers: [any PageMaker] { description.makesPages ? [ExternalPages(host: host)] : [] }

  public var checks: [any CorpusCheck] {
    let own: any CorpusCheck = description.checksCorpus ? ExternalCorpusCheck(host: host) : ExternalDocumentCheck(host: host)
    return (description.rules.isEmpty ? [] : [own]) + (description.makesPages ? [PageAnnouncements(host: host)] : [])
  }
}

/// Where an external plugin is on this disk.
public struct PluginSetting: Sendable {
  /// Its folder, the working folder of its program.
  public var folder: String
  /// Of `plugin.yml`, from the root of the site: where its failures have their place.
  public var file: String
  /// Of everything that its answers depend on besides what it is asked.
  public var digest: Digest
  /// Where its answers are kept from one build to the next; nil keeps none.
  public var cache: String?

  public init(folder: String, file: String, digest: Digest, cache: String?) {
    self.folder = folder
    self.file = file
    self.digest = digest
    self.cache = cache
  }
}
