import PluginKit

/// Checks the rows of the registry against the rules of their field, with the place of each breach in its source.
///
/// 1. `REG` rules: rows that contradict one another or the world (`RowRules.swift`, `AgreementRules.swift`). Those that need nothing but
///    the schema (types, keys, references) are checked while the snapshot is made.
/// 2. `WF` rules: the order of legal steps (`WorkflowRules.swift`).
/// 3. `FIN` rules: who may pay how much (`FundingRules.swift`).
/// 4. `XR` rules: the registry and the documents tell the same story (`CrossRules.swift`).
public struct RegistryChecks: Plugin {
  public let name = "RegistryChecks"
  public let checks: [any CorpusCheck] = []

  public init() {}
}
