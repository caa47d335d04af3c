import PluginKit

/// The order of legal steps. What the guide requires in Morocco is asked of agreements of Moroccan local governments alone.
enum WorkflowRules {
  static let all = [signedTooEarly, lateVisa, noDeliberation, renaming, order, delegation]

  private static let needs = [
    "accords.type", "accords.collectivite_id", "collectivites.pays_iso2", "evenements.accord_id", "evenements.etape",
    "evenements.date",
  ]
  private static let moroccan = "JOIN _collectivites c ON c.id = a.collectivite_id AND c.pays_iso2 = 'MA'"

  static let signedTooEarly = RegistryRule(
    "WF-001", .error,
    Localized(fr: "Un acte signé avant son visa ou l’accord royal", en: "A deed signed before its visa or the royal approval"),
    reason: Localized(
      fr: "Une convention n’est exécutoire qu’après le visa, un jumelage qu’après l’accord royal.",
      en: "An agreement is executory only after the visa, a twinning only after the royal approval."),
    remedy: Localized(fr: "Vérifiez les deux dates dans les actes.", en: "Check both dates in the deeds."), at: "evenements",
    "date", needs: needs,
    sql: """
      SELECT s.rowid, s.accord_id, s.date, v.date FROM _evenements s JOIN _accords a ON a.id = s.accord_id \(moroccan)
      JOIN _evenements v ON v.accord_id = s.accord_id
        AND v.etape = CASE a.type WHEN 'jumelage' THEN 'accord_royal' ELSE 'vise' END
      WHERE s.etape IN ('signe', 'signe_aller', 'signe_retour') AND jour_max(s.date) < jour_min(v.date)
      """
  ) {
    Localized(
      fr: "« \($0[0]) » a été signé le \($0[1]), avant le visa ou l’accord royal du \($0[2])",
      en: "“\($0[0])” was signed on \($0[1]), before the visa or royal approval of \($0[2])")
  }

  static let lateVisa = RegistryRule(
    "WF-002", .warning, Localized(fr: "Un visa hors du délai de vingt jours", en: "A visa later than twenty days"),
    reason: Localized(
      fr: "Le visa est donné dans les vingt jours de la réception ; le guide ne dit pas ce que vaut le silence.",
      en: "The visa is given within twenty days of reception; the guide does not say what silence means."),
    remedy: Localized(
      fr: "Notez la relance faite à l’autorité, ou corrigez la date.",
      en: "Note the reminder sent to the authority, or mend the date."),
    at: "evenements", "date", needs: needs,
    sql: """
      SELECT v.rowid, v.accord_id, jour_min(v.date) - jour_max(t.date) FROM _evenements v JOIN _accords a ON a.id = v.accord_id \(moroccan)
      JOIN _evenements t ON t.accord_id = v.accord_id AND t.etape = 'transmis'
      WHERE v.etape = 'vise' AND jour_min(v.date) - jour_max(t.date) > 20
      """
  ) {
    Localized(
      fr: "délai dépassé : le visa de « \($0[0]) » est venu \($0[1]) jours après la réception",
      en: "too late: the visa of “\($0[0])” came \($0[1]) days after reception")
  }

  static let noDeliberation = RegistryRule(
    "WF-003", .error, Localized(fr: "Un accord avancé sans délibération", en: "An agreement carried on without deliberation"),
    reason: Localized(
      fr: "Le conseil délibère avant que l’acte soit transmis, visé ou signé.",
      en: "The council deliberates before the deed is transmitted, endorsed or signed."),
    remedy: Localized(fr: "Ajoutez l’étape « delibere » avec sa référence.", en: "Add the step “delibere” with its reference."),
    at: "evenements", "etape",
    needs: needs + ["accords_parties.accord_id", "accords_parties.date_deliberation"],
    sql: """
      SELECT min(e.rowid), e.accord_id FROM _evenements e
      WHERE e.etape IN ('transmis', 'vise', 'approuve_tutelle', 'accord_royal', 'signe', 'signe_aller', 'signe_retour', 'en_vigueur')
        AND NOT EXISTS (SELECT 1 FROM _evenements d WHERE d.accord_id = e.accord_id AND d.etape = 'delibere')
        AND NOT EXISTS (SELECT 1 FROM _accords_parties p WHERE p.accord_id = e.accord_id AND p.date_deliberation IS NOT NULL)
      GROUP BY e.accord_id
      """
  ) { Localized(fr: "aucune délibération n’est connue pour « \($0[0]) »", en: "no deliberation is known for “\($0[0])”") }

