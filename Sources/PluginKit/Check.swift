/// Reads the whole corpus and says what is wrong with it.
public protocol CorpusCheck: Sendable {
  /// The rules it may report, for their published pages.
  var rules: [Rule] { get }
  func check(_ context: CheckContext) -> [Diagnostic]
}

/// A check that looks at each document alone: when some have changed, it is not asked about the others.
public protocol DocumentCheck: CorpusCheck {
  func check(_ documents: [Document], in context: CheckContext) -> [Diagnostic]
}

extension DocumentCheck {
  public func check(_ context: CheckContext) -> [Diagnostic] { check(context.corpus.documents, in: context) }
}

/// What a check may read.
///
/// A class, though nothing in it changes: it is passed to every rule of every document, and is too large to copy.
public final class CheckContext: Sendable {
  public let corpus: Corpus
  public let registry: Snapshot
  /// The date of the build: the only « today » there is.
  public let date: PartialDate
  /// How many bytes a file of `content/` has; nil when it cannot be read.
  public let fileSize: @Sendable (SourcePath) -> Int?

  public init(
    corpus: Corpus, registry: Snapshot, date: PartialDate, fileSize: @escaping @Sendable (SourcePath) -> Int? = { _ in nil }
  ) {
    self.corpus = corpus
    self.registry = registry
    self.date = date
    self.fileSize = fileSize
  }
}

/// A rule as its page presents it.
public struct Rule: Sendable {
  public let code: String
  public let severity: Severity
  public let title: Localized
  /// Why it exists.
  public let reason: Localized
  /// How to mend a breach.
  public let remedy: Localized

  public init(_ code: String, _ severity: Severity, title: Localized, reason: Localized, remedy: Localized) {
    self.code = code
    self.severity = severity
    self.title = title
    self.reason = reason
    self.remedy = remedy
  }
}

/// A condition that models can ask of their documents by name (`controle:` in a rule).
///
/// General ones come with the engine; a plugin adds what no general one can say.
public protocol ModelPredicate: Sendable {
  /// As written after `controle:`.
  var name: String { get }
  /// The places of the document where the condition does not hold. The code, the reason and, unless the breach says otherwise, the
  /// remedy and the severity are those of the rule.
  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach]
}

/// Where a document does not keep a rule.
public struct Breach: Sendable {
  public let range: Range<Int>
  public let summary: Localized
  /// Instead of the rule's own.
  public let severity: Severity?
  /// Instead of the rule's own.
  public let remedy: Localized?
  public let notes: [Diagnostic.Note]
  public let fixes: [Diagnostic.Fix]

  public init(
    at range: Range<Int>, _ summary: Localized, severity: Severity? = nil, remedy: Localized? = nil,
    notes: [Diagnostic.Note] = [], fixes: [Diagnostic.Fix] = []
  ) {
    self.range = range
    self.summary = summary
    self.severity = severity
    self.remedy = remedy
    self.notes = notes
    self.fixes = fixes
  }
}
