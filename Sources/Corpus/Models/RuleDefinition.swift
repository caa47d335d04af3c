import Diagnostics
import YAMLTree

/// A rule of a model: a predicate of the engine or of a plugin, its parameters, and the page that explains it.
public struct RuleDefinition: Sendable {
  /// The stable name: `CAP-012`.
  public let code: String
  public let predicate: String
  public let severity: Severity
  public let title: Localized
  /// Why the form asks it.
  public let reason: Localized
  /// How to mend it.
  public let remedy: Localized
  /// What the predicate needs to know, read by the predicate itself.
  public let parameters: YAMLMapping
  /// Every `motif` among the parameters, by its expression.
  private let patterns: [String: TextPattern]
  /// The model file, where the parameters have their places.
  public let source: SourceText

  public init(
    code: String, predicate: String, severity: Severity, title: Localized, reason: Localized, remedy: Localized,
    parameters: YAMLMapping = .empty, source: SourceText
  ) {
    self.code = code
    self.predicate = predicate
    self.severity = severity
    self.title = title
    self.reason = reason
    self.remedy = remedy
    self.parameters = parameters
    let expressions = Self.expressions(in: .mapping(parameters)).compactMap(\.text)
    patterns = expressions.reduce(into: [:]) { $0[$1] = TextPattern($1) }
    self.source = source
  }

  /// The pattern of a mapping of the parameters, or of the rule itself; nil when it has none.
  public func pattern(of mapping: YAMLMapping? = nil) -> TextPattern? {
    (mapping ?? parameters)["motif"]?.text.flatMap { patterns[$0] }
  }

  /// The values of all keys `motif`.
  static func expressions(in node: YAMLNode) -> [YAMLNode] {
    switch node {
    case .scalar: []
    case .sequence(let items, _): items.flatMap(expressions)
    case .mapping(let mapping): mapping.entries.flatMap { $0.key == "motif" ? [$0.value] : expressions(in: $0.value) }
    }
  }
}
