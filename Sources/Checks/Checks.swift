import PluginKit

/// Runs every check on a corpus.
///
/// 1. What the reading of files, models and links has already found is taken over.
/// 2. For each document, each rule of its model asks its predicate, of the engine or of a plugin, for breaches; rules that hold for all
///    documents (`DefaultRules`) ask in the place of those that the model leaves out.
/// 3. The corpus checks of plugins run.
/// 4. Documents may set a rule aside with a reason (`SetAside`); `site.yml` has the last word on severities.
///
/// All is collected, nothing stops at the first breach; the caller decides what to do.
public struct Checks: Sendable {
  private let predicates: [String: any ModelPredicate]
  private let corpusChecks: [any CorpusCheck]
  private let pluginCount: Int

  public init(plugins: [any Plugin]) {
    let all = Self.generalPredicates + plugins.flatMap(\.predicates)
    predicates = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    corpusChecks = plugins.flatMap(\.checks)
    pluginCount = plugins.count
  }

  /// - Returns: all diagnostics, sorted; and those of `runOnCorpus`, as they were before documents set rules aside.
  public func run(_ context: CheckContext) -> (all: [Diagnostic], corpusWide: [Diagnostic]) {
    let documents = context.corpus.documents
    let models = [Model.page] + context.corpus.documentSet.models.values
    let books = Dictionary(models.map { ($0.name, RuleBook($0, predicates)) }, uniquingKeysWith: { first, _ in first })
    let perDocument = documents.concurrentMap { document in
      books[document.model.name]?.diagnostics(of: document, in: context) ?? []
    }
    let corpusWide = runOnCorpus(context)
    let all = context.corpus.diagnostics + modelDiagnostics(context.corpus) + perDocument.flatMap { $0 } + corpusWide
    let left = SetAside.apply(all, documents: documents, knownRules: knownRules)
    return (left.compactMap { Self.applySeverity($0, context.corpus.site.severities) }.sorted(), corpusWide)
  }

  /// What is to be said of one document while it is being written.
  /// - Parameter corpusWide: what `runOnCorpus` has said of all documents, not asked again at each change.
  public func run(on document: Document, in context: CheckContext, corpusWide: [Diagnostic]) -> [Diagnostic] {
    let others = context.corpus.diagnostics(of: document) + corpusWide.filter { $0.place?.file == document.file.name }
    let all = others + RuleBook(document.model, predicates).diagnostics(of: document, in: context)
    let left = SetAside.apply(all, documents: [document], knownRules: knownRules)
    return left.compactMap { Self.applySeverity($0, context.corpus.site.severities) }.sorted()
  }

  /// What the checks that compare documents with one another say.
  public func runOnCorpus(_ context: CheckContext) -> [Diagnostic] { corpusChecks.flatMap { $0.check(context) } }

  /// What they say when only some documents have changed: checks of each document alone are not asked about the others.
  /// - Parameter before: what they said before the change.
  public func runOnCorpus(_ context: CheckContext, changed: [Document], before: [Diagnostic]) -> [Diagnostic] {
    let files = Set(changed.map(\.file.name))
    return corpusChecks.flatMap { check in
      guard let check = check as? any DocumentCheck else { return check.check(context) }
      let codes = Set(check.rules.map(\.code))
      let others = before.filter { codes.contains($0.code) && !$0.isPlaced(in: files) }
      return others + check.check(changed, in: context)
    }
  }

  /// The codes that a document may set aside.
  private func knownRules(of document: Document) -> Set<String> {
    Set(DefaultRules.rules(for: document.model).map(\.code) + corpusChecks.flatMap(\.rules).map(\.code))
  }

  /// A model that asks for a predicate nobody has. While a plugin is missing, which is said where the site names it, it may be that plugin's.
  private func modelDiagnostics(_ corpus: Corpus) -> [Diagnostic] {
    guard Set(corpus.site.plugins.map(\.name)).count <= pluginCount else { return [] }
    return corpus.documentSet.models.values.flatMap(\.rules).filter { predicates[$0.predicate] == nil }.map { rule in
      Diagnostic(
        "MOD-002", .error, at: rule.source.place(rule.parameters.range.lowerBound..<rule.parameters.range.lowerBound),
        Localized(
          fr:
            "la règle \(rule.code) demande un contrôle inconnu, « \(rule.predicate) »",
          en:
            "rule \(rule.code) asks for an unknown check, “\(rule.predicate)”"
        ).suggesting(rule.predicate, among: predicates.keys),
        explanation: Localized(
          fr: "Corrigez « controle » ; si ce contrôle vient d’une extension, vérifiez la liste « plugins » de site/site.yml.",
          en: "Correct “controle”; if this check comes from a plugin, look at the list “plugins” of site/site.yml."))
    }
  }

  private static func applySeverity(_ diagnostic: Diagnostic, _ severities: [String: Severity?]) -> Diagnostic? {
    guard let chosen = severities[diagnostic.code] else { return diagnostic }
    guard let severity = chosen else { return nil }
    var changed = diagnostic
    changed.severity = severity
    return changed
  }
}
