import PluginKit

/// Who may pay how much. Bounds are checked, not exact shares: the guide's 30, 30, 30, 10 is only the case where ministries are at their
/// most and local governments at their least.
enum FundingRules {
  static let all = [
    shares, ministries, localShares, yearly, valued, fund, balance, account, carriedOver, rates,
  ]

  private static func rule(
    _ code: String, _ severity: Severity, _ title: Localized, _ reason: Localized, column: String = "montant",
    needs: [String] = [], find: @escaping @Sendable (Project, CheckContext) -> [RegistryRule.Finding]
  ) -> RegistryRule {
    RegistryRule(
      code, severity, title, reason: reason,
      remedy: Localized(fr: "Vérifiez les lignes de financement de ce projet.", en: "Check the funding rows of this project."),
      at: "financements",
      column, needs: Project.needs + needs
    ) { context throws(QueryError) in try Project.all(in: context).flatMap { find($0, context) } }
  }

  static let shares = rule(
    "FIN-001", .error, Localized(fr: "Des parts dont la somme n’est pas 100", en: "Shares that do not add up to 100"),
    Localized(fr: "Les parts d’un projet font 100 %.", en: "The shares of a project make 100%."), column: "part_pct"
  ) { project, _ in
    guard project.rows.allSatisfy({ $0.share != nil }) else { return [] }
    let sum = project.rows.compactMap(\.share).reduce(0, +)
    return abs(sum - 100) <= 0.5
      ? [] : [project.finding(fr: "les parts font \(number(sum)) %", en: "the shares make \(number(sum))%")]
  }

  static let ministries = rule(
    "FIN-002", .error, Localized(fr: "Des ministères au-delà de leur part", en: "Ministries beyond their share"),
    Localized(
      fr: "Dans le dispositif conjoint, chaque ministère paie au plus 30 %, et tous deux autant.",
      en: "In the joint scheme each ministry pays at most 30%, and both the same.")
  ) { project, _ in
    guard project.isJoint, let local = project.part(of: "etat_local"), let partner = project.part(of: "etat_partenaire") else {
      return []
    }
    guard max(local, partner) > 30.05 || abs(local - partner) > 0.5 else { return [] }
    return [
      project.finding(
        fr: "les ministères paient \(number(local)) % et \(number(partner)) %",
        en: "the ministries pay \(number(local))% and \(number(partner))%")
    ]
  }

  static let localShares = rule(
    "FIN-003", .error, Localized(fr: "Des collectivités sous leur part", en: "Local governments below their share"),
    Localized(
      fr: "Dans le dispositif conjoint, la collectivité française paie au moins 30 %, la marocaine au moins 10 %.",
      en: "In the joint scheme the French local government pays at least 30%, the Moroccan one at least 10%.")
  ) { project, _ in
    guard project.isJoint, let local = project.part(of: "collectivite_locale"),
      let partner = project.part(of: "collectivite_partenaire"),
      partner < 29.95 || local < 9.95
    else { return [] }
    return [
      project.finding(
        fr: "la collectivité partenaire paie \(number(partner)) %, la collectivité porteuse \(number(local)) %",
        en: "the partner pays \(number(partner))%, the lead local government \(number(local))%")
    ]
  }

  static let yearly = rule(
    "FIN-004", .error,
    Localized(fr: "Plus de 500 000 MAD des ministères en un an", en: "Over MAD 500,000 from ministries in a year"),
    Localized(
      fr: "La part commune des deux ministères ne dépasse pas 500 000 MAD par an.",
      en: "The joint share of both ministries is at most MAD 500,000 a year.")
  ) { project, _ in
    guard project.isJoint, project.currency == "MAD" else { return [] }
    let years = Dictionary(grouping: project.rows.filter { $0.role.hasPrefix("etat_") }, by: \.year)
    return years.sorted { $0.key < $1.key }.compactMap { year, rows in
      let sum = rows.map(\.amount).reduce(0, +)
      return sum > 500_000
        ? .init(
          row: rows.first?.row,
          summary: Localized(
            fr: "les ministères paient \(number(sum)) MAD en \(year)", en: "the ministries pay MAD \(number(sum)) in \(year)"))
        : nil
    }
  }

