/// Diagnostics one a line, as compilers and editors have always read them: `file:line:column: severity [code] sentence`.
public struct ConciseRenderer: Sendable {
  private let language: Localized.Language

  public init(language: Localized.Language) {
    self.language = language
  }

  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { line($0) + "\n" }.joined()
  }

  private func line(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place.map { HumanRenderer.describe($0) + ": " } ?? ""
    let severity = diagnostic.severity.name(in: language)
    // A sentence may quote the author's text, which may hold line ends.
    let sentence = HumanRenderer.harmless(diagnostic.summary.text(in: language)).split(whereSeparator: \.isNewline).joined(
      separator: " ")
    return "\(place)\(severity) [\(diagnostic.code)] \(sentence)"
  }
}
