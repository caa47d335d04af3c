import PluginKit

/// What plugins have made of the directives of all documents, and of the pages that they announced.
struct Fragments: Sendable {
  /// For each document, one a directive; nil for one that failed.
  let byDocument: [[Fragment?]]
  let pages: [(page: GeneratedPage, content: PageContent)]
  let diagnostics: [Diagnostic]

  /// - Parameter documents: those whose directives are rendered; of the others, nothing is known.
  init(
    corpus: Corpus, documents: [Document], snapshot: Snapshot, plugins: [any Plugin],
    generated: [(any PageMaker, [GeneratedPage])], date: PartialDate
  ) {
    let renderers = Self.renderers(plugins)
    let context = Self.context(corpus, snapshot, date)
    let rendered = documents.concurrentMap { document in
      Self.render(document, renderers, context(document.address, document.language))
    }
    let made = generated.flatMap { maker, pages in
      pages.concurrentMap { page in (page, maker.render(page, in: context(page.node.address, page.node.language))) }
    }
    var byDocument = [[Fragment?]](repeating: [], count: corpus.documents.count)
    for (document, fragments) in zip(documents, rendered) { byDocument[document.index] = fragments.map(\.value) }
    self.byDocument = byDocument
    pages = made.compactMap { page, rendered in rendered.value.map { (page, $0) } }
    diagnostics = rendered.flatMap { $0.flatMap(\.diagnostics) } + made.flatMap(\.1.diagnostics)
  }

  /// What plugins say of the directives of one document.
  static func diagnostics(
    of document: Document, corpus: Corpus, snapshot: Snapshot, plugins: [any Plugin], date: PartialDate
  ) -> [Diagnostic] {
    rendered(document, corpus: corpus, snapshot: snapshot, plugins: plugins, date: date).flatMap(\.diagnostics)
  }

  /// The directives of one document, rendered.
  static func rendered(
    _ document: Document, corpus: Corpus, snapshot: Snapshot, plugins: [any Plugin], date: PartialDate
  ) -> [Rendered<Fragment>] {
    render(document, renderers(plugins), context(corpus, snapshot, date)(document.address, document.language))
  }

  private static func renderers(_ plugins: [any Plugin]) -> [String: any DirectiveRenderer] {
    Dictionary(plugins.flatMap(\.directives).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func render(
    _ document: Document, _ renderers: [String: any DirectiveRenderer], _ context: DirectiveContext
  ) -> [Rendered<Fragment>] {
    calls(in: document).map { call in renderers[call.directive.name]?.render(call, in: context) ?? Rendered(nil) }
  }

  /// The data files of all fragments and page makers, each address once.
  var files: [DataFile] {
    let all = byDocument.flatMap { $0.flatMap { $0?.files ?? [] } }
    return Dictionary(all.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first }).values.sorted {
      $0.address < $1.address
    }
  }

  private static func calls(in document: Document) -> [DirectiveCall] {
    var blocks: [String: Int] = [:]
    return document.markdown.directives.map { directive in
      let ordinal = blocks[directive.name] ?? 0
      if !directive.isInline { blocks[directive.name] = ordinal + 1 }
      return DirectiveCall(directive, in: document, ordinal: ordinal)
    }
  }

  private static func context(
    _ corpus: Corpus, _ snapshot: Snapshot, _ date: PartialDate
  ) -> @Sendable (Address, String) -> DirectiveContext {
    { page, language in DirectiveContext(corpus: corpus, registry: snapshot, page: page, language: language, date: date) }
  }
}