  static let valued = rule(
    "FIN-005", .error, Localized(fr: "Trop de valorisation", en: "Too much in kind"),
    Localized(
      fr: "Les dépenses valorisées de la collectivité française ne dépassent pas 30 % de sa contribution.",
      en: "In-kind expenses of the French local government are at most 30% of its contribution.")
  ) { project, _ in
    guard project.isJoint, project.currency != nil else { return [] }
    let own = project.rows.filter { $0.role == "collectivite_partenaire" }
    let (total, inKind) = (own.map(\.amount).reduce(0, +), own.filter(\.isInKind).map(\.amount).reduce(0, +))
    guard total > 0, inKind > total * 0.3005 else { return [] }
    return [
      project.finding(
        fr: "la valorisation fait \(number(inKind / total * 100)) % de sa contribution",
        en: "in-kind expenses make \(number(inKind / total * 100))% of its contribution")
    ]
  }

  static let fund = rule(
    "FIN-006", .error, Localized(fr: "Un fonds au-delà de 60 %", en: "A fund beyond 60%"),
    Localized(
      fr: "Le fonds africain paie au plus 60 % du coût d’une action.",
      en: "The African fund pays at most 60% of the cost of an action.")
  ) { project, _ in
    guard let share = project.part(of: "fonds"), share > 60.05 else { return [] }
    return [project.finding(fr: "le fonds paie \(number(share)) %", en: "the fund pays \(number(share))%")]
  }

  static let balance = rule(
    "FIN-007", .warning, Localized(fr: "Un solde mal partagé", en: "A balance badly shared"),
    Localized(
      fr: "À côté du fonds africain, la collectivité marocaine paie 30 % et le partenaire 10 %.",
      en: "Beside the African fund the Moroccan local government pays 30% and the partner 10%.")
  ) { project, _ in
    guard let fund = project.part(of: "fonds"), fund > 0, let local = project.part(of: "collectivite_locale"),
      let partner = project.part(of: "collectivite_partenaire"), abs(local - 30) > 0.5 || abs(partner - 10) > 0.5
    else { return [] }
    let isError = fund >= 59.95 && (local < 29.5 || partner < 9.5)
    var finding = project.finding(
      fr: "la collectivité porteuse paie \(number(local)) % et le partenaire \(number(partner)) %",
      en: "the lead local government pays \(number(local))% and the partner \(number(partner))%")
    finding.severity = isError ? .error : nil
    return [finding]
  }

  static let account = rule(
    "FIN-008", .warning, Localized(fr: "De l’argent sans compte d’affectation", en: "Money without a dedicated account"),
    Localized(
      fr: "Au Maroc, l’argent d’un projet passe par un compte de dépenses sur dotations (CDD).",
      en: "In Morocco the money of a project goes through an account of expenses on endowments (CDD).")
  ) { project, _ in
    guard project.isMoroccan, !project.hasAccount, project.rows.contains(where: { !$0.isInKind && $0.role != "prive" }) else {
      return []
    }
    return [project.finding(fr: "aucun document ni étape ne parle d’un CDD", en: "no document or step speaks of a CDD")]
  }

  static let carriedOver = rule(
    "FIN-009", .warning,
    Localized(fr: "Un crédit reporté depuis plus de deux ans", en: "A credit carried over for more than two years"),
    Localized(
      fr: "Un crédit du CDD reporté plus de deux ans doit être rouvert par le conseil.",
      en: "A CDD credit carried over for more than two years must be opened again by the council."), column: "annee"
  ) { project, context in
    guard project.isMoroccan else { return [] }
    return project.rows.filter { $0.isUnpaid && (Int($0.year).map { $0 < context.date.year - 2 } ?? false) }.map {
      .init(
        row: $0.row,
        summary: Localized(fr: "un crédit de \($0.year) n’est toujours pas versé", en: "a credit of \($0.year) is still not paid")
      )
    }
  }

  static let rates = rule(
    "FIN-010", .warning, Localized(fr: "Plusieurs devises sans taux de change", en: "Several currencies without exchange rate"),
    Localized(
      fr: "Des montants en plusieurs devises ne se comparent qu’avec un taux et sa date.",
      en: "Amounts in several currencies compare only with a rate and its date."),
    column: "devise", needs: ["financements.taux_change", "financements.date_taux"]
  ) { project, _ in
    guard project.currency == nil, project.rows.contains(where: { !$0.hasRate }) else { return [] }
    return [
      project.finding(
        fr: "ce projet mêle plusieurs devises sans taux ni date", en: "this project mixes currencies without rate and date")
    ]
  }

  private static func number(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return tenths == tenths.rounded() && abs(tenths) < 1e15 ? String(Int(tenths)) : String(tenths)
  }
}
