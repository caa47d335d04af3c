import PluginKit

/// Checks the rows of the registry against the rules of their field, with the place of each breach in its source.
///
/// 1. `REG` rules: rows that contradict one another or the world (`RowRules.swift`, `NameRules.swift`). Those that need nothing but the
///    schema (types, keys, references, parties' countries) are checked while the snapshot is made.
/// 2. `WF` rules: the order of legal steps (`WorkflowRules.swift`).
/// 3. `FIN` rules: who may pay how much (`FundingRules.swift`).
/// 4. `XR` rules: the registry and the documents tell the same story (`CrossRules.swift`).
///
/// Most rules are one question in SQL to the stored rows: the number of the row that breaks it, then what the message names.
public struct RegistryChecks: Plugin {
  public let name = "RegistryChecks"
  public let checks: [any CorpusCheck] = [
    RegistryRuleCheck(RowRules.all + NameRules.all + WorkflowRules.all + FundingRules.all + CrossRules.all)
  ]

  public init() {}
}

/// Runs rules one after the other; a site whose registry lacks a table or a column that a rule needs does not run it.
struct RegistryRuleCheck: CorpusCheck {
  private let registryRules: [RegistryRule]

  init(_ rules: [RegistryRule]) {
    registryRules = rules
  }

  var rules: [Rule] {
    registryRules.map { Rule($0.code, $0.severity, title: $0.title, reason: $0.reason, remedy: $0.remedy) }
  }

  func check(_ context: CheckContext) -> [Diagnostic] {
    registryRules.filter { $0.applies(to: context.registry.schema) }.flatMap { rule in
      Self.limited(rule.diagnostics(in: context), rule)
    }
  }

  /// Past a hundred breaches of one rule, only their number is told.
  private static func limited(_ all: [Diagnostic], _ rule: RegistryRule) -> [Diagnostic] {
    let limit = 100
    guard all.count > limit else { return all }
    let rest = all.count - limit
    return all[..<limit] + [
      Diagnostic(
        rule.code, rule.severity, at: all.first?.place?.file.isEmpty == false ? Place(file: all[0].place?.file ?? "") : nil,
        Localized(fr: "et \(rest) autres de la même règle", en: "and \(rest) more of the same rule"))
    ]
  }
}
