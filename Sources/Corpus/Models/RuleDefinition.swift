import Diagnostics
import YAMLTree

/// A rule of a model: a predicate of the engine or of a plugin, its parameters, and the page that explains it.
public struct RuleDefinition: Sendable {
  /// The stable name: `CAP-012`.
  public let code: String
  public let predicate: String
  public let severity: Severity
  public let title: String
  /// Why the form asks it.
  public let reason: String
  /// How to mend it.
  public let remedy: String
  /// What the predicate needs to know, read by the predicate itself.
  public let parameters: YAMLMapping
  /// The model file, where the parameters have their places.
  public let source: SourceText

  public init(
    code: String, predicate: String, severity: Severity, title: String, reason: String, remedy: String,
    parameters: YAMLMapping = .empty, source: SourceText
  ) {
    self.code = code
    self.predicate = predicate
    self.severity = severity
    self.title = title
    self.reason = reason
    self.remedy = remedy
    self.parameters = parameters
    self.source = source
  }
}
