import PluginKit

/// Rows that contradict one another, or the world.
enum RowRules {
  static let all = [repeatedAgreement, coordinates, magnitude] + currencies + [unknownDates, duration]

  static let repeatedAgreement = RegistryRule(
    "REG-004", .warning, Localized(fr: "Un accord signé deux fois en un an", en: "An agreement signed twice in a year"),
    reason: Localized(
      fr: "Deux lignes du même type entre les mêmes parties, à moins de douze mois, sont souvent une seule.",
      en: "Two rows of one type between the same parties, less than twelve months apart, are often one."),
    remedy: Localized(fr: "Gardez celle dont la source est la meilleure.", en: "Keep the one with the better source."),
    at: "accords",
    "date_signature", needs: SignedPairs.needs,
    sql: """
      \(SignedPairs.sql)
      SELECT b.rang, b.id, a.id FROM signes a JOIN signes b ON \(SignedPairs.same)
      WHERE a.date_signature <> b.date_signature
        AND max(jour_max(a.date_signature) - jour_min(b.date_signature), jour_max(b.date_signature) - jour_min(a.date_signature)) <= 366
      """
  ) { Localized(fr: "« \($0[0]) » répète peut-être « \($0[1]) »", en: "“\($0[0])” may repeat “\($0[1])”") }

  static let coordinates = RegistryRule(
    "REG-006", .warning, Localized(fr: "Des coordonnées hors du pays", en: "Coordinates outside the country"),
    reason: Localized(
      fr: "Un point hors du pays vient souvent d’un homonyme ou de deux nombres inversés.",
      en: "A point outside the country often comes from another place of the same name, or from two numbers swapped."),
    remedy: Localized(fr: "Vérifiez lat (nord) et lon (est).", en: "Check lat (north) and lon (east)."), at: "collectivites",
    "lat",
    needs: ["collectivites.nom", "collectivites.pays_iso2", "collectivites.lon"]
  ) { context throws(QueryError) in
    let boxes = CountryBoxes(geoJSON: context.corpus.site.map?.bytes ?? [])
    return try context.rows(
      "SELECT rowid, nom, pays_iso2, lat, lon FROM _collectivites WHERE lat IS NOT NULL AND lon IS NOT NULL"
    )
    .compactMap {
      guard let row = Int($0[0]), let latitude = Double($0[3]), let longitude = Double($0[4]) else { return nil }
      guard !boxes.allows(longitude, latitude, in: $0[2]) else { return nil }
      return .init(
        row: row,
        summary: Localized(
          fr: "« \($0[1]) » est placée hors de son pays (\($0[2]))", en: "“\($0[1])” is placed outside its country (\($0[2]))"))
    }
  }

  static let magnitude = RegistryRule(
    "REG-007", .warning,
    Localized(fr: "Une mesure cent fois plus grande que sa cible", en: "A measure a hundred times its target"),
    reason: Localized(fr: "Un tel écart vient souvent d’une erreur d’unité.", en: "Such a gap often comes from a wrong unit."),
    remedy: Localized(fr: "Vérifiez l’unité de l’indicateur.", en: "Check the indicator’s unit."), at: "mesures", "valeur",
    needs: ["mesures.indicateur_id", "indicateurs.cible", "indicateurs.base"],
    sql: """
      SELECT m.rowid, m.valeur, i.cible FROM _mesures m JOIN _indicateurs i ON i.id = m.indicateur_id
      WHERE i.cible IS NOT NULL AND abs(m.valeur) > 100 * max(abs(i.cible), abs(coalesce(i.base, 0)), 0.000001)
      """
  ) {
    Localized(fr: "la mesure vaut \($0[0]) pour une cible de \($0[1])", en: "the measure is \($0[0]) for a target of \($0[1])")
  }

  static let currencies = [
    ("accords", "montant"), ("actions", "cout_prevu"), ("actions", "cout_realise"), ("adhesions", "cotisation_annuelle"),
    ("appels", "plafond"),
  ].map { table, column in
    RegistryRule(
      "REG-008", .warning, Localized(fr: "Un montant sans devise", en: "An amount without currency"),
      reason: Localized(
        fr: "Un nombre sans devise ne peut être ni additionné ni comparé.",
        en: "A number without currency can be neither added nor compared."),
      remedy: Localized(fr: "Remplissez la colonne devise.", en: "Fill in the column devise."), at: table, column,
      needs: ["\(table).devise"],
      sql: "SELECT rowid, \(column) FROM _\(table) WHERE \(column) IS NOT NULL AND devise IS NULL"
    ) { Localized(fr: "le montant \($0[0]) n’a pas de devise", en: "the amount \($0[0]) has no currency") }
  }

  /// One message for all: an unknown date is no mistake, and a hundred messages would hide those that are.
  static let unknownDates = RegistryRule(
    "REG-010", .info, Localized(fr: "Une date de signature inconnue", en: "An unknown date of signature"),
    reason: Localized(
      fr: "Une cellule vide dit « inconnu », ce qui est juste.", en: "An empty cell says “unknown”, which is right."),
    remedy: Localized(fr: "Cherchez l’acte quand vous le pourrez.", en: "Look for the deed when you can."), at: "accords",
    "date_signature",
    sql: "SELECT min(rowid), count(*) FROM _accords WHERE date_signature IS NULL HAVING count(*) > 0"
  ) {
    Localized(
      fr: "\($0[0]) accords n’ont pas de date de signature ; voici le premier",
      en: "\($0[0]) agreements have no date of signature; here is the first")
  }

  static let duration = RegistryRule(
    "REG-013", .warning,
    Localized(fr: "Une fin qui ne suit pas de la durée", en: "An end that does not follow from the duration"),
    reason: Localized(
      fr: "La date de fin est la date d’effet plus la durée, à un mois près.",
      en: "The end is the effective date plus the duration, give or take a month."),
    remedy: Localized(
      fr: "Corrigez la date de fin, la date d’effet ou la durée.", en: "Mend the end, the effective date or the duration."),
    at: "accords",
    "date_fin", needs: ["accords.date_effet", "accords.duree_mois"],
    sql: """
      SELECT rowid, date_fin, date_effet, duree_mois FROM _accords
      WHERE length(date_fin) >= 7 AND length(date_effet) >= 7 AND duree_mois IS NOT NULL
        AND abs((substr(date_fin, 1, 4) * 12 + substr(date_fin, 6, 2)) - (substr(date_effet, 1, 4) * 12 + substr(date_effet, 6, 2)) - duree_mois) > 1
      """
  ) {
    Localized(
      fr: "la fin (\($0[0])) ne suit pas de la date d’effet (\($0[1])) et de la durée (\($0[2]) mois)",
      en: "the end (\($0[0])) does not follow from the effective date (\($0[1])) and the duration (\($0[2]) months)")
  }
}

/// Agreements of which a date of signature is known, with their two parties in one order whichever side signed first.
enum SignedPairs {
  static let needs = ["type", "date_signature", "collectivite_id", "partenaire_id"].map { "accords.\($0)" }
  /// Materialised, so that SQLite indexes it: comparing all agreements with one another would not end on a national registry.
  static let sql = """
    WITH signes AS MATERIALIZED (
      SELECT rowid AS rang, id, type, date_signature, min(collectivite_id, partenaire_id) AS une,
        max(collectivite_id, partenaire_id) AS autre
      FROM _accords WHERE date_signature IS NOT NULL)
    """
  /// That `b` follows `a` and is of the same type between the same parties.
  static let same = "b.une = a.une AND b.autre = a.autre AND b.type = a.type AND a.rang < b.rang"
}
