import PluginKit
import Testing

@testable import Edition

/// The accessibility statement never says more than an audit has established.
@Suite struct StatementTests {
  private static let audit = "audit: { date: 2026-03-01, auteur: Cabinet A, taux: "

  @Test(arguments: [
    ("", "non conforme", "aucun audit n’en a encore été fait"),
    ("\(audit)62.5 }", "partiellement conforme", "(Cabinet A) a trouvé 62,5 % des critères"),
    ("\(audit)49 }", "non conforme", "49 % des critères respectés, moins de la moitié"),
    ("\(audit)100 }", "totalement conforme", "tous les critères respectés"),
    ("audit: { date: 2023-11-20, auteur: Cabinet A, taux: 100 }", "non conforme", "a plus de trois ans"),
    ("audit: { date: 2026-12-01, auteur: Cabinet A, taux: 100 }", "non conforme", "aucun audit n’en a encore été fait"),
  ])
  func theStateFollowsFromTheAudit(audit: String, state: String, reason: String) async throws {
    let files = try await site("accessibilite: { referentiel: RGAA 4.1, \(audit) }").files().files
    let page = plain(try #require(files["accessibilite.html"]))
    #expect(page.contains("<strong>Ce site est \(state) au RGAA 4.1"))
    #expect(page.contains(reason))
    #expect(plain(files["a.html"] ?? "").contains(">Accessibilité : \(state)</a>"), "the foot of each page says the same")
  }

  @Test func aSiteThatSaysNothingDoesNotConform() async throws {
    let files = try await site("licence: CC BY").files().files
    #expect(plain(files["a.html"] ?? "").contains(#"<a href="accessibilite.html">Accessibilité : non conforme</a>"#))
    #expect(files["accessibilite.html"]?.contains("Aucun défaut n’a été relevé à ce jour") == true)
  }

  @Test func eachLanguageHasItsStatement() async throws {
    let statement = """
      langues: [fr, ar]
      contact: a.md
      accessibilite:
        date: 2026-11-01
        defauts:
          - { fr: "Une carte : sans texte", ar: "خريطة" }
          - Un tableau large
        recours: [Écrire au médiateur]
      """
    let site = try site(statement)
    try site.write("-- content/ar/index.md --\n---\ntitre: الموقع\n---\n\nنص.\n")
    let files = try await site.files().files
    let (french, arabic) = (try #require(files["accessibilite.html"]), try #require(files["ar/accessibilite.html"]))
    #expect(french.contains("<li>Une carte\u{A0}: sans texte</li>") && french.contains("Écrire au médiateur"))
    #expect(french.contains(#"<a href="a.html">Où écrire</a>"#) && french.contains("1er novembre 2026"))
    #expect(french.contains(#"hreflang="ar""#) && arabic.contains(#"hreflang="fr""#))
    #expect(arabic.contains("<li>خريطة</li>") && arabic.contains(#"<li lang="fr" dir="ltr">Un tableau large</li>"#))
    #expect(arabic.contains(#"<li><a href="index.html">"#) && !arabic.contains(">Accueil<"), "the way back is in Arabic")
    #expect(files["ar/index.html"]?.contains(#"<a href="accessibilite.html">"#) == true)
    #expect(files["sitemap.xml"] == nil || files["sitemap.xml"]?.contains("ar/accessibilite.html") == true)
  }

  @Test func aDocumentTakesThePlaceOfTheStatement() async throws {
    let site = try site("licence: CC BY")
    try site.write("-- content/accessibilite.md --\n---\ntitre: La nôtre\n---\n\nTexte.\n")
    #expect(try await site.files().files["accessibilite.html"]?.contains("<h1>La nôtre</h1>") == true)
  }

  @Test(arguments: [
    ("audit: { date: 2026-03-01, auteur: A, taux: 120 }", "ACC-003"), ("audit: { date: 2026-03-01, taux: 60 }", "YAML-004"),
    ("audit: { date: mars, auteur: A, taux: 60 }", "YAML-003"), ("audit: { date: 2026-11-22, auteur: A, taux: 60 }", "ACC-001"),
    ("date: 2027-01-01", "ACC-001"), ("audit: { date: 2020, auteur: A, taux: 60 }", "ACC-002"),
    ("defauts: [{ en: A map }]", "YAML-004"), ("defauts: [{ fr: Une carte, de: Karte }]", "YAML-002"),
    ("etat: totale", "YAML-002"),
  ])
  func whatCannotBeTrueIsSaid(statement: String, code: String) async throws {
    let said = try await site("langues: [fr, en]\naccessibilite: { \(statement) }").check()
    #expect(said.map(\.code) == [code])
    #expect(said.first?.place?.file == "site/site.yml" && said.first?.place?.range?.start.line == 3)
  }

  /// No-break spaces as ordinary ones.
  private func plain(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  private func site(_ configuration: String) throws -> TestSite {
    try TestSite("-- site/site.yml --\ntitre: Essai\n\(configuration)\n-- content/a.md --\n---\ntitre: Alpha\n---\n\nTexte.\n")
  }
}
