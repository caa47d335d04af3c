import PluginKit

/// The rules of a model, each with the predicate that serves it, looked up once for all documents.
struct RuleBook: Sendable {
  private let entries: [Entry]

  /// A class, for rules are too large to copy at each document.
  private final class Entry: Sendable {
    let rule: RuleDefinition
    let predicate: any ModelPredicate
    /// The same predicate when it is about the values of fields.
    let fieldPredicate: (any FieldPredicate)?

    init(_ rule: RuleDefinition, _ predicate: any ModelPredicate) {
      self.rule = rule
      self.predicate = predicate
      fieldPredicate = predicate as? any FieldPredicate
    }
  }

  init(_ model: Model, _ predicates: [String: any ModelPredicate]) {
    entries = DefaultRules.rules(for: model).compactMap { rule in
      predicates[rule.predicate].map { Entry(rule, $0) }
    }
  }

  func diagnostics(of document: Document, in context: CheckContext) -> [Diagnostic] {
    // Of a file that could not be read, nothing more is known: what is missing may well be there.
    guard document.markdown.isReadable else { return [] }
    let problems = FieldProblem.all(in: document, context: context)
    return entries.flatMap { entry -> [Diagnostic] in
      guard entry.rule.applies(to: document) else { return [] }
      let breaches =
        entry.fieldPredicate?.breaches(among: problems, of: document, rule: entry.rule, in: context)
        ?? entry.predicate.breaches(of: document, rule: entry.rule, in: context)
      return breaches.map { $0.diagnostic(of: entry.rule, in: document) }
    }
  }
}

extension Breach {
  fileprivate func diagnostic(of rule: RuleDefinition, in document: Document) -> Diagnostic {
    let texts = [rule.reason, remedy ?? rule.remedy].filter { !$0.french.isEmpty }
    return Diagnostic(
      rule.code, severity ?? rule.severity, at: document.source.place(range), summary,
      explanation: texts.isEmpty ? nil : texts.joined(separator: " "), notes: notes, fixes: fixes)
  }
}
