/// Diagnostics for programs: `{"version":1,"diagnostics":[…]}`. Keys may be added, none changes its meaning within a version.
public struct JSONRenderer: Sendable {
  private let language: Localized.Language

  public init(language: Localized.Language) {
    self.language = language
  }

  public func render(_ diagnostics: [Diagnostic]) -> String {
    JSONText.encode(Report(version: 1, diagnostics: diagnostics.map { Entry($0, language: language) }))
  }

  private struct Report: Encodable {
    let version: Int
    let diagnostics: [Entry]
  }

  private struct Entry: Encodable {
    let code: String
    let severity: String
    let file: String?
    let range: Range?
    let message: String
    let explanation: String?

    init(_ diagnostic: Diagnostic, language: Localized.Language) {
      code = diagnostic.code
      severity = diagnostic.severity.rawValue
      file = diagnostic.place?.file
      range = diagnostic.place?.range.map(Range.init)
      message = diagnostic.summary.text(in: language)
      explanation = diagnostic.explanation?.text(in: language)
    }
  }

  private struct Range: Encodable {
    let start: Position
    let end: Position

    init(_ range: SourceRange) {
      start = Position(line: range.start.line, column: range.start.column)
      end = Position(line: range.end.line, column: range.end.column)
    }
  }

  private struct Position: Encodable {
    let line: Int
    let column: Int
  }
}
