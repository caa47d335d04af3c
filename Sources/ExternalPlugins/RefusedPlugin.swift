import PluginKit

/// A plugin that is not granted what it asks. Its names stay known, so that the refusal alone is said and not every block that it would
/// have rendered; the refusal is an error, so nothing is published without them.
public struct RefusedPlugin: Plugin {
  private let description: PluginDescription

  public init(_ description: PluginDescription) { self.description = description }

  public var name: String { description.name }
  public var directives: [any DirectiveRenderer] { description.directives.map(Silent.init) }
  public var predicates: [any ModelPredicate] { description.predicates.map(Silent.init) }

  private struct Silent: DirectiveRenderer, ModelPredicate {
    let name: String
    let forms: Set<DirectiveForm>

    init(_ directive: PluginDescription.DirectiveDescription) { (name, forms) = (directive.name, directive.forms) }
    init(_ predicate: String) { (name, forms) = (predicate, []) }

    func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> { Rendered(nil) }
    func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] { [] }
  }
}
