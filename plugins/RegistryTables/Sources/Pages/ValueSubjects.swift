import PluginKit

/// A country: the agreements with its local governments, and those of its own.
struct CountrySubject: RegistrySubject {
  let table = "accords"
  let folder = "pays"
  let listTitle = "Pays des accords"
  let listSummary = "Les pays des collectivités partenaires, et le nombre d’accords du registre avec chacun."

  func keys(in registry: RegistryIndex) -> [String] {
    registry.valuesOfAgreements { row in [row["pays_partenaire_iso2"], row["pays_local"]].compactMap { $0 } }
  }

  func page(key: String, of documents: DocumentSet) -> GeneratedPage {
    let name = documents.vocabularies["pays"]?[key]?.label(in: "fr") ?? key
    return generatedPage(
      key: key, title: "Accords : \(name)",
      summary: "Les jumelages, conventions et adhésions des collectivités de ce pays : \(name).", kindLabel: "pays", names: [])
  }

  func list(in context: DirectiveContext) throws(QueryError) -> PageContent {
    try listOfValues("pays_partenaire_iso2", { context.corpus.label($0, in: "pays", language: context.language) }, in: context)
  }

  func content(key: String, in context: DirectiveContext) throws(QueryError) -> PageContent {
    var parts = PageParts(key: "pays-" + key, showsFiction: false, in: context)
    try parts.add(
      "Accords de ses collectivités", "accords", where: Filter("pays_local", key),
      ["id", "collectivite", "partenaire", "pays_nom", "type", "date_signature", "statut"], sort: ["collectivite", "partenaire"])
    try parts.add(
      "Accords dont ses collectivités sont partenaires", "accords", where: Filter("pays_partenaire_iso2", key),
      ["id", "partenaire", "collectivite", "pays_local_nom", "type", "date_signature", "statut"],
      sort: ["partenaire", "collectivite"])
    try parts.add(
      "Adhésions", "adhesions", where: Filter("pays", key), ["collectivite", "organisation", "date_adhesion", "statut"])
    try parts.addLinks("Collectivités", "collectivites", where: Filter("pays_iso2", key), sort: ["nom"])
    let countries = try [key] + partners(of: key, in: context)
    return PageContent(
      body: .joined(parts.html + context.documents(with: key, of: "pays")), breadcrumb: breadcrumb(in: context),
      searchText: countries.map { context.corpus.label($0, in: "pays") }.joined(separator: ", "), facets: ["pays": [key]])
  }

  /// The countries at the other end of the agreements: « jumelage France Maroc » is answered by the page of either.
  private func partners(of key: String, in context: DirectiveContext) throws(QueryError) -> [String] {
    var codes: [String] = []
    for (own, other) in [("pays_local", "pays_partenaire_iso2"), ("pays_partenaire_iso2", "pays_local")] {
      var rows = TableQuery(table, where: [Filter(own, key)])
      rows.addFictionFilter(only: false, schema: context.registry.schema)
      let groups = try context.registry.groups(GroupQuery(table, where: rows.filters, by: [other])).groups
      codes += groups.map(\.keys[0].text).filter { !$0.isEmpty && !codes.contains($0) }
    }
    return codes
  }
}

/// A theme: the agreements and actions about it.
struct ThemeSubject: RegistrySubject {
  let table = "accords"
  let folder = "themes"
  let listTitle = "Thèmes des accords"
  let listSummary = "Les thèmes des accords du registre, et le nombre d’accords qui portent chacun."

  func keys(in registry: RegistryIndex) -> [String] {
    registry.valuesOfAgreements { row in row["themes"]?.split(separator: ";").map(String.init) ?? [] }
  }

  func page(key: String, of documents: DocumentSet) -> GeneratedPage {
    let name = documents.vocabularies["themes"]?[key]?.label(in: "fr") ?? key
    return generatedPage(
      key: key, title: "Accords : \(name)", summary: "Les accords et les actions du registre sur ce thème : \(name).",
      kindLabel: "thème",
      names: [])
  }

  func list(in context: DirectiveContext) throws(QueryError) -> PageContent {
    try listOfValues("themes", { context.corpus.label($0, in: "themes", language: context.language) }, in: context)
  }

  func content(key: String, in context: DirectiveContext) throws(QueryError) -> PageContent {
    var parts = PageParts(key: "theme-" + key, showsFiction: false, in: context)
    try parts.add(
      "Accords", "accords", where: Filter("themes", key),
      ["id", "collectivite", "partenaire", "pays_nom", "type", "date_signature", "statut"],
      sort: ["collectivite", "partenaire"])
    try parts.add("Actions", "actions", where: Filter("theme", key), ["titre", "accord_id", "date_debut", "avancement"])
    return PageContent(
      body: .joined(parts.html + context.documents(with: key, of: "themes")), breadcrumb: breadcrumb(in: context),
      searchText: context.corpus.label(key, in: "themes"), facets: ["themes": [key]])
  }
}

extension RegistryIndex {
  /// The values that real agreements have, sorted.
  fileprivate func valuesOfAgreements(_ values: ([String: String]) -> [String]) -> [String] {
    let rows = keys(of: "accords").compactMap { row($0, in: "accords") }.filter { $0["fictif"] != "oui" }
    return Set(rows.flatMap(values)).sorted()
  }
}

extension DirectiveContext {
  /// The way to the documents that have the same value.
  fileprivate func documents(with code: String, of vocabulary: String) -> [HTML] {
    let taxonomy = corpus.taxonomies.first { $0.definition.vocabulary == vocabulary }
    guard let value = taxonomy?.values.first(where: { $0.code == code }) else { return [] }
    let count = value.documents.count
    let words = count == 1 ? "Un document du site en parle" : "\(count) documents du site en parlent"
    return [.element("p", [:], [.element("a", ["href": page.link(to: value.address)], words), HTML(".")])]
  }
}
