import Testing

@testable import Edition

/// What `site.yml` says of things that are not there.
@Suite struct SiteNamesTests {
  @Test func eachNameIsHeldAgainstWhatThereIs() async throws {
    let site = try TestSite(
      """
      -- site/site.yml --
      titre: Essai
      menu:
        - guide/index.md
        - { page: guide/01-debut.md, titre: Début }
      mentions_legales: absent.md
      imprimer: [guide, gide]
      recherche_apres: [auteurs]
      taxonomies:
        - { champ: [themes, thems], titre: Thèmes }
      severites: { LIEN-001: erreur, LIEN-999: ignoree }
      -- content/guide/index.md --
      # Guide
      -- content/guide/01-debuts.md --
      # Débuts
      """, with: ["theme", "vocabulaires"])
    let diagnostics = try await site.check()
    #expect(
      TestSite.describe(diagnostics) == [
        "SITE-002 site/site.yml:4:13", "SITE-002 site/site.yml:5:19", "SITE-003 site/site.yml:6:19",
        "SITE-003 site/site.yml:7:19", "SITE-003 site/site.yml:9:23", "SITE-003 site/site.yml:10:32",
      ])
    #expect(diagnostics.first?.summary.french.hasSuffix("vouliez-vous dire « guide/01-debuts.md » ?") == true)
    #expect(diagnostics.allSatisfy { $0.explanation != nil })
  }

  @Test(arguments: ["", "- une liste\n"]) func settingsThatAreNoKeysAreSaid(text: String) async throws {
    let site = try TestSite("-- site/site.yml --\n\(text)-- content/a.md --\n# A\n")
    #expect(TestSite.describe(try await site.check()) == ["SITE-001 site/site.yml:1:1"])
  }

  @Test func settingsThatAreNotThereAreSaid() async throws {
    let site = try TestSite("-- content/a.md --\n# A\n")
    try site.remove("site/site.yml")
    #expect(TestSite.describe(try await site.check()) == ["SITE-001 site/site.yml"])
  }

  @Test(arguments: [
    ("adresse: rive.example", 1), ("adresse: https://", 1), ("adresse_licence: javascript:alert(1)", 1),
    ("adresse_signalement: mailto:rive@example.org", 0), ("adresse_modification: mailto:rive@example.org", 1),
    ("adresse: http://rive.example", 0),
  ])
  func addressesAreThoseOfTheWeb(line: String, mistakes: Int) async throws {
    let site = try TestSite("-- site/site.yml --\ntitre: Essai\n\(line)\n-- content/a.md --\n# A\n")
    #expect(try await site.check().count { $0.code == "YAML-003" } == mistakes)
  }

  @Test func documentsAreCheckedWithoutATheme() async throws {
    let site = try TestSite("-- content/a.md --\n# A\n\n[x](b.md)\n")
    try site.write("-- site/theme/pages/page.mustache --\n{{nom_inconnu}}\n")
    let codes = TestSite.describe(try await site.check())
    #expect(codes.contains("LIEN-001 content/a.md:3:1"))
    #expect(codes.contains { $0.hasPrefix("THEME-010 site/theme/pages/page.mustache") })
  }
}
