import PluginKit

/// What is wrong with a value of the front matter, held against its definition.
struct FieldProblem {
  enum Kind { case missing, missingByCondition, type, vocabulary, registry, document, date }

  let kind: Kind
  /// The field, with those that hold it: `budget.total`.
  let path: String
  let range: Range<Int>
  let summary: Localized
  /// Instead of that of the rule.
  var remedy: Localized?
  var fixes: [Diagnostic.Fix] = []

  var breach: Breach { Breach(at: range, summary, remedy: remedy, fixes: fixes) }

  /// All problems of all fields of a document, in the order of the model.
  static func all(in document: Document, context: CheckContext) -> [FieldProblem] {
    var walk = FieldWalk(document: document, context: context)
    let mapping = document.markdown.frontMatter
    for field in document.model.allFields { walk.visit(field, in: mapping) }
    return walk.problems
  }
}

/// A predicate about the values of fields. What is wrong with them is found once for all such predicates of a document.
protocol FieldPredicate: ModelPredicate {
  func breaches(among problems: [FieldProblem], of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach]
}

extension FieldPredicate {
  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    breaches(among: FieldProblem.all(in: document, context: context), of: document, rule: rule, in: context)
  }
}
