import PluginKit

/// The documents that a field names.
struct CitedDocuments {
  let items: [(node: YAMLNode, document: Document)]

  init(_ field: String, of document: Document, in corpus: Corpus) {
    let resolver = corpus.graph.resolver
    items = (document.node(field)?.items ?? []).compactMap { item in
      guard let name = item.text, let node = resolver.node(named: name, language: document.language),
        let index = resolver.nodes[node].document
      else { return nil }
      return (item, corpus.documents[index])
    }
  }
}

/// `etat-des-references`: the documents that a field names are in one of some states.
///
/// Parameters: `champ`; `etat`, the field of the other document; `valeurs`.
struct ReferenceState: ModelPredicate {
  let name = "etat-des-references"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let field = rule.text("champ"), let state = rule.text("etat") else { return [] }
    let wanted = rule.texts("valeurs")
    return CitedDocuments(field, of: document, in: context.corpus).items.compactMap { item, cited in
      let value = cited.text(state) ?? ""
      guard !wanted.contains(value) else { return nil }
      return Breach(
        at: item.range,
        Localized(
          fr: "« \(cited.title) » est en état « \(value) »", en: "“\(cited.title)” is in the state “\(value)”"),
        notes: [.init(at: cited.place(ofKey: state), Localized(fr: "son état", en: "its state"))])
    }
  }
}

/// `comme-la-source`: values are among those of the documents that another field names. Parameters: `reference`, `champs`.
struct LikeTheSource: ModelPredicate {
  let name = "comme-la-source"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let reference = rule.text("reference") else { return [] }
    let sources = CitedDocuments(reference, of: document, in: context.corpus).items.map(\.document)
    guard !sources.isEmpty else { return [] }
    return rule.texts("champs").flatMap { field -> [Breach] in
      let allowed = Set(sources.flatMap { $0.texts(field) })
      return (document.node(field)?.items ?? []).filter { $0.text.map { !allowed.contains($0) } ?? false }.map { item in
        Breach(
          at: item.range,
          Localized(
            fr: "« \(item.text ?? "") » n’est pas dans « \(field) » de « \(sources[0].title) »",
            en: "“\(item.text ?? "")” is not in “\(field)” of “\(sources[0].title)”"))
      }
    }
  }
}
