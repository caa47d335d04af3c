import PluginKit

/// What no general predicate can say of capitalisation records.
public struct CaseTemplate: Plugin {
  public let name = "CaseTemplate"

  public init() {}
}
