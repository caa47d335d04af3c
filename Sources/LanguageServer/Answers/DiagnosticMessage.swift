import Authoring
import PluginKit

/// A diagnostic as the protocol says it.
struct DiagnosticMessage {
  private let diagnostic: Diagnostic
  private let language: Localized.Language
  private let uris: DocumentURI

  init(_ diagnostic: Diagnostic, language: Localized.Language, uris: DocumentURI) {
    self.diagnostic = diagnostic
    self.language = language
    self.uris = uris
  }

  var json: JSONValue {
    let sentences = [diagnostic.summary, diagnostic.explanation].compactMap { $0?.text(in: language) }
    let notes = diagnostic.notes.compactMap(related)
    return .keys([
      "range": .lsp(diagnostic.place?.range), "severity": .integer(severity), "code": .text(diagnostic.code),
      "source": .text("vademecum"), "message": .text(sentences.joined(separator: "\n")),
      "relatedInformation": notes.isEmpty ? nil : .array(notes),
    ])
  }

  private var severity: Int {
    switch diagnostic.severity {
    case .error: 1
    case .warning: 2
    case .info: 3
    }
  }

  private func related(_ note: Diagnostic.Note) -> JSONValue? {
    guard note.place.file.hasPrefix("content/") else { return nil }
    let path = SourcePath(String(note.place.file.dropFirst("content/".count)))
    let location = JSONValue.keys(["uri": .text(uris.uri(of: path)), "range": .lsp(note.place.range)])
    return .keys(["location": location, "message": .text(note.text.text(in: language))])
  }
}
