/// Diagnostics as a Code Quality report of GitLab CI, which shows them on the lines of a merge request.
///
/// The form is that of GitLab's documentation (« Code Quality report format »): an array of objects, each with a fingerprint of its own.
public struct GitLabRenderer: Sendable {
  private let language: Localized.Language

  public init(language: Localized.Language) {
    self.language = language
  }

  public func render(_ diagnostics: [Diagnostic]) -> String {
    var occurrences: [String: Int] = [:]
    let entries = diagnostics.map { diagnostic in
      let identity = [diagnostic.code, diagnostic.place?.file ?? "", diagnostic.summary.french].joined(separator: "\u{0}")
      occurrences[identity, default: 0] += 1
      return Entry(diagnostic, fingerprint: Self.fingerprint("\(identity)\u{0}\(occurrences[identity] ?? 0)"), language: language)
    }
    return JSONText.encode(entries)
  }

  /// Of what the diagnostic says and not of its line, so that a breach keeps its identity when text moves above it (FNV-1a, 64 bits).
  private static func fingerprint(_ text: String) -> String {
    let hash = text.utf8.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private struct Entry: Encodable {
    let check_name: String
    let description: String
    let fingerprint: String
    let severity: String
    let location: Location

    init(_ diagnostic: Diagnostic, fingerprint: String, language: Localized.Language) {
      check_name = diagnostic.code
      description = diagnostic.summary.text(in: language)
      self.fingerprint = fingerprint
      severity =
        switch diagnostic.severity {
        case .error: "major"
        case .warning: "minor"
        case .info: "info"
        }
      location = Location(diagnostic.place)
    }
  }

  private struct Location: Encodable {
    let path: String
    let lines: Lines
    let positions: Positions?

    /// The form asks for a file and a line: what concerns the whole site is shown on its configuration.
    init(_ place: Place?) {
      path = place?.file ?? "site/site.yml"
      lines = Lines(begin: place?.range?.start.line ?? 1, end: place?.range?.end.line ?? 1)
      positions = place?.range.map { Positions(begin: Position($0.start), end: Position($0.end)) }
    }
  }

  private struct Lines: Encodable {
    let begin: Int
    let end: Int
  }

  private struct Positions: Encodable {
    let begin: Position
    let end: Position
  }

  private struct Position: Encodable {
    let line: Int
    let column: Int

    init(_ position: SourcePosition) {
      line = position.line
      column = position.column
    }
  }
}
