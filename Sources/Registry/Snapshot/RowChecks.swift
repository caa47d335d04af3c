import Diagnostics
import GRDB

/// A rule on rows that SQL can find once all tables are there. Its query gives the row's number and what the message names.
struct RowCheck {
  let code: String
  let table: String
  /// The column of the row that the diagnostic shows.
  let column: String
  /// What must be declared for the rule to make sense: tables and their columns.
  let needs: [String: [String]]
  let sql: String
  let diagnostic: @Sendable (Row, Place?) -> Diagnostic

  func applies(to schema: RegistrySchema) -> Bool {
    needs.allSatisfy { table, columns in columns.allSatisfy { schema.table(table)?.column($0) != nil } }
  }

  static let all = [partnerCountry, sameCountry]

  private static let parties = [
    "accords": ["collectivite_id", "partenaire_id", "pays_partenaire_iso2"], "collectivites": ["id", "nom", "pays_iso2"],
  ]

  /// The country of the partner is written in the agreement and known from the partner: they must agree.
  static let partnerCountry = RowCheck(
    code: "REG-005", table: "accords", column: "pays_partenaire_iso2", needs: parties,
    sql: """
      SELECT l.rowid AS rang, l.pays_partenaire_iso2 AS ecrit, p.pays_iso2 AS connu, coalesce(p.nom, p.id) AS nom
      FROM _accords l JOIN _collectivites p ON p.id = l.partenaire_id WHERE l.pays_partenaire_iso2 <> p.pays_iso2
      """
  ) { row, place in
    let (written, known, name): (String, String, String) = (row["ecrit"], row["connu"], row["nom"])
    return Diagnostic(
      "REG-005", .warning, at: place,
      Localized(
        fr: "le pays du partenaire est « \(written) » ici, mais « \(known) » dans la ligne de « \(name) »",
        en: "the partner’s country is “\(written)” here, but “\(known)” in the row of “\(name)”"),
      explanation: Localized(fr: "L’un des deux est faux.", en: "One of the two is wrong."))
  }

  /// International cooperation has parties of different countries.
  static let sameCountry = RowCheck(
    code: "REG-005", table: "accords", column: "partenaire_id", needs: parties,
    sql: """
      SELECT l.rowid AS rang, p.pays_iso2 AS pays FROM _accords l JOIN _collectivites c ON c.id = l.collectivite_id
      JOIN _collectivites p ON p.id = l.partenaire_id WHERE c.pays_iso2 = p.pays_iso2
      """
  ) { row, place in
    let country: String = row["pays"]
    return Diagnostic(
      "REG-005", .error, at: place,
      Localized(
        fr: "les deux parties sont du même pays (\(country))", en: "both parties are of the same country (\(country))"),
      explanation: Localized(
        fr: "Un accord entre collectivités d’un même pays n’est pas de la coopération internationale : il n’a pas sa place ici.",
        en: "An agreement between local governments of one country is not international cooperation: it does not belong here."))
  }
}
