import Foundation
import Testing

@testable import Edition

/// The pages that the registry makes: they lead to one another, and tell what is made up.
@Suite struct RegistryPageTests {
  private static let parts = ["theme", "registre.yml", "vocabulaires"]

  private static let agreement = """
    -- content/registre/accords.csv --
    id,type,intitule,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,themes,source
    MA-JUM-0001,jumelage,,ma-fes,it-florence,IT,1963,culture;patrimoine,essai
    MA-CON-0002,convention,Eau partagée,ma-fes,fr-lille,FR,2005-04-27,,https://exemple.org/acte
    -- content/registre/accords_parties.csv --
    accord_id,collectivite_id,role
    MA-CON-0002,ma-fes,chef_de_file
    MA-CON-0002,it-florence,associe
    -- content/registre/actions.csv --
    id,accord_id,titre,theme,date_debut,avancement
    A1,MA-CON-0002,Forer un puits,eau-assainissement,2006-03,achevee
    -- content/registre/financements.csv --
    id,accord_id,financeur,role,montant,devise,annee
    F1,MA-CON-0002,Fès,collectivite_locale,1000,MAD,2006
    F2,MA-CON-0002,Lille,collectivite_partenaire,12500.5,MAD,2006
    -- content/registre/documents.csv --
    id,accord_id,type,titre,date,chemin_ou_url
    D1,MA-CON-0002,convention,L’acte,2005,https://exemple.org/acte.pdf
    -- content/registre/organisations.csv --
    id,nom,vocation
    CGLU,Cités et gouvernements locaux unis,mondiale
    -- content/registre/adhesions.csv --
    id,collectivite_id,organisation_id,date_adhesion,source
    AD1,ma-fes,CGLU,2004,essai
    -- content/index.md --
    # Accueil

    Voir [[MA-CON-0002]], [[ma-fes|Fès]] et [[CGLU]].

    """

  private func site(_ text: String = "") async throws -> [String: String] {
    let (files, outcome) = try await TestSite(TestSite.registry + Self.agreement + text, with: Self.parts).files()
    #expect(TestSite.describe(outcome.diagnostics.filter { $0.severity == .error }) == [])
    return files
  }

  @Test func anAgreementShowsAllThatTheRegistryKnowsOfIt() async throws {
    let files = try await site()
    let page = try #require(files["registre/accords/ma-con-0002.html"])
    for part in ["Chronologie", "Parties", "Actions", "Financement", "Documents"] {
      #expect(page.contains(">\(part)</h2>"), "\(part)")
    }
    #expect(!page.contains(">Réunions</h2>"), "what has no rows has no heading")
    #expect(page.contains("27 avril 2005") && page.contains("mars 2006"))
    #expect(page.contains("13\u{202F}500,5"), "the sum of the funding")
    #expect(page.contains(#"href="https://exemple.org/acte.pdf""#))
    #expect(page.contains("Cité par") && page.contains(#"<a href="../../index.html">Accueil</a>"#))
    #expect(files["index.html"]?.contains(#"<a href="registre/accords/ma-con-0002.html">"#) == true)
  }

  @Test(arguments: [
    ("registre/collectivites/ma-fes.html", "accords/ma-con-0002.html"),
    ("registre/collectivites/it-florence.html", "Autres accords auxquels elle est partie"),
    ("registre/pays/it.html", "accords/ma-jum-0001.html"), ("registre/pays/ma.html", "Accords de ses collectivités"),
    ("registre/pays/ma.html", #"<ul class="valeurs"><li><a href="../collectivites/ma-fes.html">Fès</a></li></ul>"#),
    ("registre/themes/patrimoine.html", "accords/ma-jum-0001.html"),
    ("registre/themes/index.html", "culture.html"), ("registre/pays/index.html", "fr.html"),
    ("registre/organisations/cglu.html", "collectivites/ma-fes.html"), ("registre/accords/index.html", "ma-jum-0001.html"),
  ])
  func eachSubjectLeadsToItsAgreements(path: String, expected: String) async throws {
    #expect(try await site()[path]?.contains(expected) == true)
  }

  @Test func aColumnWithoutValueIsLeftOut() async throws {
    let files = try await site()
    let page = try #require(files["registre/pays/ma.html"])
    #expect(page.contains(">Date de signature</th>") && !page.contains(">Statut</th>"))
  }

  @Test func whatIsMadeUpSaysSoAndCountsNowhere() async throws {
    let files = try await site()
    let page = try #require(files["registre/accords/ma-jum-9001.html"])
    #expect(page.contains("Exemple fictif") && page.contains("avis-fictif"))
    for (path, text) in files where path.hasPrefix("donnees/") || path.hasPrefix("registre/pays/") || path.hasSuffix("index.html")
    {
      #expect(!text.contains("9001") && !text.contains("ma-exemple"), "\(path)")
    }
  }

  /// A table that no code knows: declared, filled, shown, published.
  @Test func aTableIsAddedWithoutProgramming() async throws {
    let site = try TestSite(TestSite.registry + "-- content/index.md --\n# Accueil\n", with: Self.parts)
    let schema = try String(contentsOfFile: "\(site.root)/site/registre.yml", encoding: .utf8)
    try site.write(
      "site/registre.yml",
      bytes: Array(schema.utf8)
        + Array(
          """

            visites:
              libelle: { fr: Visites, en: Visits, ar: زيارات }
              cle: [id]
              colonnes:
                id: { requis: oui, libelle: Identifiant }
                accord_id: { requis: oui, reference: accords, libelle: Accord }
                date: { type: date_partielle, libelle: Date }
                personnes: { type: entier, libelle: Personnes }

          """.utf8))
    try site.write(
      """
      -- content/registre/visites.csv --
      id;accord_id;date;personnes
      V1;MA-CON-0002;2006-05;12
      V2;MA-JUM-0001;2007;3
      -- content/index.md --
      # Accueil

      ```registre
      table: visites
      où: { date: 2006 }
      totaux: [personnes]
      ```
      """)
    let (files, outcome) = try await site.files()
    #expect(TestSite.describe(outcome.diagnostics.filter { $0.severity == .error }) == [])
    let page = try #require(files["index.html"])
    #expect(page.contains("mai 2006") && page.contains(#"<a href="registre/accords/ma-con-0002.html">"#))
    #expect(page.contains("Visites</caption>") && !page.contains("V2"))
    #expect(files["donnees/registre-visites.csv"]?.contains("V2,MA-JUM-0001,2007,3") == true)
  }
}
