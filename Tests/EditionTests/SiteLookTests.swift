import Testing

@testable import Edition

/// What a municipality puts on the theme: short title, colours, logo.
@Suite struct SiteLookTests {
  @Test func coloursAndLogoAreThoseOfTheMunicipality() async throws {
    let files = try await site(
      """
      titre: Coopération décentralisée de la ville d’Essai
      titre_court: Essai
      logo: site/sceau.svg
      couleurs: { principale: "#1a4f8b", principale_sombre: "#9cc3f0", couverture: "#10305a" }
      """)
    let base = try #require(files["actifs/vademecum.css"])
    #expect(base.contains("@media screen and (prefers-color-scheme:light){:root{--action:#1a4f8b}}"))
    #expect(base.contains("@media screen and (prefers-color-scheme:dark){:root{--action:#9cc3f0}}"))
    #expect(files["actifs/listes.css"]?.contains("--toile:#10305a") == true)
    #expect(files["actifs/logo.svg"] == "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")
    let page = try #require(files["a.html"])
    #expect(page.contains(#"<img class="logo" src="actifs/logo.svg?v="#))
    #expect(page.contains("<title>Alpha – Essai</title>") && page.contains(#"<span class="marque-nom">Essai</span>"#))
  }

  @Test(arguments: [
    ("principale: \"#7fb2e5\"", "THEME-040"), ("principale_sombre: \"#123456\"", "THEME-040"),
    ("couverture: \"#c8b48c\"", "THEME-040"), ("accent: rouge", "YAML-003"), ("principal: \"#1a4f8b\"", "YAML-002"),
  ])
  func aColourThatIsHardToReadIsRefused(colour: String, code: String) async throws {
    let site = try TestSite("-- site/site.yml --\ntitre: Essai\ncouleurs: { \(colour) }\n-- content/a.md --\n# A\n")
    let said = try await site.check()
    #expect(said.map(\.code) == [code])
    #expect(said.first?.place?.file == "site/site.yml" && said.first?.place?.range?.start.line == 2)
  }

  @Test(arguments: [("#ffffff", "#000000", "21,0"), ("#767676", "#ffffff", "4,5"), ("#777777", "#ffffff", "4,4")])
  func contrastIsThatOfTheStandard(one: String, other: String, ratio: String) {
    #expect(Contrast.text(Contrast.ratio(one, other)) == ratio)
  }

  private func site(_ configuration: String) async throws -> [String: String] {
    let site = try TestSite(
      "-- site/site.yml --\n\(configuration)\n"
        + "-- content/a.md --\n---\ntitre: Alpha\n---\n\nTexte.\n"
        + "-- site/sceau.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")
    return try await site.files().files
  }
}
