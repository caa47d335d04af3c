import PluginKit

/// A local government, and its agreements on either side.
struct MunicipalitySubject: RegistrySubject {
  let table = "collectivites"
  let listTitle = "Collectivités"
  let listSummary = "Les collectivités citées par les accords du registre, par pays."

  func page(key: String, of documents: DocumentSet) -> GeneratedPage {
    let row = documents.registry.row(key, in: table) ?? [:]
    let country = row["pays_nom"].map { " (\($0))" } ?? ""
    let name = row["nom"] ?? key
    return generatedPage(
      key: key, title: name, summary: "Les accords et adhésions de \(name)\(country) au registre.", kindLabel: "collectivité",
      names: [key])
  }

  func list(in context: DirectiveContext) throws(QueryError) -> PageContent {
    try tableOfRows(["nom", "pays_nom", "niveau"], sort: ["nom"], in: context)
  }

  func content(key: String, in context: DirectiveContext) throws(QueryError) -> PageContent {
    let row = RowFacts(key, in: table, context)
    var parts = PageParts(key: key, showsFiction: row.isFictional, in: context)
    let sides = [
      ("collectivite_id", "partenaire", "Accords de cette collectivité"),
      ("partenaire_id", "collectivite", "Accords dont elle est partenaire"),
    ]
    for (side, other, title) in sides {
      try parts.add(
        title, "accords", where: Filter(side, key), ["id", other, "type", "pays_nom", "date_signature", "statut"],
        sort: ["-date_signature"])
    }
    try parts.add(
      "Autres accords auxquels elle est partie", "accords_parties", where: Filter("collectivite_id", key),
      ["accord_id", "accord", "role"])
    try parts.add("Adhésions", "adhesions", where: Filter("collectivite_id", key), ["organisation", "date_adhesion", "statut"])
    try parts.add(
      "Actions menées ici", "actions", where: Filter("lieu_id", key), ["titre", "accord_id", "date_debut", "avancement"])
    try parts.add("Collectivités rattachées", "collectivites", where: Filter("parent_id", key), ["nom", "niveau"], sort: ["nom"])
    let body =
      parts.html.isEmpty
      ? [HTML.element("p", ["class": "avis"], "Le registre n’a aucun accord de cette collectivité.")] : parts.html
    return PageContent(
      body: .joined(body), breadcrumb: breadcrumb(in: context),
      facts: row.facts(["nom_local", "pays_nom", "niveau", "parent", "population", "population_annee", "site_web"]),
      isFictional: row.isFictional,
      searchText: [row["nom"], row["nom_local"], row["pays_nom"]].compactMap { $0 }.joined(separator: "\n"),
      facets: ["pays": [row["pays_iso2"]].compactMap { $0 }])
  }
}

/// An international organisation of local governments, and its members.
struct OrganisationSubject: RegistrySubject {
  let table = "organisations"
  let listTitle = "Organisations"
  let listSummary = "Les organisations internationales de pouvoirs locaux citées par le guide ou par les adhésions du registre."

  func page(key: String, of documents: DocumentSet) -> GeneratedPage {
    let name = documents.registry.row(key, in: table)?["nom"] ?? key
    return generatedPage(
      key: key, title: "\(name) (\(key))", summary: "Les collectivités du registre membres de \(name).",
      kindLabel: "organisation", names: [key])
  }

  func list(in context: DirectiveContext) throws(QueryError) -> PageContent {
    try tableOfRows(["id", "nom", "vocation", "annee_creation"], sort: ["nom"], in: context)
  }

  func content(key: String, in context: DirectiveContext) throws(QueryError) -> PageContent {
    let row = RowFacts(key, in: table, context)
    var query = TableQuery(
      "adhesions", where: [Filter("organisation_id", key)],
      columns: ["collectivite", "pays_nom", "date_adhesion", "statut", "source"],
      sort: ["collectivite"])
    query.addFictionFilter(only: false, schema: context.registry.schema)
    let members = try LiveTable(query, caption: "Collectivités membres", id: "\(Anchor.slug(key))-membres", in: context)
    let notes = row["notes"].map { [HTML.element("p", [:], $0)] } ?? []
    return PageContent(
      body: .joined(notes + [members.html]), breadcrumb: breadcrumb(in: context),
      facts: row.facts(["vocation", "annee_creation", "site"]),
      isFictional: row.isFictional, searchText: [key, row["nom"]].compactMap { $0 }.joined(separator: "\n"))
  }
}
