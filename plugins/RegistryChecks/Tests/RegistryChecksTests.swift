import Testing

@testable import RegistryChecks

/// Each rule with rows that break it, where the breach is shown, and rows that keep it.
struct RegistryChecksTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let mark: String
    let table: String
    let breaks: String
    let keeps: String
    var others: [String: String] = [:]

    var code: String { String(mark.prefix { $0 != " " }) }
    var testDescription: String { mark }
  }

  private static let accords =
    "id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,date_effet,date_fin,duree_mois,montant,devise,source\n"
  private static let steps = "accord_id,etape,date,commentaire\n"
  private static let funding = "id,accord_id,financeur,role,montant,devise,part_pct,nature,annee,etat\n"
  private static let indicators =
    "id,accord_id,libelle,unite,base,cible,source_verification\nI1,MA-CON-0001,Puits,puits,0,10,essai\n"

  private static func joint(_ local: Int, _ partner: Int, _ own: Int, _ other: Int, valued: Int = 0) -> String {
    funding + """
      F1,MA-CON-0001,Intérieur,etat_local,\(local),MAD,,numeraire,2020,verse
      F2,MA-CON-0001,MEAE,etat_partenaire,\(partner),MAD,,numeraire,2020,verse
      F3,MA-CON-0001,Rabat,collectivite_locale,\(own),MAD,,numeraire,2020,verse
      F4,MA-CON-0001,Lille,collectivite_partenaire,\(other - valued),MAD,,numeraire,2020,verse
      F5,MA-CON-0001,Lille,collectivite_partenaire,\(valued),MAD,,valorisation,2020,verse

      """
  }

  private static func fund(_ fund: Int, _ own: Int, _ partner: Int) -> String {
    funding + """
      F1,MA-CON-0001,Fonds,fonds,\(fund),MAD,,numeraire,2020,verse
      F2,MA-CON-0001,Rabat,collectivite_locale,\(own),MAD,,numeraire,2020,verse
      F3,MA-CON-0001,Lille,collectivite_partenaire,\(partner),MAD,,numeraire,2020,verse

      """
  }

  static let rows: [Case] = [
    Case(
      mark: "REG-004 accords 3:34", table: "accords",
      breaks: accords + "A1,jumelage,ma-rabat,fr-lille,FR,2004,,,,,,s\nA2,jumelage,ma-rabat,fr-lille,FR,2004-06-01,,,,,,s\n",
      keeps: accords + "A1,jumelage,ma-rabat,fr-lille,FR,2004,,,,,,s\nA2,jumelage,ma-rabat,fr-lille,FR,2005-06-01,,,,,,s\n"),
    Case(
      mark: "REG-006 collectivites 2:19", table: "collectivites",
      breaks: "id,nom,pays_iso2,lat,lon\nma-rabat,Rabat,MA,-6.83,34.02\nfr-lille,Lille,FR,,\n",
      keeps: "id,nom,pays_iso2,lat,lon\nma-rabat,Rabat,MA,34.02,-6.83\nfr-lille,Lille,FR,,\n"),
    Case(
      mark: "REG-007 mesures 2:12", table: "mesures", breaks: "indicateur_id,date,valeur,source\nI1,2020-01,1500,s\n",
      keeps: "indicateur_id,date,valeur,source\nI1,2020-01,900,s\n", others: ["indicateurs": indicators]),
    Case(
      mark: "REG-008 accords 2:48", table: "accords", breaks: accords + "A1,jumelage,ma-rabat,fr-lille,FR,2004-05-01,,,,500,,s\n",
      keeps: accords + "A1,jumelage,ma-rabat,fr-lille,FR,2004-05-01,,,,500,MAD,s\n"),
    Case(
      mark: "REG-010 accords 2:34", table: "accords", breaks: accords + "A1,jumelage,ma-rabat,fr-lille,FR,,,,,,,s\n",
      keeps: accords + "A1,jumelage,ma-rabat,fr-lille,FR,2004,,,,,,s\n"),
    Case(
      mark: "REG-011 accords 2:22", table: "accords", breaks: accords + "A1,jumelage,ma-rabat,es-etat,ES,2004,,,,,,s\n",
      keeps: accords + "A1,jumelage,ma-rabat,fr-lille,FR,2004,,,,,,s\n",
      others: ["collectivites": "id,nom,pays_iso2\nma-rabat,Rabat,MA\nfr-lille,Lille,FR\nes-etat,Espagne,ES\n"]),
    Case(
      mark: "REG-012 collectivites 4:7", table: "collectivites",
      breaks: "id,nom,pays_iso2\nma-rabat,Rabat,MA\nfr-lille,Lille,FR\nfr-l2,LILLE,FR\n",
      keeps: "id,nom,pays_iso2\nma-rabat,Rabat,MA\nfr-lille,Lille,FR\nfr-l2,Lillers,FR\n"),
    Case(
      mark: "REG-013 accords 2:58", table: "accords",
      breaks: accords + "A1,convention,ma-rabat,fr-lille,FR,2004-05-01,2004-06-01,2010-06-01,36,,,s\n",
      keeps: accords + "A1,convention,ma-rabat,fr-lille,FR,2004-05-01,2004-06-01,2007-05-31,36,,,s\n"),
    Case(
      mark: "XR-009 accords 3:1", table: "accords",
      breaks: accords + "A1,jumelage,ma-rabat,fr-lille,FR,2004,,,,,,s\nA2,jumelage,ma-rabat,fr-lille,FR,2004,,,,,,s\n",
      keeps: accords + "A1,jumelage,ma-rabat,fr-lille,FR,2004,,,,,,s\nA2,convention,ma-rabat,fr-lille,FR,2004,,,,,,s\n"),
  ]

  static let workflow: [Case] = [
    Case(
      mark: "WF-001 evenements 3:19", table: "evenements",
      breaks: steps + "MA-CON-0001,vise,2020-06-10,\nMA-CON-0001,signe,2020-05,\n",
      keeps: steps + "MA-CON-0001,vise,2020-05-10,\nMA-CON-0001,signe,2020-05,\n"),
    Case(
      mark: "WF-002 evenements 3:18", table: "evenements",
      breaks: steps + "MA-CON-0001,transmis,2020-01-01,\nMA-CON-0001,vise,2020-01-22,\n",
      keeps: steps + "MA-CON-0001,transmis,2020-01-01,\nMA-CON-0001,vise,2020-01-21,\n"),
    Case(
      mark: "WF-003 evenements 2:13", table: "evenements", breaks: steps + "MA-CON-0001,transmis,2020-01-01,\n",
      keeps: steps + "MA-CON-0001,transmis,2020-01-01,\nMA-CON-0001,delibere,2019-01-01,\n"),
    Case(
      mark: "WF-005 evenements 2:22", table: "evenements",
      breaks: steps + "MA-CON-0001,delibere,2020-03,\nMA-CON-0001,transmis,2020-02,\n",
      keeps: steps + "MA-CON-0001,delibere,2020-02,\nMA-CON-0001,transmis,2020-02-20,\n"),
    Case(
      mark: "WF-006 evenements 2:13", table: "evenements", breaks: steps + "MA-JUM-0002,signe_aller,2001-05-01,\n",
      keeps: steps + "MA-JUM-0002,signe_aller,2001-05-01,\nMA-JUM-0002,delibere,2001-01-01,désigne la délégation\n"),
    Case(
      mark: "WF-004 actions 2:16", table: "actions",
      breaks: "id,accord_id,titre,theme,date_debut\nT1,MA-CON-0001,La rue du Port renommée rue de Lille,culture,2020\n",
      keeps: "id,accord_id,titre,theme,date_debut\nT1,MA-CON-0001,Pavage de la rue du Port,culture,2020\n"),
  ]

  static let money: [Case] = [
    Case(
      mark: "FIN-001 financements 2:49", table: "financements",
      breaks: funding
        + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,50,numeraire,2020,verse\nF2,MA-CON-0001,Lille,prive,50,MAD,40,numeraire,2020,verse\n",
      keeps: funding
        + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,50,numeraire,2020,verse\nF2,MA-CON-0001,Lille,prive,50,MAD,50,numeraire,2020,verse\n"
    ),
    Case(
      mark: "FIN-001 financements 2:49", table: "financements",
      breaks: funding + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,99999999999999999999,numeraire,2020,verse\n",
      keeps: funding + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,100,numeraire,2020,verse\n"),
    Case(
      mark: "FIN-002 financements 2:37", table: "financements", breaks: joint(310, 310, 60, 320), keeps: joint(200, 200, 200, 400)
    ),
    Case(
      mark: "FIN-003 financements 2:37", table: "financements", breaks: joint(300, 300, 50, 350), keeps: joint(300, 300, 100, 300)
    ),
    Case(
      mark: "FIN-004 financements 2:37", table: "financements", breaks: joint(260_000, 260_000, 200_000, 400_000),
      keeps: joint(250_000, 250_000, 200_000, 400_000)),
    Case(
      mark: "FIN-005 financements 2:37", table: "financements", breaks: joint(200, 200, 200, 400, valued: 130),
      keeps: joint(200, 200, 200, 400, valued: 120)),
    Case(mark: "FIN-006 financements 2:28", table: "financements", breaks: fund(61, 29, 10), keeps: fund(60, 30, 10)),
    Case(mark: "FIN-007 financements 2:28", table: "financements", breaks: fund(50, 40, 10), keeps: fund(60, 30, 10)),
    Case(
      mark: "FIN-008 financements 2:42", table: "financements",
      breaks: funding + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,,numeraire,2020,verse\n",
      keeps: funding + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,,valorisation,2020,verse\n"),
    Case(
      mark: "FIN-009 financements 2:60", table: "financements",
      breaks: funding + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,,numeraire,2023,engage\n",
      keeps: funding + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,,numeraire,2024,engage\n"),
    Case(
      mark: "FIN-009 financements 2:60", table: "financements",
      breaks: funding + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,,numeraire,-922337203685477580,engage\n",
      keeps: funding + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,,numeraire,9223372036854775807,engage\n"),
    Case(
      mark: "FIN-010 financements 2:45", table: "financements",
      breaks: funding
        + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,,numeraire,2020,verse\nF2,MA-CON-0001,Lille,prive,5,EUR,,numeraire,2020,verse\n",
      keeps: funding
        + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,,numeraire,2020,verse\nF2,MA-CON-0001,Lille,prive,5,MAD,,numeraire,2020,verse\n"
    ),
    Case(
      mark: "XR-005 accords 2:1", table: "financements",
      breaks: funding + "F1,MA-CON-0001,Rabat,collectivite_locale,50,MAD,,valorisation,2020,verse\n", keeps: funding),
  ]

  static let lives: [Case] = [
    Case(
      mark: "XR-003 accords 2:56", table: "accords",
      breaks: CheckFixture.groundAgreements.replacing("clos", with: "actif"),
      keeps: CheckFixture.groundAgreements.replacing("clos", with: "actif").replacing("2020-05-10", with: "2025-05-10")),
    Case(
      mark: "XR-004 actions 2:48", table: "actions",
      breaks: "id,accord_id,titre,theme,date_debut,date_fin,avancement\nT1,MA-CON-0001,Puits,eau,2020-01-01,2020-12-31,achevee\n",
      keeps: "id,accord_id,titre,theme,date_debut,date_fin,avancement\nT1,MA-CON-0001,Puits,eau,2020-01-01,2026-12-31,achevee\n"),
    Case(
      mark: "XR-006 documents 2:16", table: "documents",
      breaks: "id,accord_id,type,titre,date\nD1,MA-CON-0001,tdr,Termes,2021-01-01\n",
      keeps: "id,accord_id,type,titre,date\nD1,MA-CON-0001,tdr,Termes,2021-01-01\nD2,MA-CON-0001,evaluation,Rapport,2021-06-01\n"),
  ]

  @Test(arguments: rows + workflow + money + lives)
  func aBreachIsShownAtItsCell(example: Case) async throws {
    let broken = try await CheckFixture.marks(example.others.merging([example.table: example.breaks]) { $1 })
    #expect(broken.filter { $0.hasPrefix(example.code) } == [example.mark])
    let kept = try await CheckFixture.marks(example.others.merging([example.table: example.keeps]) { $1 })
    #expect(kept.filter { $0.hasPrefix(example.code) } == [])
  }

  @Test(arguments: [
    (
      "XR-001", ["cap.md": "---\nmodele: capitalisation\ntitre: T\nid: MA-CON-0001\n---\n"],
      ["cap.md": "---\nmodele: capitalisation\ntitre: T\nid: CAP-1\n---\n"]
    ),
    (
      "XR-007", ["bp.md": "---\nmodele: bonne-pratique\ntitre: T\nthemes: [sante]\n---\n"],
      ["bp.md": "---\nmodele: bonne-pratique\ntitre: T\nthemes: [culture]\n---\n"]
    ),
    (
      "XR-008", ["oru.md": "---\nmodele: terme\ntitre: AIMF\n---\n"], ["oru.md": "---\nmodele: terme\ntitre: Aimf\n---\n"]
    ),
  ])
  func documentsAndRowsMustAgree(code: String, breaks: [String: String], keeps: [String: String]) async throws {
    let tables = [
      "organisations": "id,nom\nAimf,Association\n",
      "accords":
        "id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,themes,source\nMA-CON-0001,convention,ma-rabat,fr-lille,FR,2020,culture,s\n",
    ]
    #expect(try await CheckFixture.marks(tables, documents: breaks).contains { $0.hasPrefix(code) })
    #expect(try await !CheckFixture.marks(tables, documents: keeps).contains { $0.hasPrefix(code) })
  }

  /// A rule without a title, a reason or a remedy has no page worth reading.
  @Test func everyRuleIsExplained() {
    let rules = RegistryChecks().checks.flatMap(\.rules)
    #expect(
      rules.allSatisfy { rule in [rule.title, rule.reason, rule.remedy].allSatisfy { !$0.french.isEmpty && !$0.english.isEmpty } }
    )
  }
}
