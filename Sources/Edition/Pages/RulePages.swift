import Authoring
import PluginKit

/// Makes a page for each rule, and one that lists them: `regles/cap-012.html`, `regles/index.html`.
struct RulePages: PageMaker {
  let catalogue: RuleCatalogue

  private static let indexAddress = Address("regles/index.html")
  private static let indexTitle = "Les règles de rédaction"
  private static let indexKey = ""

  func pages(of documents: DocumentSet, registry: Snapshot) -> [GeneratedPage] {
    let index = PageNode(
      address: Self.indexAddress, title: Self.indexTitle, summary: "Ce que le générateur contrôle, pourquoi, et que faire.",
      language: "fr", kindLabel: AuthorsPages.label)
    return [GeneratedPage(node: index, key: Self.indexKey)] + catalogue.pages.map(page)
  }

  private func page(_ page: RulePage) -> GeneratedPage {
    let node = PageNode(
      address: page.address, title: "\(page.code) : \(page.rule.title.french)", summary: page.rule.remedy.french, language: "fr",
      kindLabel: AuthorsPages.label, names: [page.code])
    return GeneratedPage(node: node, key: page.code)
  }

  func render(_ page: GeneratedPage, in context: DirectiveContext) -> Rendered<PageContent> {
    guard let rule = catalogue[page.key] else { return Rendered(index(in: context)) }
    return Rendered(content(of: rule, in: context))
  }

  private func content(of page: RulePage, in context: DirectiveContext) -> PageContent {
    let rule = page.rule
    let reason = rule.reason.french.isEmpty ? [] : [HTML.heading("Pourquoi"), .paragraph(rule.reason.french)]
    let body =
      reason + [.heading("Que faire"), .paragraph(rule.remedy.french), .heading("Où"), .paragraph(page.origin.sentence.french)]
    return PageContent(
      body: .joined(body + exception(page)),
      breadcrumb: [(Self.indexTitle, context.page.link(to: Self.indexAddress))],
      facts: [.init("Code", [(page.code, nil)]), .init("Gravité", [(rule.severity.name(in: .french), nil)])],
      searchText: "\(page.code) \(rule.title.french) \(rule.reason.french) \(rule.remedy.french)",
      searchWeight: AuthorsPages.searchWeight, styles: [])
  }

  private func exception(_ page: RulePage) -> [HTML] {
    guard page.canBeSetAside else { return [] }
    return [
      .heading("Une exception"),
      .paragraph("Si un document a une bonne raison de ne pas suivre cette règle, dites-la dans son en-tête :"),
      .element("pre", [:], [.element("code", [:], "ignorer:\n  - {regle: \(page.code), raison: \"…\"}")]),
    ]
  }

  /// All rules, under those who ask them.
  private func index(in context: DirectiveContext) -> PageContent {
    let groups = Dictionary(grouping: catalogue.pages) { $0.origin.groupTitle }
    let sections = groups.sorted {
      ($0.value.first?.origin.groupRank ?? 0, $0.key) < ($1.value.first?.origin.groupRank ?? 0, $1.key)
    }
    let body = sections.flatMap { title, pages in
      [HTML.heading(title), .list(pages.map { entry($0, in: context) })]
    }
    return PageContent(
      body: .joined([.paragraph(Self.introduction)] + body), searchText: Self.introduction,
      searchWeight: AuthorsPages.searchWeight, styles: [])
  }

  private static let introduction =
    "Chaque message du générateur porte le code d’une règle. Une erreur empêche la publication ; un avertissement ou une information, non."

  private func entry(_ page: RulePage, in context: DirectiveContext) -> HTML {
    .link(page.code, to: context.page.link(to: page.address))
      + HTML(" · \(page.rule.title.french) (\(page.rule.severity.name(in: .french)))")
  }
}

extension RulePage.Origin {
  fileprivate var groupTitle: String {
    switch self {
    case .model(_, let title): "Modèle « \(title) »"
    case .everyDocument: "Tous les documents"
    case .plugin: "Le site dans son ensemble"
    case .tool: "Les fichiers, les liens, le registre, le thème"
    }
  }

  fileprivate var groupRank: Int {
    switch self {
    case .everyDocument: 0
    case .model: 1
    case .plugin: 2
    case .tool: 3
    }
  }
}
