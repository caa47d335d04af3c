import PluginKit

/// Makes a page for each agreement, municipality, organisation, country and theme of the registry, and one that lists each kind.
struct RegistryPages: PageMaker {
  static let folder = "registre"
  private static let subjects: [any RegistrySubject] = [
    AgreementSubject(), MunicipalitySubject(), OrganisationSubject(), CountrySubject(), ThemeSubject(),
  ]

  func pages(of documents: DocumentSet, registry: Snapshot) -> [GeneratedPage] {
    Self.subjects.filter { registry.table($0.table)?.origins.isEmpty == false }.flatMap { subject in
      [listPage(subject)] + subject.keys(in: documents.registry).map { subject.page(key: $0, of: documents) }
    }
  }

  func render(_ page: GeneratedPage, in context: DirectiveContext) -> Rendered<PageContent> {
    let parts = page.key.split(separator: "/", maxSplits: 1).map(String.init)
    guard let subject = Self.subjects.first(where: { $0.folder == parts[0] }) else { return Rendered(nil) }
    do throws(QueryError) {
      let content = try parts.count == 1 ? subject.list(in: context) : subject.content(key: parts[1], in: context)
      return Rendered(content.flagged)
    } catch {
      return Rendered(nil, diagnostics: error.problems.map { $0.diagnostic(at: nil) })
    }
  }

  /// Every table of the registry that has rows, without those made up for teaching.
  func files(of registry: Snapshot) -> [DataFile] {
    registry.tables.filter { !$0.origins.isEmpty }.flatMap { table -> [DataFile] in
      var query = TableQuery(table.name)
      query.addFictionFilter(only: false, schema: registry.schema)
      guard let answer = try? registry.rows(query) else { return [] }
      let label = registry.schema.table(table.name)?.label.french ?? table.name
      let sources = table.origins.map(\.source).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let data = TableData(answer, caption: label, sources: sources, date: table.date, language: "fr")
      return data.files(id: "registre-\(table.name)")
    }
  }

  private func listPage(_ subject: any RegistrySubject) -> GeneratedPage {
    GeneratedPage(
      node: PageNode(
        address: Address("\(Self.folder)/\(subject.folder)/index.html"), title: subject.listTitle, summary: subject.listSummary,
        language: "fr", kindLabel: "registre"),
      key: subject.folder)
  }
}

extension PageContent {
  /// What was made up for teaching says so above all else.
  fileprivate var flagged: PageContent {
    guard isFictional else { return self }
    let notice = HTML.element(
      "p", ["class": "avis avis-fictif"],
      "Exemple fictif, inventé pour montrer la méthode. Il n’entre dans aucun chiffre national.")
    return PageContent(
      body: notice + body, breadcrumb: breadcrumb, facts: facts, isFictional: true, searchText: searchText, facets: facets)
  }
}
