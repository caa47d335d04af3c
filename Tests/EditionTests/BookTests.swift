import Foundation
import Testing

@testable import Edition

/// The glossary in the text of pages, and pages bound into one document.
@Suite struct BookTests {
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
