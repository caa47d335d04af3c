import PluginKit

/// Reads what a plugin found in a document.
struct FindingReader {
  let document: Document

  /// The bytes between `start` and `end`, which must be in the file and not cut a character in two.
  func range(_ finding: JSONValue) throws(PluginFailure) -> Range<Int> {
    let count = document.source.bytes.count
    guard let start = finding["start"]?.integer, let end = finding["end"]?.integer, start >= 0, start <= end, end <= count,
      isBoundary(start), isBoundary(end)
    else { throw JSONValue.breach("start, end", "deux places du fichier, en octets", "two places of the file, in bytes") }
    return start..<end
  }

  func breach(_ finding: JSONValue) throws(PluginFailure) -> Breach {
    Breach(
      at: try range(finding), try message(finding), severity: try severity(finding), fixes: try fixes(finding))
  }

  /// - Parameter rules: those that the plugin has declared.
  func diagnostic(_ finding: JSONValue, rules: [Rule]) throws(PluginFailure) -> Diagnostic {
    let code = try finding.requiredText("code")
    guard let rule = rules.first(where: { $0.code == code }) else {
      throw .breach(
        Localized(
          fr: "la règle « \(code) » n’est pas déclarée dans plugin.yml", en: "the rule “\(code)” is not declared in plugin.yml"))
    }
    return Diagnostic(
      code, try severity(finding) ?? rule.severity, at: document.source.place(try range(finding)), try message(finding),
      explanation: rule.remedy, fixes: try fixes(finding))
  }

  private func message(_ finding: JSONValue) throws(PluginFailure) -> Localized {
    guard let message = finding["message"] else { throw JSONValue.breach("message", "un texte", "a text") }
    return try message.localized("message")
  }

  private func severity(_ finding: JSONValue) throws(PluginFailure) -> Severity? {
    guard let name = finding["severity"] else { return nil }
    guard let severity = name.text.flatMap({ Severity(rawValue: $0) }) else {
      throw JSONValue.breach("severity", "error, warning ou info", "error, warning or info")
    }
    return severity
  }

  private func fixes(_ finding: JSONValue) throws(PluginFailure) -> [Diagnostic.Fix] {
    var fixes: [Diagnostic.Fix] = []
    for fix in try finding.list("fixes") {
      var edits: [Diagnostic.Fix.Edit] = []
      for edit in try fix.list("edits") {
        edits.append(.init(range: try range(edit), replacement: try edit.requiredText("text")))
      }
      guard let title = fix["title"] else { throw JSONValue.breach("title", "un texte", "a text") }
      fixes.append(
        .init(try title.localized("title"), edits: edits, safety: fix["safe"] == .flag(true) ? .safe : .toReview))
    }
    return fixes
  }

  private func isBoundary(_ offset: Int) -> Bool {
    offset == document.source.bytes.count || document.source.bytes[offset] & 0xC0 != 0x80
  }
}
