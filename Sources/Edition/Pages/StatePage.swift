import Authoring
import PluginKit

/// « État de la base »: what there is, how old and how complete it is, what is missing and what is to be done.
struct StatePage: PageMaker {
  /// What the checks have said.
  let diagnostics: [Diagnostic]

  static let node = PageNode(
    address: Address("etat/index.html"), title: "État de la base",
    summary: "Les documents par état et par âge, leurs sections remplies, les thèmes sans expérience et ce qui reste à faire.",
    language: "fr", kindLabel: AuthorsPages.label)

  var page: GeneratedPage { GeneratedPage(node: Self.node, key: "etat") }

  func pages(of documents: DocumentSet, registry: Snapshot) -> [GeneratedPage] { [page] }

  func render(_ page: GeneratedPage, in context: DirectiveContext) -> Rendered<PageContent> {
    let state = BaseState(context.corpus, diagnostics: diagnostics, date: context.date)
    let parts = [
      states(state, context), ages(state, context), sections(state), themes(state, context), orphans(state, context),
      tasks(state, context),
    ]
    return Rendered(
      PageContent(
        body: .joined([.paragraph("Au \(context.date.text(in: "fr")).")] + parts.flatMap { $0 }), searchText: Self.node.summary,
        searchWeight: AuthorsPages.searchWeight, styles: []))
  }

  private func states(_ state: BaseState, _ context: DirectiveContext) -> [HTML] {
    let rows = state.byModelAndStatus.map { row in
      [
        HTML(row.model.plural), HTML(row.status.map { context.corpus.label($0, in: row.model.statusVocabulary) } ?? "sans état"),
        HTML("\(row.count)"),
      ]
    }
    return [.heading("Documents par état"), .table("Documents par modèle et par état", ["Modèle", "État", "Documents"], rows)]
  }

  private func ages(_ state: BaseState, _ context: DirectiveContext) -> [HTML] {
    let rows = state.byAge.map { [HTML($0.label), HTML("\($0.count)")] }
    let oldest = state.oldest.map { document, date in
      HTML.link(document.title, to: context.page.link(to: document.address)) + HTML(" (\(date.text(in: "fr")))")
    }
    return [
      .heading("Âge des documents"), .table("Documents par date de la dernière révision", ["Révision", "Documents"], rows),
      .paragraph("Les plus anciens :"), .list(oldest),
    ]
  }

  private func sections(_ state: BaseState) -> [HTML] {
    let tables = state.completeness.map { model in
      HTML.table(
        "Sections remplies : \(model.title) (\(model.documents) documents)", ["Section", "Remplie", "Part"],
        model.sections.map { [HTML($0.title), HTML("\($0.filled)"), HTML("\($0.percent) %")] })
    }
    return [
      .heading("Sections remplies"), .paragraph("Une section est remplie quand elle a le nombre de mots que demande le modèle."),
    ] + tables
  }

  private func themes(_ state: BaseState, _ context: DirectiveContext) -> [HTML] {
    let names = state.themesWithoutPractice.map { HTML(context.corpus.label($0, in: "themes")) }
    let answer = names.isEmpty ? HTML.paragraph("Chaque thème a au moins une fiche.") : .list(names)
    return [.heading("Thèmes sans expérience"), answer]
  }

  private func orphans(_ state: BaseState, _ context: DirectiveContext) -> [HTML] {
    let links = state.orphans.map { HTML.link($0.title, to: context.page.link(to: $0.address)) }
    let answer = links.isEmpty ? HTML.paragraph("Chaque page est citée par une autre au moins.") : .list(links)
    return [.heading("Pages que rien ne cite"), answer]
  }

  private func tasks(_ state: BaseState, _ context: DirectiveContext) -> [HTML] {
    let lists = state.tasks.flatMap { task -> [HTML] in
      let name = HTML.element(
        "h3", ["id": Anchor.slug(task.document.path.text)],
        [.link(task.document.title, to: context.page.link(to: task.document.address))])
      return [name, .list(task.diagnostics.map { item($0, context) })]
    }
    return [.heading("À faire")] + (lists.isEmpty ? [.paragraph("Les contrôles n’ont rien à redire.")] : lists)
  }

  private func item(_ diagnostic: Diagnostic, _ context: DirectiveContext) -> HTML {
    let line = diagnostic.place?.range.map { "ligne \($0.start.line) : " } ?? ""
    return .link(diagnostic.code, to: context.page.link(to: RulePage.address(of: diagnostic.code)))
      + HTML(" (\(diagnostic.severity.name(in: .french))) \(line)\(diagnostic.summary.french)")
  }
}
