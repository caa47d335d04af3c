/// Diagnostics as workflow commands of GitHub Actions, which become annotations on the lines.
public struct GitHubRenderer: Sendable {
  private let language: Localized.Language

  public init(language: Localized.Language) {
    self.language = language
  }

  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { command($0) + "\n" }.joined()
  }

  private func command(_ diagnostic: Diagnostic) -> String {
    let name =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .info: "notice"
      }
    let message = [diagnostic.summary, diagnostic.explanation].compactMap { $0?.text(in: language) }.joined(separator: " ")
    return "::\(name) \(properties(diagnostic))::\(Self.escape(message, inProperty: false))"
  }

  private func properties(_ diagnostic: Diagnostic) -> String {
    var properties: [(String, String)] = []
    if let place = diagnostic.place { properties.append(("file", place.file)) }
    if let range = diagnostic.place?.range {
      properties += [("line", String(range.start.line)), ("col", String(range.start.column))]
      properties += [("endLine", String(range.end.line)), ("endColumn", String(range.end.column))]
    }
    properties.append(("title", diagnostic.code))
    return properties.map { "\($0)=\(Self.escape($1, inProperty: true))" }.joined(separator: ",")
  }

  private static func escape(_ text: String, inProperty: Bool) -> String {
    text.map { character -> String in
      switch character {
      case "%": "%25"
      case "\n", "\r\n": "%0A"
      case "\r": "%0D"
      case ":" where inProperty: "%3A"
      case "," where inProperty: "%2C"
      default: String(character)
      }
    }.joined()
  }
}
