import PluginKit

/// An agreement: who with whom, since when, what for.
struct AgreementSubject: RegistrySubject {
  let table = "accords"
  let listTitle = "Accords"
  let listSummary = "Tous les accords du registre : jumelages et conventions, avec leurs parties, leur date et leur source."
  let listColumns = ["id", "type", "collectivite", "partenaire", "pays_nom", "date_signature", "statut", "fiabilite"]
  let listSort = ["collectivite", "partenaire"]

  func page(key: String, row: [String: String], registry: RegistryIndex) -> GeneratedPage {
    let parties = [row["collectivite"], row["partenaire"]].compactMap { $0 }.joined(separator: " – ")
    let form = row["type"] == "jumelage" ? "Jumelage" : "Convention"
    return generatedPage(
      key: key, title: "\(form) \(parties)", summary: "\(form) entre \(parties) (\(key)).", kindLabel: "accord")
  }

  func content(key: String, in context: DirectiveContext) throws(QueryError) -> PageContent {
    let row = RowFacts(key, in: table, context)
    let facts = row.facts([
      "type", "collectivite", "partenaire", "pays_nom", "date_signature", "date_effet", "date_fin", "duree_mois",
      "reconduction_tacite",
      "statut", "themes", "fiabilite",
    ])
    let texts = [row["intitule"], row["notes"], row["gouvernance"]].compactMap { $0 }
    var body = texts.map { HTML.element("p", [:], $0) }
    for (table, caption) in [
      ("actions", "Actions menées sous cet accord"), ("evenements", "Étapes juridiques"), ("documents", "Documents"),
    ] {
      if let rows = try rows(of: table, caption: caption, key: key, row, context) { body.append(rows) }
    }
    if let source = row["source"] {
      body.append(.element("p", ["class": "source"], [HTML("Source : "), SourceLinks.html(source)]))
    }
    return PageContent(
      body: .joined(body), breadcrumb: breadcrumb(in: context), facts: facts, isFictional: row.isFictional,
      searchText: ([key] + texts + facts.flatMap { $0.values.map(\.text) }).joined(separator: "\n"),
      facets: ["pays": [row["pays_partenaire_iso2"]].compactMap { $0 }])
  }

  /// The rows of another table that belong to the agreement.
  private func rows(
    of table: String, caption: String, key: String, _ row: RowFacts, _ context: DirectiveContext
  ) throws(QueryError) -> HTML? {
    guard context.registry.table(table)?.origins.isEmpty == false else { return nil }
    var query = TableQuery(table, where: [Filter("accord_id", key)], columns: Self.columns[table] ?? [])
    query.addFictionFilter(only: row.isFictional, schema: context.registry.schema)
    return try related(query, caption: caption, id: "\(Anchor.slug(key))-\(table)", in: context)?.html
  }

  private static let columns = [
    "actions": ["titre", "theme", "date_debut", "date_fin", "avancement"],
    "evenements": ["date", "etape", "reference", "autorite"],
    "documents": ["titre", "type", "date", "langue"],
  ]
}

/// A local government, and its agreements on either side.
struct MunicipalitySubject: RegistrySubject {
  let table = "collectivites"
  let listTitle = "Collectivités"
  let listSummary = "Les collectivités citées par les accords du registre, par pays."
  let listColumns = ["nom", "pays_nom", "niveau"]
  let listSort = ["nom"]

  func page(key: String, row: [String: String], registry: RegistryIndex) -> GeneratedPage {
    let country = row["pays_nom"].map { " (\($0))" } ?? ""
    let name = row["nom"] ?? key
    return generatedPage(
      key: key, title: name, summary: "Les accords et adhésions de \(name)\(country) au registre.", kindLabel: "collectivité")
  }

  func content(key: String, in context: DirectiveContext) throws(QueryError) -> PageContent {
    let row = RowFacts(key, in: table, context)
    var body: [HTML] = []
    let sides = [
      ("collectivite_id", "partenaire", "Accords de cette collectivité"),
      ("partenaire_id", "collectivite", "Accords dont elle est partenaire"),
    ]
    for (side, other, caption) in sides {
      var query = TableQuery(
        "accords", where: [Filter(side, key)], columns: ["id", "type", other, "date_signature", "statut"],
        sort: ["-date_signature"])
      query.addFictionFilter(only: row.isFictional, schema: context.registry.schema)
      if let table = try related(query, caption: caption, id: "\(Anchor.slug(key))-\(other)", in: context) {
        body.append(table.html)
      }
    }
    if context.registry.table("adhesions")?.origins.isEmpty == false {
      var query = TableQuery(
        "adhesions", where: [Filter("collectivite_id", key)], columns: ["organisation", "date_adhesion", "statut"])
      query.addFictionFilter(only: row.isFictional, schema: context.registry.schema)
      if let table = try related(query, caption: "Adhésions", id: "\(Anchor.slug(key))-adhesions", in: context) {
        body.append(table.html)
      }
    }
    if body.isEmpty { body.append(.element("p", ["class": "avis"], "Le registre n’a aucun accord de cette collectivité.")) }
    return PageContent(
      body: .joined(body), breadcrumb: breadcrumb(in: context),
      facts: row.facts(["pays_nom", "niveau", "population", "site_web"]),
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
  let listColumns = ["id", "nom", "vocation", "annee_creation"]
  let listSort = ["nom"]

  func page(key: String, row: [String: String], registry: RegistryIndex) -> GeneratedPage {
    let name = row["nom"] ?? key
    return generatedPage(
      key: key, title: "\(name) (\(key))", summary: "Les collectivités du registre membres de \(name).", kindLabel: "organisation"
    )
  }

  func content(key: String, in context: DirectiveContext) throws(QueryError) -> PageContent {
    let row = RowFacts(key, in: table, context)
    var query = TableQuery(
      "adhesions", where: [Filter("organisation_id", key)], columns: ["collectivite", "date_adhesion", "statut", "source"],
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
