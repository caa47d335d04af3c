import PluginKit

/// The funding rows of one agreement or one action, which rules look at together.
struct Project {
  struct FundingRow {
    let row: Int
    let role: String
    let amount: Double
    let currency: String
    let share: Double?
    let year: String
    let isInKind: Bool
    let isUnpaid: Bool
    let hasRate: Bool
  }

  let name: String
  let rows: [FundingRow]
  let isMoroccan: Bool
  let hasAccount: Bool

  /// What `all` reads; the rate is read where it is declared.
  static let needs =
    ["action_id", "accord_id", "role", "montant", "devise", "part_pct", "annee", "nature", "etat"].map { "financements.\($0)" }
    + [
      "actions.accord_id", "accords.collectivite_id", "collectivites.pays_iso2", "documents.accord_id", "documents.titre",
      "evenements.accord_id", "evenements.commentaire",
    ]

  static func all(in context: CheckContext) throws(QueryError) -> [Project] {
    let funding = context.registry.schema.table("financements")
    let hasRates = ["taux_change", "date_taux"].allSatisfy { funding?.column($0) != nil }
    let rates = hasRates ? "f.taux_change IS NOT NULL AND f.date_taux IS NOT NULL" : "0"
    let answer = try context.rows(
      """
      SELECT coalesce(f.action_id, f.accord_id), f.rowid, coalesce(f.role, ''), f.montant, f.devise, f.part_pct, coalesce(f.annee, '?'),
        coalesce(f.nature, '') = 'valorisation', coalesce(f.etat, '') IN ('prevu', 'engage'), \(rates), coalesce(c.pays_iso2, ''),
        EXISTS (SELECT 1 FROM _documents d WHERE d.accord_id = a.id AND (d.titre LIKE '%CDD%' OR d.titre LIKE '%dépenses sur dotations%'))
          OR EXISTS (SELECT 1 FROM _evenements e WHERE e.accord_id = a.id AND (e.commentaire LIKE '%CDD%' OR e.commentaire LIKE '%dépenses sur dotations%'))
      FROM _financements f LEFT JOIN _actions t ON t.id = f.action_id
      LEFT JOIN _accords a ON a.id = coalesce(f.accord_id, t.accord_id) LEFT JOIN _collectivites c ON c.id = a.collectivite_id
      WHERE f.montant IS NOT NULL AND coalesce(f.action_id, f.accord_id) IS NOT NULL ORDER BY f.rowid
      """)
    return Dictionary(grouping: answer, by: { $0[0] }).sorted { $0.key < $1.key }.map { name, rows in
      Project(name: name, rows: rows.map(row), isMoroccan: rows[0][10] == "MA", hasAccount: rows[0][11] == "1")
    }
  }

  private static func row(_ cells: [String]) -> FundingRow {
    FundingRow(
      row: Int(cells[1]) ?? 0, role: cells[2], amount: Double(cells[3]) ?? 0, currency: cells[4], share: Double(cells[5]),
      year: cells[6],
      isInKind: cells[7] == "1", isUnpaid: cells[8] == "1", hasRate: cells[9] == "1")
  }

  /// The one currency of all its rows; nil when there are several.
  var currency: String? { Set(rows.map(\.currency)).count == 1 ? rows.first?.currency : nil }

  /// Both ministries pay: the joint scheme of Morocco and France.
  var isJoint: Bool { isMoroccan && rows.contains { $0.role == "etat_local" } && rows.contains { $0.role == "etat_partenaire" } }

  /// Percent of the whole that those of a role pay; nil when amounts cannot be added up.
  func part(of role: String) -> Double? {
    let total = rows.map(\.amount).reduce(0, +)
    guard currency != nil, total > 0 else { return nil }
    return rows.filter { $0.role == role }.map(\.amount).reduce(0, +) / total * 100
  }

  /// A breach of the project as a whole, shown at its first row.
  func finding(fr french: String, en english: String) -> RegistryRule.Finding {
    .init(row: rows.first?.row, summary: Localized(fr: "« \(name) » : \(french)", en: "“\(name)”: \(english)"))
  }
}
