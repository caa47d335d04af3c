import PluginKit

/// What a site lets an external plugin do.
public struct Grant: Sendable, Hashable {
  /// Values of the variables that it may read.
  public let environment: [String: String]
  public let mayUseNetwork: Bool
  public let limits: PluginLimits
  public let options: YAMLMapping

  /// Compares what a plugin asks with what `site.yml` grants.
  /// - Parameter value: the value of a variable of the environment.
  /// - Returns: nil when something is refused, and for each refusal what to add to `site.yml`.
  public static func decide(
    _ description: PluginDescription, _ entry: PluginEntry, value: (String) -> String?
  ) -> (Grant?, [Diagnostic]) {
    let (needs, ordinary) = (description.needs, PluginNeeds())
    var refusals = needs.environment.filter { !entry.environment.contains($0) }.map { name in
      refusal(
        entry, Localized(fr: "la variable d’environnement « \(name) »", en: "the environment variable “\(name)”"),
        toAdd: "environnement: [\((entry.environment + [name]).joined(separator: ", "))]")
    }
    if needs.network, !entry.mayUseNetwork {
      refusals.append(refusal(entry, Localized(fr: "le réseau", en: "the network"), toAdd: "reseau: oui"))
    }
    if needs.seconds > ordinary.seconds, entry.seconds == nil {
      let what = Localized(fr: "\(needs.seconds) secondes par réponse", en: "\(needs.seconds) seconds an answer")
      refusals.append(refusal(entry, what, toAdd: "delai: \(needs.seconds)"))
    }
    if needs.megabytes > ordinary.megabytes, entry.megabytes == nil {
      let what = Localized(fr: "\(needs.megabytes) Mio de mémoire", en: "\(needs.megabytes) MiB of memory")
      refusals.append(refusal(entry, what, toAdd: "memoire: \(needs.megabytes)"))
    }
    guard refusals.isEmpty else { return (nil, refusals) }
    return (Grant(needs, entry, value: value), [])
  }

  private init(_ needs: PluginNeeds, _ entry: PluginEntry, value: (String) -> String?) {
    environment = Dictionary(
      entry.environment.compactMap { name in value(name).map { (name, $0) } }, uniquingKeysWith: { first, _ in first })
    mayUseNetwork = needs.network && entry.mayUseNetwork
    limits = PluginLimits(
      answerTime: .seconds(max(1, entry.seconds ?? needs.seconds)),
      memoryBytes: UInt64(max(16, entry.megabytes ?? needs.megabytes)) << 20)
    options = entry.options
  }

  private static func refusal(_ entry: PluginEntry, _ what: Localized, toAdd: String) -> Diagnostic {
    let lines = "- nom: \(entry.name)\n    \(toAdd)"
    return Diagnostic(
      "EXT-003", .error, at: entry.place,
      Localized(
        fr: "l’extension « \(entry.name) » demande \(what.french), que site.yml ne lui accorde pas",
        en: "the plugin “\(entry.name)” asks for \(what.english), which site.yml does not grant"),
      explanation: Localized(
        fr: "Pour l’accorder, écrivez sous « plugins » :\n  \(lines)\nSinon, retirez l’extension de la liste.",
        en: "To grant it, write under “plugins”:\n  \(lines)\nOtherwise take the plugin out of the list."))
  }
}

/// How far an external plugin may go before it is stopped.
public struct PluginLimits: Sendable, Hashable {
  /// For one answer.
  public var answerTime: Duration = .seconds(10)
  /// For all answers of a build together.
  public var totalTime: Duration = .seconds(300)
  /// Memory that its processes may write to, each.
  public var memoryBytes: UInt64 = 256 << 20
  /// One line of its standard output.
  public var answerBytes = 8 << 20
  /// What it may write to its standard error between two answers.
  public var errorBytes = 1 << 20
  /// A file that it writes into its temporary folder.
  public var fileBytes: UInt64 = 64 << 20
  /// How often it may fail in a build before it is asked nothing more.
  public var failures = 3
}
