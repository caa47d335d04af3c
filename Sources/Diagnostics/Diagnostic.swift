/// What the tool has to say about a place in the author's files.
///
/// There is one kind of value for every message, from a bad date in the front matter to a database that does not answer.
/// Renderers turn diagnostics into text; nothing parses that text back.
public struct Diagnostic: Sendable, Hashable, Codable {
  /// The stable name of the rule, for instance `CAP-010`.
  public let code: String
  public var severity: Severity
  /// Where it is; none when it concerns the whole site.
  public let place: Place?
  /// One sentence: what is wrong.
  public let summary: Localized
  /// Why the rule exists, or how to mend it; may be several sentences.
  public let explanation: Localized?
  public let notes: [Note]
  public let fixes: [Fix]

  public init(
    _ code: String, _ severity: Severity, at place: Place?, _ summary: Localized,
    explanation: Localized? = nil, notes: [Note] = [], fixes: [Fix] = []
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.summary = summary
    self.explanation = explanation
    self.notes = notes
    self.fixes = fixes
  }

  /// Whether its place is in one of the files.
  public func isPlaced(in files: Set<String>) -> Bool { place.map { files.contains($0.file) } ?? false }

  /// A second place that helps to understand the first.
  public struct Note: Sendable, Hashable, Codable {
    public let place: Place
    public let text: Localized

    public init(at place: Place, _ text: Localized) {
      self.place = place
      self.text = text
    }
  }

  /// A change that mends the breach.
  public struct Fix: Sendable, Hashable, Codable {
    public let title: Localized
    public let edits: [Edit]
    public let safety: Safety

    public init(_ title: Localized, edits: [Edit], safety: Safety) {
      self.title = title
      self.edits = edits
      self.safety = safety
    }

    public enum Safety: String, Sendable, Codable { case safe, toReview }

    /// Replaces bytes of the diagnosed file.
    public struct Edit: Sendable, Hashable, Codable {
      public let range: Range<Int>
      public let replacement: String

      public init(range: Range<Int>, replacement: String) {
        self.range = range
        self.replacement = replacement
      }
    }
  }
}

/// How much a diagnostic matters. An error keeps the edition from being published.
public enum Severity: String, Sendable, Comparable, CaseIterable, Codable {
  case info, warning, error

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

extension Sequence<Diagnostic> {
  /// The order in which diagnostics are shown: by file, then position, then code. It does not depend on how they were found.
  public func sorted() -> [Diagnostic] {
    sorted { a, b in a.sortKey < b.sortKey }
  }

  public var hasErrors: Bool { contains { $0.severity == .error } }
}

extension Diagnostic {
  fileprivate var sortKey: (String, Int, Int, String, String) {
    (place?.file ?? "", place?.range?.start.line ?? 0, place?.range?.start.column ?? 0, code, summary.french)
  }
}
