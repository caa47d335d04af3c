import PluginKit
import Theme

/// What the front matter of a document says, as its page shows it.
struct DocumentFacts {
  private let document: Document
  private let corpus: Corpus

  init(_ document: Document, corpus: Corpus) {
    self.document = document
    self.corpus = corpus
  }

  var status: StatusView? {
    guard let code = document.text("statut") else { return nil }
    let label = corpus.label(code, in: document.model.statusVocabulary, language: document.language)
    return StatusView(label: label, code: code, draft: code == "brouillon" || code == "projet")
  }

  /// The last date of writing that the document gives.
  var date: PartialDate? {
    ["date_maj", "date", "date_redaction", "date_reunion"].lazy.compactMap { document.date($0) }.first
  }

  var validated: ValidationView? {
    guard let date = document.date("validation.date") else { return nil }
    return ValidationView(
      date, language: document.language,
      by: document.text("validation.par").map { corpus.label($0, in: "organes", language: document.language) } ?? "")
  }

  /// The forms of cooperation that have a sign.
  var forms: [FormView] {
    (document.texts("formes") + document.texts("forme")).filter { ["jumelage", "convention", "adhesion"].contains($0) }.map {
      FormView(code: $0, label: corpus.label($0, in: "formes", language: document.language), url: taxonomyURL("formes", $0) ?? "")
    }
  }

  /// The table of fields: those that the model shows and the document has.
  var rows: [FactView] {
    document.model.fields.filter(\.isShown).compactMap { field in
      let values = document.texts(field.name).map { value($0, of: field) }
      return values.isEmpty ? nil : FactView(label: field.label, values: values)
    }
  }

  /// The values of taxonomies that the document has.
  var tags: [TagView] {
    corpus.memberships[document].map { membership in
      let taxonomy = corpus.taxonomies[membership.taxonomy]
      let value = taxonomy.values[membership.value]
      return TagView(
        label: value.label, url: document.address.link(to: value.address), groupLabel: taxonomy.definition.title)
    }
  }

  /// The labels of the first of them, for lists.
  var tagsText: String {
    corpus.memberships[document].prefix(3).map { corpus.taxonomies[$0.taxonomy].values[$0.value].label }.joined(separator: ", ")
  }

  private func value(_ text: String, of field: FieldDefinition) -> FactValueView {
    switch field.type {
    case .vocabulary(let name):
      FactValueView(
        text: corpus.label(text, in: name, language: document.language), url: taxonomyURL(field.name, text) ?? "")
    case .registry, .document: named(text)
    case .date, .partialDate:
      FactValueView(text: PartialDate(text).map { DateView($0, language: document.language).text } ?? text)
    default: FactValueView(text: text)
    }
  }

  private func named(_ text: String) -> FactValueView {
    let resolver = corpus.graph.resolver
    guard let node = resolver.node(named: text, language: document.language) else { return FactValueView(text: text) }
    return FactValueView(text: resolver.nodes[node].title, url: document.address.link(to: resolver.nodes[node].address))
  }

  private func taxonomyURL(_ field: String, _ code: String) -> String? {
    let taxonomy = corpus.taxonomies.first { $0.definition.fields.contains(field) }
    return taxonomy?.values.first { $0.code == code }.map { document.address.link(to: $0.address) }
  }
}
