import PluginKit

/// An agreement: who with whom, since when, what for, and what came of it.
struct AgreementSubject: RegistrySubject {
  let table = "accords"
  let listTitle = "Accords"
  let listSummary = "Tous les accords du registre : jumelages et conventions, avec leurs parties, leur date et leur source."

  func page(key: String, of documents: DocumentSet) -> GeneratedPage {
    let row = documents.registry.row(key, in: table) ?? [:]
    let parties = [row["collectivite"], row["partenaire"]].compactMap { $0 }.joined(separator: " – ")
    let form = row["type"] == "jumelage" ? "Jumelage" : "Convention"
    return generatedPage(
      key: key, title: "\(form) \(parties)", summary: "\(form) entre \(parties) (\(key)).", kindLabel: "accord", names: [key])
  }

  func list(in context: DirectiveContext) throws(QueryError) -> PageContent {
    try tableOfRows(
      ["id", "type", "collectivite", "partenaire", "pays_nom", "date_signature", "statut", "fiabilite"],
      sort: ["collectivite", "partenaire"],
      in: context)
  }

  private static let factColumns = [
    "id", "type", "collectivite", "partenaire", "pays_nom", "date_signature", "date_effet", "date_fin", "duree_mois",
    "reconduction_tacite", "statut", "etat_juridique", "cadre_id", "themes", "maitrise_ouvrage", "maitre_oeuvre", "gouvernance",
    "montant", "devise", "fiabilite",
  ]

  func content(key: String, in context: DirectiveContext) throws(QueryError) -> PageContent {
    let row = RowFacts(key, in: table, context)
    let facts = row.facts(Self.factColumns)
    let texts = [row["intitule"], row["objet"], row["notes"]].compactMap { $0 }
    var parts = PageParts(key: key, showsFiction: row.isFictional, in: context)
    let timeline = try Timeline(of: key, in: context)
    if !timeline.isEmpty { parts.add("Chronologie", timeline.html) }
    try addTables(of: key, to: &parts, row, context)
    let source = row["source"].map { [HTML.element("p", ["class": "source"], [HTML("Source : "), SourceLinks.html($0)])] } ?? []
    return PageContent(
      body: .joined(texts.map { .element("p", [:], $0) } + parts.html + source), breadcrumb: breadcrumb(in: context),
      facts: facts,
      isFictional: row.isFictional,
      searchText: (texts + facts.flatMap { $0.values.map(\.text) }).joined(separator: "\n"),
      facets: ["pays": [row["pays_partenaire_iso2"]].compactMap { $0 }])
  }

  /// The rows of other tables that belong to the agreement.
  private func addTables(
    of key: String, to parts: inout PageParts, _ row: RowFacts, _ context: DirectiveContext
  ) throws(QueryError) {
    let own = Filter("accord_id", key)
    try parts.add(
      "Parties", "accords_parties", where: own,
      ["collectivite", "role", "signataire_qualite", "date_deliberation", "ref_deliberation"],
      sort: ["ordre"])
    try parts.add(
      "Actions", "actions", where: own, ["titre", "theme_nom", "lieu", "date_debut", "date_fin", "avancement"],
      sort: ["date_debut"])
    let measured = [own] + (row.isFictional ? [Filter("fictif", "oui")] : [Filter("fictif", ["vide", "non"])])
    let indicators = try IndicatorTable(
      measured, caption: "Indicateurs", hasHiddenCaption: true, id: "\(Anchor.slug(key))-indicateurs", in: context)
    if !indicators.isEmpty { parts.add("Indicateurs", indicators.html) }
    let currencies = try context.registry.figure(.distinct("devise"), of: "financements", where: [own]).value.number ?? 0
    try parts.add(
      "Financement", "financements", where: own, ["financeur", "role", "annee", "nature", "etat", "montant", "devise"],
      sort: ["annee", "financeur"], totals: currencies == 1 ? ["montant"] : [])
    try parts.add("Organes", "organes", where: own, ["type", "composition", "frequence_reunions_mois"])
    try parts.add(
      "Réunions", "reunions", where: own, ["date", "organe", "date_compte_rendu", "decisions_nb", "actions_ouvertes"],
      sort: ["-date"])
    try parts.add("Documents", "documents", where: own, ["titre", "type", "date", "langue", "chemin_ou_url"], sort: ["date"])
    try parts.add("Évaluations", "evaluations", where: own, ["date", "type", "criteres", "recommandations_nb", "suivies_nb"])
  }
}
