import Foundation
import Testing

@testable import Edition

/// What readers find on the pages.
@Suite struct PageTests {
  @Test func aPlainPageNeedsOnlyATitle() async throws {
    let site = try TestSite(
      """
      -- content/index.md --
      # Bonjour

      Du texte.
      -- content/notes/03-une-page.md --
      ---
      titre: Une page
      ---
      Encore.
      """)
    let (files, outcome) = try await site.files()
    #expect(TestSite.describe(outcome.diagnostics) == [])
    #expect(files["index.html"]?.contains("<h1>Bonjour</h1>") == true)
    #expect(files["notes/une-page.html"]?.contains("<h1>Une page</h1>") == true)
    #expect(files["notes/index.html"]?.contains("une-page.html") == true, "a folder without index.md is listed")
  }

  @Test func theStateOfADocumentIsInTheWordsOfItsModel() async throws {
    let site = try TestSite(
      """
      -- site/vocabulaires/statuts.yml --
      brouillon: { libelle: Brouillon }
      -- site/vocabulaires/etats_note.yml --
      partage: { libelle: Partagée }
      -- site/modeles/note.yml --
      modele: note
      titre: note
      but: Dire une chose.
      champs:
        - { nom: statut, libelle: État, type: vocabulaire, vocabulaire: etats_note }
      -- content/notes/a.md --
      ---
      titre: Une note
      modele: note
      statut: partage
      ---
      Du texte.
      -- content/notes/b.md --
      ---
      titre: Une page
      statut: brouillon
      ---
      Du texte.
      """)
    let (files, _) = try await site.files()
    #expect(files["notes/a.html"]?.contains(">Partagée<") == true)
    #expect(files["notes/b.html"]?.contains(">Brouillon<") == true)
  }

  @Test func linksLeadBothWays() async throws {
    let site = try TestSite(
      """
      -- content/a.md --
      ---
      titre: Alpha
      alias: [Premier]
      ---
      Voir [la suite](dossier/02-b.md#l-ete) et [[Bêta]].
      -- content/dossier/02-b.md --
      ---
      titre: Bêta
      ---
      ## L’été
      Retour à [[premier|au début]].
      -- content/c.md --
      ---
      titre: Gamma
      ---
      D’abord [[Alpha]], puis [[Bêta]].
      """)
    let (files, outcome) = try await site.files()
    #expect(TestSite.describe(outcome.diagnostics) == [])
    let a = try #require(files["a.html"])
    let b = try #require(files["dossier/b.html"])
    #expect(a.contains(#"<a href="dossier/b.html#l-ete">la suite</a>"#))
    #expect(a.contains(#"<a href="dossier/b.html">Bêta</a>"#))
    #expect(b.contains(#"<a href="../a.html">au début</a>"#))
    #expect(a.contains(#"<a href="c.html">Gamma</a>"#) && b.contains(#"<a href="../c.html">Gamma</a>"#))
    #expect(a.contains("Cité par") && b.contains("Cité par") && b.contains(#"<a href="../a.html">Alpha</a>"#))
  }

  @Test func aFormerAddressLeadsToThePage() async throws {
    let site = try TestSite(
      """
      -- content/guide/jumelages.md --
      ---
      titre: Jumelages
      anciennes_adresses: [jumelage.html, guide/villes/jumelees.html]
      ---
      Du texte.
      """)
    let (files, outcome) = try await site.files()
    #expect(TestSite.describe(outcome.diagnostics) == [])
    #expect(files["jumelage.html"]?.contains(#"content="0; url=guide/jumelages.html""#) == true)
    #expect(files["guide/villes/jumelees.html"]?.contains(#"<a href="../jumelages.html">Jumelages</a>"#) == true)
    #expect(files["plan.html"]?.contains("jumelees.html") == false, "only the page itself is listed")
    #expect(outcome.pages == files.keys.filter { $0.hasSuffix(".html") }.count)
  }

  @Test func aLiveTableSaysWhatItIs() async throws {
    let site = try TestSite(
      TestSite.registry + """
        -- content/index.md --
        # Accords

        Il y a `registre nombre accords` accords.

        ```registre
        table: accords
        colonnes: [collectivite, partenaire, date_signature]
        tri: [-date_signature]
        légende: Tous les accords
        ```

        ```registre
        table: accords
        où: { type: convention, pays: IT }
        ```
        """, with: ["theme", "registre.yml"])
    let (files, outcome) = try await site.files()
    #expect(TestSite.describe(outcome.diagnostics) == [])
    let page = try #require(files["index.html"])
    #expect(page.contains(#"<data class="chiffre" value="2">2</data>"#), "examples made up are not counted")
    #expect(page.contains("Tous les accords</caption>"))
    #expect(page.contains("2 lignes</span>"))
    #expect(page.contains("Source\u{A0}: Essai"))
    #expect(page.contains(#"<time datetime="2026-05-01">1er mai 2026</time>"#))
    #expect(page.contains(#"<time datetime="2005-04-27">27 avril 2005</time>"#))
    #expect(page.contains(#"<a href="registre/collectivites/ma-fes.html">Fès</a>"#))
    #expect(page.contains("aucune ligne du registre"), "zero rows is an answer")
    let csv = try #require(files["donnees/index-1.csv"])
    #expect(csv == "\u{FEFF}collectivite,partenaire,date_signature\r\nFès,Lille,2005-04-27\r\nFès,Florence,1963\r\n")
    #expect(
      files["donnees/index-1.json"]?.contains(#""lignes":[["Fès","Lille","2005-04-27"],["Fès","Florence","1963"]]"#) == true)
    #expect(files["registre/accords/ma-jum-0001.html"]?.contains("<h1>Jumelage Fès – Florence</h1>") == true)
  }

  @Test func theTermsOfASectionStandUnderTheirInitials() async throws {
    let site = try TestSite(
      """
      -- site/modeles/terme.yml --
      modele: terme
      titre: terme
      page: terme
      -- site/modeles/section.yml --
      modele: section
      titre: section
      page: section
      -- content/glossaire/index.md --
      ---
      titre: Glossaire
      modele: section
      ---
      -- content/glossaire/evaluation.md --
      ---
      titre: Évaluation
      modele: terme
      ---
      Texte.
      -- content/glossaire/visa.md --
      ---
      titre: Visa
      modele: terme
      ---
      Texte.
      """)
    let (files, outcome) = try await site.files()
    #expect(TestSite.describe(outcome.diagnostics) == [])
    #expect(files["glossaire/index.html"]?.contains(#"id="lettre-e""#) == true, "É stands under E")
    #expect(files["glossaire/index.html"]?.contains(#"id="lettre-v""#) == true)
  }

  @Test func everyPageKeepsTheStrictPolicy() async throws {
    let site = try TestSite(
      TestSite.registry + "-- content/index.md --\n# Accueil\n\n[lien](https://example.org)\n", with: ["theme", "registre.yml"])
    let (files, _) = try await site.files()
    for (path, text) in files where path.hasSuffix(".html") {
      #expect(text.contains("default-src 'self'"), "\(path)")
      #expect(!text.contains("<script>") && !text.contains(" style=") && !text.contains("<style"), "\(path)")
      #expect(text.components(separatedBy: "<h1").count == 2, "\(path) has one h1")
    }
  }
}
