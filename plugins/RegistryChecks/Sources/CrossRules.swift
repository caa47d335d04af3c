import PluginKit

/// The registry and the documents tell the same story. References of documents to the registry and unknown documents (XR-002) are checked
/// with the documents themselves, by the rules of their models.
enum CrossRules {
  static let all = [sameIdentifiers, dormant, closedWithoutRecord, noIndicator, noReport, uncoveredThemes, casing, repeated]

  static let sameIdentifiers = RegistryRule(
    "XR-001", .error, Localized(fr: "Un identifiant pris deux fois", en: "An identifier taken twice"),
    reason: Localized(
      fr: "Un identifiant nomme une seule chose, document ou ligne du registre.",
      en: "An identifier names one thing, a document or a row of the registry."),
    remedy: Localized(fr: "Changez l’un des deux.", en: "Change one of the two."), at: "accords", "id"
  ) { context in
    var owners: [String: Document] = [:]
    return context.corpus.documents.compactMap { document -> RegistryRule.Finding? in
      guard let identifier = document.identifier else { return nil }
      if let table = context.corpus.registry.table(holding: identifier) {
        return .init(
          row: nil,
          summary: Localized(
            fr: "« \(identifier) » est à la fois content/\(document.path) et une ligne de « \(table) »",
            en: "“\(identifier)” is both content/\(document.path) and a row of “\(table)”"))
      }
      guard let owner = owners.updateValue(document, forKey: identifier), owner.language == document.language else { return nil }
      return .init(
        row: nil,
        summary: Localized(
          fr: "« \(identifier) » est à la fois content/\(owner.path) et content/\(document.path)",
          en: "“\(identifier)” is both content/\(owner.path) and content/\(document.path)"))
    }
  }

  /// Only what is known to have been alive can be known to sleep.
  static let dormant = RegistryRule(
    "XR-003", .warning, Localized(fr: "Un accord dit actif qui dort", en: "An agreement said to be active that sleeps"),
    reason: Localized(
      fr: "Sans action, réunion ni fiche depuis plus de vingt-quatre mois, un accord est dormant.",
      en: "Without action, meeting or record for more than twenty-four months an agreement is dormant."),
    remedy: Localized(
      fr: "Relancez le partenaire, ou passez le statut à « inactif ».",
      en: "Write to the partner, or set the status to “inactif”."),
    at: "accords", "statut",
    needs: [
      "accords.date_signature", "actions.accord_id", "actions.avancement", "actions.date_debut", "actions.date_fin",
      "reunions.organe_id", "reunions.date", "organes.accord_id",
    ]
  ) { context throws(QueryError) in
    let recorded = context.recordedRows
    return try context.rows(
      """
      SELECT a.rowid, a.id FROM _accords a
      WHERE a.statut = 'actif' AND jour_min(:aujourdhui) - coalesce(jour_max(a.date_signature), 0) > 730
        AND NOT EXISTS (SELECT 1 FROM _actions t WHERE t.accord_id = a.id
          AND (t.avancement = 'en_cours' OR jour_min(:aujourdhui) - jour_max(coalesce(t.date_fin, t.date_debut)) <= 730))
        AND NOT EXISTS (SELECT 1 FROM _reunions r JOIN _organes o ON o.id = r.organe_id
          WHERE o.accord_id = a.id AND jour_min(:aujourdhui) - jour_max(r.date) <= 730)
      """
    ).filter { !recorded.contains($0[1]) }.map {
      .init(
        row: Int($0[0]),
        summary: Localized(
          fr: "« \($0[1]) » est dit actif, mais rien n’y bouge depuis deux ans",
          en: "“\($0[1])” is said to be active, but nothing has moved for two years"))
    }
  }

  static let closedWithoutRecord = RegistryRule(
    "XR-004", .warning, Localized(fr: "Une action close sans retour d’expérience", en: "A closed action without a record"),
    reason: Localized(
      fr: "La neuvième étape du guide demande de capitaliser dans l’année.",
      en: "The guide’s ninth step asks for a record within a year."),
    remedy: Localized(
      fr: "Écrivez un retour d’expérience qui cite l’action ou son accord.",
      en: "Write a record that names the action or its agreement."),
    at: "actions", "avancement", needs: ["actions.accord_id", "actions.date_fin"]
  ) { context throws(QueryError) in
    let recorded = context.recordedRows
    return try context.rows(
      "SELECT rowid, id, accord_id FROM _actions WHERE avancement = 'achevee' AND jour_min(:aujourdhui) - jour_max(date_fin) > 365"
    ).filter { recorded.isDisjoint(with: $0[1...2]) }.map {
      .init(
        row: Int($0[0]),
        summary: Localized(
          fr: "« \($0[1]) » est achevée depuis plus d’un an et aucune fiche n’en parle",
          en: "“\($0[1])” ended over a year ago and no record speaks of it"))
    }
  }

  static let noIndicator = RegistryRule(
    "XR-005", .warning, Localized(fr: "Un budget sans indicateur", en: "A budget without indicator"),
    reason: Localized(fr: "Ce qui est payé doit pouvoir être mesuré.", en: "What is paid for must be measurable."),
    remedy: Localized(fr: "Ajoutez au moins un indicateur à l’accord.", en: "Add at least one indicator to the agreement."),
    at: "accords", "id",
    needs: [
      "accords.montant", "financements.accord_id", "indicateurs.accord_id", "indicateurs.action_id", "actions.accord_id",
    ],
    sql: """
      SELECT a.rowid, a.id FROM _accords a
      WHERE (a.montant IS NOT NULL OR EXISTS (SELECT 1 FROM _financements f WHERE f.accord_id = a.id))
        AND NOT EXISTS (SELECT 1 FROM _indicateurs i LEFT JOIN _actions t ON t.id = i.action_id WHERE coalesce(i.accord_id, t.accord_id) = a.id)
      """
  ) { Localized(fr: "« \($0[0]) » a un budget et aucun indicateur", en: "“\($0[0])” has a budget and no indicator") }

