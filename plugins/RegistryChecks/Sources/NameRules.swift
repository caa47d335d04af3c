import PluginKit

/// Names that say that a row is not what it should be.
enum NameRules {
  static let all = [state, spelling]

  /// Words that begin the names of States and their services.
  private static let stateWords = [
    "royaume-", "republique-", "etat-de-", "etat-du-", "ministere-", "gouvernement-", "federation-de-",
  ]
  /// States that are also towns.
  private static let cityStates: Set<String> = [
    "djibouti", "grenade", "luxembourg", "monaco", "singapour", "saint-marin", "guatemala", "panama", "koweit", "mexico",
  ]

  static let state = RegistryRule(
    "REG-011", .error, Localized(fr: "Un partenaire qui est un État", en: "A partner that is a State"),
    reason: Localized(
      fr: "La coopération décentralisée se fait entre collectivités ; un accord avec un État n’en est pas.",
      en: "Decentralised cooperation is between local governments; an agreement with a State is not."),
    remedy: Localized(
      fr: "Nommez la collectivité partenaire, ou retirez l’accord.", en: "Name the local government, or remove the agreement."),
    at: "accords", "partenaire_id", needs: ["collectivites.nom"]
  ) { context throws(QueryError) in
    let countries = Set(try context.rows("SELECT nom FROM _vocabulaires WHERE vocabulaire = 'pays'").map { Anchor.slug($0[0]) })
    return try context.rows(
      "SELECT a.rowid, p.nom FROM _accords a JOIN _collectivites p ON p.id = a.partenaire_id"
    ).compactMap { row in
      let name = Anchor.slug(row[1])
      let isState = (countries.contains(name) && !cityStates.contains(name)) || stateWords.contains { name.hasPrefix($0) }
      guard isState else { return nil }
      return .init(
        row: Int(row[0]),
        summary: Localized(
          fr: "« \(row[1]) » est un État ou l’un de ses services", en: "“\(row[1])” is a State or one of its services"))
    }
  }

  static let spelling = RegistryRule(
    "REG-012", .warning, Localized(fr: "Une collectivité sous deux orthographes", en: "A local government under two spellings"),
    reason: Localized(
      fr: "Deux lignes pour une même collectivité partagent ses accords entre deux pages.",
      en: "Two rows for one local government split its agreements between two pages."),
    remedy: Localized(
      fr: "Gardez une ligne et corrigez les accords qui nomment l’autre.",
      en: "Keep one row and mend the agreements that name the other."),
    at: "collectivites", "nom", needs: ["collectivites.pays_iso2", "collectivites.niveau"]
  ) { context throws(QueryError) in
    var first: [String: String] = [:]
    return try context.rows("SELECT rowid, nom, pays_iso2, coalesce(niveau, '') FROM _collectivites ORDER BY rowid").compactMap {
      row in
      let key = row[2] + " " + row[3] + " " + Anchor.slug(row[1])
      guard let known = first[key] else {
        first[key] = row[1]
        return nil
      }
      return .init(
        row: Int(row[0]),
        summary: Localized(
          fr: "« \(row[1]) » est déjà là sous le nom « \(known) »", en: "“\(row[1])” is already there as “\(known)”"))
    }
  }
}
