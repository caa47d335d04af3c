/// Diagnostics for a person at a terminal: place, sentence, the line with a caret under the fault, what to do.
public struct HumanRenderer: Sendable {
  private let language: Localized.Language
  private let colours: Bool
  /// The text of a diagnosed file; nil when it cannot be had.
  private let source: @Sendable (_ file: String) -> SourceText?

  public init(language: Localized.Language, colours: Bool, source: @escaping @Sendable (String) -> SourceText?) {
    self.language = language
    self.colours = colours
    self.source = source
  }

  public func render(_ diagnostics: [Diagnostic]) -> String {
    var sources: [String: SourceText?] = [:]
    let messages = diagnostics.map { diagnostic in
      let file = diagnostic.place?.file ?? ""
      let text = sources[file] ?? source(file)
      sources[file] = .some(text)
      return render(diagnostic, in: text)
    }
    return (messages + [furtherReading(diagnostics)].compactMap { $0 }).joined(separator: "\n")
  }

  /// The command that explains a rule, with the code of the worst diagnostic as an example.
  private func furtherReading(_ diagnostics: [Diagnostic]) -> String? {
    guard let worst = diagnostics.max(by: { $0.severity < $1.severity }) else { return nil }
    let introduction = Localized(fr: "Pour lire la page d’une règle :", en: "To read the page of a rule:")
    return "\(introduction.text(in: language)) vademecum explain \(worst.code)\n"
  }

  private func render(_ diagnostic: Diagnostic, in text: SourceText?) -> String {
    var lines = [heading(diagnostic)]
    if let range = diagnostic.place?.range, let text { lines += excerpt(range, in: text, severity: diagnostic.severity) }
    lines += diagnostic.notes.map { "  = \(Self.describe($0.place)) : \(Self.harmless($0.text.text(in: language)))" }
    if let explanation = diagnostic.explanation { lines.append("  → " + Self.harmless(explanation.text(in: language))) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text for a terminal: what an author, a table or a program wrote gives it no orders.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isOrder) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isOrder($0) ? "\u{FFFD}" : $0 }))
  }

  private static func isOrder(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
  }

  private func heading(_ diagnostic: Diagnostic) -> String {
    let name = diagnostic.severity.name(in: language)
    let place = diagnostic.place.map { Self.describe($0) + "\n" } ?? ""
    let code = paint("\(name) [\(diagnostic.code)]", diagnostic.severity)
    return "\(place)\(code) \(Self.harmless(diagnostic.summary.text(in: language)))"
  }

  static func describe(_ place: Place) -> String {
    let file = harmless(place.file)
    guard let start = place.range?.start else { return file }
    return "\(file):\(start.line):\(start.column)"
  }

  /// The line, and under it a caret at the first character and a line to the last.
  private func excerpt(_ range: SourceRange, in text: SourceText, severity: Severity) -> [String] {
    guard let line = text.line(range.start.line) else { return [] }
    let number = String(range.start.line)
    let margin = String(repeating: " ", count: number.count)
    let window = ExcerptWindow(line: line, column: range.start.column)
    let end = range.end.line == range.start.line ? range.end.column : line.count + 1
    let width = max(1, min(end - range.start.column, window.text.count - window.offset))
    let caret = String(repeating: " ", count: window.offset) + "^" + String(repeating: "~", count: width - 1)
    return ["\(margin) |", "\(number) | \(Self.harmless(window.text))", "\(margin) | \(paint(caret, severity))"]
  }

  private func paint(_ text: String, _ severity: Severity) -> String {
    guard colours else { return text }
    let colour =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .info: "36"
      }
    return "\u{1B}[1;\(colour)m\(text)\u{1B}[0m"
  }
}

/// The part of a long line that holds the fault.
private struct ExcerptWindow {
  let text: String
  /// Characters of `text` before the fault.
  let offset: Int

  private static let width = 100

  init(line: String, column: Int) {
    let clean = line.map { $0 == "\t" ? " " : $0 }
    let before = min(column - 1, clean.count)
    guard clean.count > Self.width else {
      text = String(clean)
      offset = before
      return
    }
    let start = max(0, min(before - 30, clean.count - Self.width))
    text = (start > 0 ? "…" : "") + String(clean[start..<min(start + Self.width, clean.count)])
    offset = before - start + (start > 0 ? 1 : 0)
  }
}

extension Severity {
  /// As a person reads it.
  public func name(in language: Localized.Language) -> String {
    switch (self, language) {
    case (.error, .french): "erreur"
    case (.warning, .french): "avertissement"
    case (.info, .french): "information"
    case (_, .english): rawValue
    }
  }
}
