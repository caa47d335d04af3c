import Foundation
import Testing

@testable import Edition

/// The glossary in the text of pages, and pages bound into one document.
@Suite struct BookTests {
  /// In a style sheet for paper alone, so that the page is no longer on a screen. A fiche or a plain page has none.
  @Test func aChapterDefinesOnPaperTheTermsThatItMarks() async throws {
    let site = try TestSite(Self.site)
    try site.write(
      #"""
      -- site/modeles/chapitre.yml --
      modele: chapitre
      titre: chapitre
      page: chapitre
      champs:
        - { nom: titre, libelle: Titre, requis: oui }
      -- content/glossaire/comite.md --
      ---
      titre: Comité de jumelage
      modele: terme
      resume: "Groupe \"d’amis\" : c:\\jumeaux."
      ---
      Un comité.
      -- content/guide/03-suivre.md --
      ---
      titre: Suivre
      modele: chapitre
      ---
      Un comité de jumelage, deux comités de jumelage.
      -- content/guide/04-sans.md --
      ---
      titre: Sans
      modele: chapitre
      ---
      Rien.
      """#)
    let files = try await site.files().files
    let sheet = try #require(files["actifs/mots/guide-suivre.css"])
    #expect(
      sheet
        == #":root{--mots-titre:"Mots du glossaire";--mots:"• Comité de jumelage\#u{A0}: Groupe \"d’amis\"\#u{A0}: c:\\jumeaux."}"#
        + "\n")
    #expect(files["guide/suivre.html"]?.contains(#"href="../actifs/mots/guide-suivre.css?v="#) == true)
    #expect(files.keys.filter { $0.hasPrefix("actifs/mots/") } == ["actifs/mots/guide-suivre.css"])
  }

  private static let site = """
    -- site/site.yml --
    titre: Essai
    imprimer: [guide]
    -- site/modeles/terme.yml --
    modele: terme
    titre: terme
    page: terme
    champs:
      - { nom: titre, libelle: Terme, requis: oui }
      - { nom: resume, libelle: Définition }
    -- content/glossaire/comite.md --
    ---
    titre: Comité de jumelage
    modele: terme
    resume: Groupe chargé de l’amitié.
    ---
    Un comité de jumelage se réunit.
    -- content/guide/index.md --
    # Le guide
    -- content/guide/01-agir.md --
    ---
    titre: Agir
    ---
    ## Les comités de jumelage
    Deux comités de jumelage, [un comité de jumelage](02-finir.md#la-fin), `comité de jumelage`, un comité de jumelage.

    ## Ensuite
    Le comité de jumelage ; voir [ailleurs](../autre.md).
    -- content/guide/02-finir.md --
    ---
    titre: Finir
    ---
    ## La fin
    Retour [au début](01-agir.md).
    -- content/autre.md --
    # Autre

    """

  @Test func aTermIsMarkedOnceASectionAndNeverInHeadingsLinksOrCode() async throws {
    let (files, outcome) = try await TestSite(Self.site).files()
    #expect(TestSite.describe(outcome.diagnostics) == [])
    let page = try #require(files["guide/agir.html"])
    let marks = page.components(separatedBy: #"<a class="terme" href="../glossaire/comite.html">"#).dropFirst().map {
      $0.prefix { $0 != "<" }
    }
    #expect(marks == ["comités de jumelage", "comité de jumelage"])
    #expect(page.contains("Deux <a class=\"terme\""), "the first in the text of the section")
    #expect(files["glossaire/comite.html"]?.contains("class=\"terme\"") == false, "a term does not explain itself")
  }

  @Test func linksLeadInsideTheBookWhereTheyCan() async throws {
    let (files, _) = try await TestSite(Self.site).files()
    let book = try #require(files["imprimer/guide/index.html"])
    #expect(book.contains(#"<article class="partie" id="guide-agir" data-page="../../guide/agir.html">"#))
    #expect(book.contains(##"<a href="#guide-finir-la-fin">un comité de jumelage</a>"##))
    #expect(book.contains(##"<a href="#guide-agir">au début</a>"##))
    #expect(book.contains(##"<a class="terme" href="#terme-glossaire-comite">"##))
    #expect(book.contains(#"<div id="terme-glossaire-comite">"#) && book.contains("Groupe chargé de l’amitié."))
    #expect(book.contains(#"<a href="../../autre.html">ailleurs</a>"#))
    #expect(book.contains(#"<h3 id="guide-finir-la-fin">"#), "headings stand under that of their part")
  }

  @Test func onlyFoldersThatTheSiteNamesAreBound() async throws {
    let (files, _) = try await TestSite(Self.site).files()
    let books = files.keys.filter { $0.hasPrefix("imprimer/") }.sorted()
    #expect(
      books == ["imprimer/guide/agir.html", "imprimer/guide/finir.html", "imprimer/guide/index.html", "imprimer/index.html"])
    #expect(files["guide/agir.html"]?.contains("../imprimer/guide/agir.html") == true)
    #expect(files["autre.html"]?.contains("imprimer/") == false)
  }
}