  static let noReport = RegistryRule(
    "XR-006", .warning, Localized(fr: "Des termes de référence sans rapport", en: "Terms of reference without report"),
    reason: Localized(
      fr: "Une évaluation ne sert que si son rapport est partagé.", en: "An evaluation is useful only when its report is shared."),
    remedy: Localized(
      fr: "Ajoutez le rapport aux documents, ou à l’évaluation.", en: "Add the report to the documents, or to the evaluation."),
    at: "documents",
    "type",
    needs: [
      "documents.titre", "documents.accord_id", "documents.date", "evaluations.accord_id", "evaluations.rapport",
    ],
    sql: """
      SELECT d.rowid, d.titre FROM _documents d
      WHERE d.type = 'tdr' AND jour_min(:aujourdhui) - jour_max(d.date) > 365
        AND NOT EXISTS (SELECT 1 FROM _documents r WHERE r.accord_id = d.accord_id AND r.type IN ('evaluation', 'rapport') AND jour_max(r.date) >= jour_min(d.date))
        AND NOT EXISTS (SELECT 1 FROM _evaluations e WHERE e.accord_id = d.accord_id AND e.rapport IS NOT NULL)
      """
  ) { Localized(fr: "« \($0[0]) » n’a pas donné de rapport", en: "“\($0[0])” led to no report") }

  static let uncoveredThemes = RegistryRule(
    "XR-007", .info, Localized(fr: "Un thème sans bonne pratique", en: "A theme without good practice"),
    reason: Localized(
      fr: "Des accords portent ce thème, et aucune fiche n’en tire de leçon.",
      en: "Agreements are about this theme, and no fiche draws a lesson from it."),
    remedy: Localized(
      fr: "Écrivez une fiche, ou ajoutez le thème à l’une d’elles.", en: "Write a fiche, or add the theme to one."),
    at: "accords", "themes"
  ) { context throws(QueryError) in
    let covered = Set(context.corpus.documents.filter { $0.model.name == "bonne-pratique" }.flatMap { $0.texts("themes") })
    let used = Set(
      try context.rows("SELECT themes FROM _accords WHERE themes IS NOT NULL").flatMap {
        $0[0].split(separator: ";").map(String.init)
      })
    let missing = used.subtracting(covered).map { context.corpus.label($0, in: "themes") }.sorted()
    guard !missing.isEmpty else { return [] }
    let list = missing.joined(separator: ", ")
    return [
      .init(row: nil, summary: Localized(fr: "aucune bonne pratique ne couvre : \(list)", en: "no good practice covers: \(list)"))
    ]
  }

  /// Acronyms of the glossary: a term in capitals that a registry's cell writes otherwise.
  static let casing = RegistryRule(
    "XR-008", .warning,
    Localized(fr: "Un sigle écrit autrement que dans le glossaire", en: "An acronym written unlike the glossary"),
    reason: Localized(
      fr: "Un sigle écrit de deux façons se cherche deux fois.", en: "An acronym written in two ways is searched twice."),
    remedy: Localized(fr: "Écrivez-le comme le glossaire.", en: "Write it as the glossary does."), at: "organisations", "id",
    needs: ["organisations.sigle"]
  ) { context throws(QueryError) in
    let terms = context.corpus.documents.filter { $0.model.name == "terme" }.flatMap { [$0.title] + $0.aliases }
    let acronyms = Dictionary(
      terms.filter { $0.count >= 3 && $0 == $0.uppercased() && !$0.contains(" ") }.map { ($0.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
    return try context.rows("SELECT rowid, coalesce(sigle, id) FROM _organisations").compactMap { row in
      guard let term = acronyms[row[1].lowercased()], term != row[1] else { return nil }
      return .init(
        row: Int(row[0]),
        summary: Localized(
          fr: "« \(row[1]) » s’écrit « \(term) » dans le glossaire", en: "“\(row[1])” is written “\(term)” in the glossary"))
    }
  }

  static let repeated = RegistryRule(
    "XR-009", .error, Localized(fr: "Le même accord deux fois", en: "The same agreement twice"),
    reason: Localized(
      fr: "Mêmes parties, même type, même date : c’est le même accord.",
      en: "Same parties, same type, same date: it is the same agreement."),
    remedy: Localized(fr: "Gardez une des deux lignes.", en: "Keep one of the two rows."), at: "accords", "id",
    needs: SignedPairs.needs,
    sql: """
      \(SignedPairs.sql)
      SELECT b.rang, b.id, a.id FROM signes a JOIN signes b ON \(SignedPairs.same) AND a.date_signature = b.date_signature
      """
  ) { Localized(fr: "« \($0[0]) » est le même accord que « \($0[1]) »", en: "“\($0[0])” is the same agreement as “\($0[1])”") }
}

extension CheckContext {
  /// The rows that a record or a fiche names in its fields.
  var recordedRows: Set<String> {
    let records = corpus.documents.filter { ["capitalisation", "bonne-pratique"].contains($0.model.name) }
    return Set(records.flatMap { document in ["accord", "accords", "actions"].flatMap(document.texts) })
  }
}
