import PluginKit

/// Every rule that can speak on a site, from all who ask rules: models, plugins, the engine's defaults, the tool itself.
public struct RuleCatalogue: Sendable {
  /// In the order of their codes, each code once.
  public let pages: [RulePage]
  /// Where the site is published, with a final `/`; empty when that is not known.
  public let baseURL: String
  private let byCode: [String: Int]

  /// - Parameters:
  ///   - defaults: rules for documents whose model says nothing of its own.
  ///   - checks: rules of the checks of plugins.
  public init(models: [Model] = [], defaults: [RuleDefinition] = [], checks: [Rule] = [], baseURL: String = "") {
    let ofModels = models.sorted { $0.name < $1.name }.flatMap { model in
      model.rules.map { RulePage(rule: Rule($0), origin: .model(name: model.name, title: model.title)) }
    }
    let all =
      ofModels + defaults.map { RulePage(rule: Rule($0), origin: .everyDocument) }
      + checks.map { RulePage(rule: $0, origin: .plugin) }
      + RuleFamily.all.flatMap(\.rules).map { RulePage(rule: $0, origin: .tool) }
    let once = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.baseURL = baseURL
    pages = once.values.sorted { $0.code < $1.code }
    byCode = Dictionary(uniqueKeysWithValues: pages.enumerated().map { ($1.code, $0) })
  }

  /// The rule with that code, whatever its case.
  public subscript(code: String) -> RulePage? { byCode[code.uppercased()].map { pages[$0] } }

  /// What to answer when there is no rule with a code.
  public func unknown(_ code: String) -> Localized {
    let codes = pages.map(\.code)
    return Localized(
      fr: "il n’y a pas de règle « \(code) »",
      en: "there is no rule “\(code)”"
    ).suggesting(code, among: codes)
  }
}

extension Rule {
  init(_ definition: RuleDefinition) {
    self.init(
      definition.code, definition.severity, title: definition.title, reason: definition.reason, remedy: definition.remedy)
  }
}
