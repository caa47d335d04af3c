import PluginKit

/// A check that a program makes of each document alone.
struct ExternalDocumentCheck: DocumentCheck {
  let host: PluginHost

  var rules: [Rule] { host.description.rules }

  func check(_ documents: [Document], in context: CheckContext) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for document in documents where host.checks(document) {
      do throws(PluginFailure) {
        let request = PluginHost.Request(method: "check", key: document.requestKey) {
          .keys(["document": Messages.document(document)])
        }
        diagnostics += try host.answer(request, registry: context.registry) { result throws(PluginFailure) in
          try host.findings(result) { _ throws(PluginFailure) in document }
        }
      } catch {
        diagnostics.append(host.diagnostic(error, at: Place(file: document.file.name)))
        // The others would all be told the same.
        if error == .setAside { break }
      }
    }
    return diagnostics
  }
}

/// A check that a program makes of all documents together.
struct ExternalCorpusCheck: CorpusCheck {
  let host: PluginHost

  var rules: [Rule] { host.description.rules }

  func check(_ context: CheckContext) -> [Diagnostic] {
    let documents = context.corpus.documents.filter(host.checks)
    let byPath = Dictionary(documents.map { ($0.path.text, $0) }, uniquingKeysWith: { first, _ in first })
    let key = documents.flatMap(\.requestKey) + [Array(context.date.iso.utf8)]
    let request = PluginHost.Request(method: "checkCorpus", key: key) {
      .keys(["date": .text(context.date.iso), "documents": .array(documents.map(Messages.document))])
    }
    do throws(PluginFailure) {
      return try host.answer(request, registry: context.registry) { result throws(PluginFailure) in
        try host.findings(result) { finding throws(PluginFailure) in
          let path = try finding.requiredText("path")
          guard let document = byPath[path] else {
            throw .breach(Localized(fr: "il n’y a pas de document « \(path) »", en: "there is no document “\(path)”"))
          }
          return document
        }
      }
    } catch {
      return [host.diagnostic(error, at: nil)]
    }
  }
}

extension PluginHost {
  /// Whether the program reads a document: its languages are its own choice.
  fileprivate func checks(_ document: Document) -> Bool {
    document.markdown.isReadable && (description.languages.isEmpty || description.languages.contains(document.language))
  }

  fileprivate func findings(
    _ result: JSONValue, _ document: (JSONValue) throws(PluginFailure) -> Document
  ) throws(PluginFailure) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for finding in try result.list("diagnostics") {
      diagnostics.append(try FindingReader(document: try document(finding)).diagnostic(finding, rules: description.rules))
    }
    return diagnostics
  }
}