  static let renaming = RegistryRule(
    "WF-004", .warning, Localized(fr: "Une voie renommée sans délibération", en: "A street renamed without deliberation"),
    reason: Localized(
      fr: "Le nom d’une rue, d’une avenue ou d’une place se décide par délibération (article 118 de la loi organique 113-14).",
      en: "The name of a street, an avenue or a square is decided by deliberation (article 118 of organic law 113-14)."),
    remedy: Localized(
      fr: "Ajoutez la délibération aux documents de l’accord.", en: "Add the deliberation to the agreement’s documents."),
    at: "actions", "titre",
    needs: [
      "actions.accord_id", "actions.description", "accords.collectivite_id", "collectivites.pays_iso2", "documents.accord_id",
      "documents.type",
    ]
  ) { context throws(QueryError) in
    try context.rows(
      """
      SELECT t.rowid, t.titre, coalesce(t.description, '') FROM _actions t JOIN _accords a ON a.id = t.accord_id \(moroccan)
      WHERE NOT EXISTS (SELECT 1 FROM _documents d WHERE d.accord_id = a.id AND d.type = 'deliberation')
      """
    ).compactMap { row in
      let words = "-" + Anchor.slug(row[1] + " " + row[2]) + "-"
      let isPlace = ["-rue-", "-avenue-", "-place-", "-boulevard-"].contains { words.contains($0) }
      let isNaming = ["-renomm", "-rebapti", "-bapti", "-denomm", "-denomination-"].contains { words.contains($0) }
      guard isPlace, isNaming else { return nil }
      return .init(
        row: Int(row[0]),
        summary: Localized(
          fr: "« \(row[1]) » donne un nom à une voie sans délibération connue",
          en: "“\(row[1])” names a street without known deliberation"))
    }
  }

  static let order = RegistryRule(
    "WF-005", .error, Localized(fr: "Des étapes dans le désordre", en: "Steps out of order"),
    reason: Localized(fr: "Chaque étape suppose celles d’avant.", en: "Each step supposes those before it."),
    remedy: Localized(fr: "Vérifiez les dates des deux étapes.", en: "Check the dates of both steps."), at: "evenements", "date",
    needs: needs
  ) { context throws(QueryError) in
    let rows = try context.rows(
      """
      SELECT e.rowid, e.accord_id, a.type, e.etape, jour_min(e.date), jour_max(e.date), c.pays_iso2 FROM _evenements e
      JOIN _accords a ON a.id = e.accord_id JOIN _collectivites c ON c.id = a.collectivite_id ORDER BY e.rowid
      """)
    return Dictionary(grouping: rows, by: { $0[1] }).sorted { $0.key < $1.key }.flatMap { _, steps in outOfOrder(steps) }
  }

  /// The steps that are certainly after a later one.
  private static func outOfOrder(_ steps: [[String]]) -> [RegistryRule.Finding] {
    steps.flatMap { step in
      steps.compactMap { other -> RegistryRule.Finding? in
        guard let own = rank(of: step), let later = rank(of: other), own < later, let earliest = Int(step[4]),
          let latest = Int(other[5]),
          latest < earliest, !isApproval(step, before: other)
        else { return nil }
        return .init(
          row: Int(step[0]),
          summary: Localized(
            fr: "pour « \(step[1]) », l’étape « \(step[3]) » vient après « \(other[3]) »",
            en: "for “\(step[1])”, the step “\(step[3])” comes after “\(other[3])”"))
      }
    }
  }

  /// That a deed was signed before its approval is said by WF-001.
  private static func isApproval(_ step: [String], before other: [String]) -> Bool {
    ["vise", "accord_royal"].contains(step[3]) && other[3].hasPrefix("signe") && step[6] == "MA"
  }

  /// Steps of the same rank exclude one another.
  private static func rank(of step: [String]) -> Int? {
    let orders =
      step[6] != "MA"
      ? [
        ["brouillon", "proposition"], ["inscrit_odj"], ["delibere"], ["transmis"], ["approuve_tutelle"], ["signe"],
        ["en_vigueur"], ["clos", "resilie", "expire"],
      ]
      : step[2] == "jumelage"
        ? [
          ["proposition"], ["accord_principe"], ["inscrit_odj"], ["delibere"], ["transmis"], ["accord_royal"],
          ["signe_aller", "signe"], ["signe_retour"],
        ]
        : [
          ["brouillon"], ["inscrit_odj"], ["delibere"], ["transmis"], ["vise", "refuse"], ["signe"], ["en_vigueur"],
          ["clos", "resilie", "expire"],
        ]
    return orders.firstIndex { $0.contains(step[3]) }
  }

  static let delegation = RegistryRule(
    "WF-006", .warning,
    Localized(fr: "Une délégation que le conseil n’a pas désignée", en: "A delegation that the council did not appoint"),
    reason: Localized(
      fr: "La délégation qui va signer à l’étranger est désignée par délibération.",
      en: "The delegation that goes abroad to sign is appointed by deliberation."),
    remedy: Localized(
      fr: "Ajoutez la délibération qui la désigne aux documents, avec « délégation » dans son titre.",
      en: "Add the deliberation that appoints it to the documents, with “délégation” in its title."), at: "evenements", "etape",
    needs: needs + [
      "documents.accord_id", "documents.type", "documents.titre", "evenements.commentaire", "evenements.reference",
    ],
    sql: """
      SELECT e.rowid, e.accord_id FROM _evenements e JOIN _accords a ON a.id = e.accord_id AND a.type = 'jumelage' \(moroccan)
      WHERE e.etape = 'signe_aller'
        AND NOT EXISTS (SELECT 1 FROM _documents d WHERE d.accord_id = a.id AND d.type = 'deliberation' AND d.titre LIKE '%délégation%')
        AND NOT EXISTS (SELECT 1 FROM _evenements d WHERE d.accord_id = a.id AND d.etape = 'delibere'
          AND (d.commentaire LIKE '%délégation%' OR d.reference LIKE '%délégation%'))
      """
  ) {
    Localized(
      fr: "rien ne dit qui a désigné la délégation de « \($0[0]) »", en: "nothing says who appointed the delegation of “\($0[0])”"
    )
  }
}
