import PluginKit

/// `documents-joints`: files that a list of the front matter names exist, and links to other sites have a text of their own.
///
/// Parameter: `champ`, a list of objects with `fichier` or `url`.
struct JoinedDocuments: ModelPredicate {
  let name = "documents-joints"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let rows = rule.text("champ").flatMap(document.node)?.items ?? []
    return rows.compactMap(\.mapping).flatMap { missing($0, document, context) } + bareLinks(document)
  }

  private func missing(_ row: YAMLMapping, _ document: Document, _ context: CheckContext) -> [Breach] {
    guard let node = row["fichier"], let file = node.text else {
      guard row.text("url") == nil else { return [] }
      return [
        Breach(
          at: row.range.lowerBound..<row.range.lowerBound,
          Localized(fr: "ce document n’a ni « fichier » ni « url »", en: "this document has neither “fichier” nor “url”"))
      ]
    }
    let link = Link(form: .markdown, target: file, fragment: nil, hasText: true, text: "", source: node.range)
    guard let problem = context.corpus.graph.resolver.resolve(link, from: document).diagnostic else { return [] }
    return [Breach(at: node.range, problem.summary)]
  }

  private func bareLinks(_ document: Document) -> [Breach] {
    document.markdown.links.filter {
      $0.form == .markdown && $0.target.contains("://") && ($0.text.isEmpty || $0.text.contains("://"))
    }
    .map { link in
      Breach(
        at: link.source,
        Localized(fr: "ce lien n’a pas de texte qui dise où il mène", en: "this link has no text that says where it leads"),
        severity: .warning)
    }
  }
}

/// `une-image`: the document shows at least one picture.
struct OneImage: ModelPredicate {
  let name = "une-image"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard document.markdown.images.isEmpty, document.node("images")?.items.isEmpty ?? true else { return [] }
    return [
      Breach(
        at: document.markdown.blocks.first?.source.asInts ?? 0..<0,
        Localized(fr: "cette page n’a pas d’image", en: "this page has no picture"))
    ]
  }
}
