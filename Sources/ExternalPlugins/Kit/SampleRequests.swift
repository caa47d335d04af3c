import PluginKit

/// A request of each kind, about a document and a corpus made up for it: letters of several scripts, marks, an empty text.
struct SampleRequests {
  struct Request {
    let label: Localized
    let method: String
    let parameters: JSONValue
    /// Throws when the answer has not the form that its kind asks.
    let read: (JSONValue) throws(PluginFailure) -> Void
  }

  let date: PartialDate

  func requests(for description: PluginDescription) -> [Request] {
    description.directives.flatMap { directive in
      Self.texts.map { self.directive(directive, $0.text, $0.name) }
    }
      + (description.rules.isEmpty ? [] : [check(description)]) + description.predicates.map(predicate)
      + (description.makesPages ? [pages] : [])
  }

  /// What is written in the block, and how that is called.
  private static let texts = [
    (text: "", name: Localized(fr: "sans texte", en: "without text")),
    (text: "a: b\n", name: Localized(fr: "avec une option", en: "with an option")),
    (
      text: "<é> & « العربية » \u{1F1F2}\u{1F1E6}",
      name: Localized(fr: "avec des signes et plusieurs écritures", en: "with signs and several scripts")
    ),
  ]

  private var document: Document {
    let text =
      "---\ntitre: Exemple fictif\n---\n\n## Étape\n\nUn texte, « cité », l'été. العربية `code` [lien](https://example.org).\n"
    let source = SourceText(path: "content/exemple.md", text: text)
    let markdown = MarkdownReader.read(source, options: MarkdownOptions())
    return corpus([DocumentFile(path: SourcePath("exemple.md"), markdown: markdown)]).documents[0]
  }

  private func corpus(_ files: [DocumentFile]) -> Corpus {
    let set = DocumentSet(
      files: files, models: [:], vocabularies: [:], registry: RegistryIndex(Self.emptyRegistry), languages: ["fr"])
    return Corpus(set: set, generated: [], files: [], site: SiteConfiguration())
  }

  private static let emptyRegistry: Snapshot = {
    guard let snapshot = Snapshot.build(RegistrySchema.empty, from: []).snapshot else {
      preconditionFailure("a registry without tables can always be made")
    }
    return snapshot
  }()

  private func directive(_ directive: PluginDescription.DirectiveDescription, _ text: String, _ name: Localized) -> Request {
    let form = directive.forms.contains(.block) ? "block" : "inline"
    let parameters = JSONValue.keys([
      "name": .text(directive.name), "text": .text(text), "form": .text(form), "page": .text("exemple.html"),
      "language": .text("fr"),
      "date": .text(date.iso), "ordinal": .integer(0),
    ])
    let context = DirectiveContext(
      corpus: corpus([]), registry: Self.emptyRegistry, page: Address("exemple.html"), language: "fr", date: date)
    let label = Localized(
      fr: "directive \(directive.name), \(name.french)", en: "directive \(directive.name), \(name.english)")
    return Request(label: label, method: "directive", parameters: parameters) {
      result throws(PluginFailure) in
      _ = try FragmentReader(context: context).fragment(result)
    }
  }

  private func check(_ description: PluginDescription) -> Request {
    let (document, rules) = (document, description.rules)
    let told = Messages.document(document)
    let method = description.checksCorpus ? "checkCorpus" : "check"
    let parameters: JSONValue =
      description.checksCorpus ? .keys(["date": .text(date.iso), "documents": .array([told])]) : .keys(["document": told])
    return Request(label: Localized(fr: method, en: method), method: method, parameters: parameters) {
      result throws(PluginFailure) in
      for finding in try result.list("diagnostics") {
        _ = try FindingReader(document: document).diagnostic(finding, rules: rules)
      }
    }
  }

  private func predicate(_ name: String) -> Request {
    let document = document
    let parameters = JSONValue.keys([
      "name": .text(name), "rule": .keys(["code": .text("X-001"), "parameters": .object([])]), "date": .text(date.iso),
      "document": Messages.document(document),
    ])
    let label = "predicate \(name)"
    return Request(label: Localized(fr: label, en: label), method: "predicate", parameters: parameters) {
      result throws(PluginFailure) in
      for finding in try result.list("breaches") { _ = try FindingReader(document: document).breach(finding) }
    }
  }

  private var pages: Request {
    Request(
      label: Localized(fr: "pages", en: "pages"), method: "pages",
      parameters: .keys(["documents": .array([Messages.summary(document)])])
    ) {
      result throws(PluginFailure) in
      for page in try result.list("pages") { _ = try ExternalPages.page(page) }
    }
  }
}
