import Diagnostics
import Testing

@testable import Theme

/// What is said of a theme that does not hold together.
@Suite struct ThemeLoadingTests {
  private func lines(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let start = diagnostic.place?.range?.start
      return "\(diagnostic.severity) \(diagnostic.code) \(diagnostic.place?.file ?? "")"
        + (start.map { ":\($0.line):\($0.column)" } ?? "")
    }
  }

  @Test func anUnknownWordIsAnErrorAtItsPlace() throws {
    let (theme, diagnostics) = Fixture.load(changing: ["pages/recherche.mustache": "é\n{{t.brouilon}}{{>tete}}"])
    #expect(theme == nil)
    #expect(lines(diagnostics) == ["error THEME-010 site/theme/pages/recherche.mustache:2:5"])
    #expect(try #require(diagnostics.first).summary.french.contains("« brouillon »"))
  }

  @Test func aProblemInASharedPartIsSaidOnceWithItsPages() throws {
    let (_, diagnostics) = Fixture.load(changing: ["parties/tete.mustache": "{{count_text}}"])
    #expect(lines(diagnostics) == ["error THEME-010 site/theme/parties/tete.mustache:1:3"])
    let explanation = try #require(diagnostics.first?.explanation?.french)
    #expect(explanation.contains("« accueil », « chapitre »"))
    #expect(!explanation.contains("« section »"))
  }

  @Test func aScriptTakesWhatItSharesWithOthers() {
    let (theme, diagnostics) = Fixture.load(changing: [
      "actifs/listes.js": "a();\n  //> commun\nb();\n", "actifs/livre.js": "//> commun\n", "parties/commun.js": "  c();\n",
    ])
    let scripts = theme?.assets.filter { ["actifs/listes.js", "actifs/livre.js"].contains($0.path) } ?? []
    #expect(scripts.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a();\nc();\nb();\n", "c();\n"])
    #expect(diagnostics.isEmpty && theme?.assets.contains { $0.path.hasSuffix("commun.js") } == false)
  }

  @Test func aPartOfAScriptMustBeThereAndServe() {
    let (theme, diagnostics) = Fixture.load(changing: [
      "actifs/tables.js": "a();\n  //> comun\n", "parties/commun.js": "  c();\n",
    ])
    #expect(theme == nil)
    #expect(
      lines(diagnostics)
        == ["warning THEME-031 site/theme/parties/commun.js", "error THEME-012 site/theme/actifs/tables.js:2:3"]
        .sorted { $0.contains("actifs") && !$1.contains("actifs") })
    #expect(diagnostics.contains { $0.summary.french.contains("« commun »") })
  }

  @Test func aMissingTranslationIsAWarningAndFrenchStandsIn() throws {
    let (theme, diagnostics) = Fixture.load(changing: ["chaines/ar.yml": "brouillon: مسودة\n"])
    #expect(lines(diagnostics) == Array(repeating: "warning THEME-021 site/theme/chaines/ar.yml", count: 3))
    #expect(diagnostics.first?.notes.first?.place.range?.start.line == 2)
    #expect(theme?.strings(in: "ar").t("aucun_renvoi") == "Aucun renvoi")
    #expect(theme?.strings(in: "ar").t("brouillon") == "مسودة")
  }

  @Test func aWordThatFrenchDoesNotHaveIsAWarning() throws {
    let english = "brouillon: Draft\naucun_renvois: No link\naucun_renvoi: No link\nlignes_un: x\nlignes_autres: y\n"
    let (theme, diagnostics) = Fixture.load(changing: ["chaines/en.yml": english])
    #expect(lines(diagnostics) == ["warning THEME-022 site/theme/chaines/en.yml:2:1"])
    #expect(theme != nil)
  }

  @Test func aWordThatTheGeneratorUsesMustBeThere() {
    let (theme, diagnostics) = Fixture.load(requiring: ["brouillon", "lignes"])
    #expect(theme == nil)
    #expect(lines(diagnostics) == ["error THEME-020 site/theme/chaines/fr.yml"])
  }

  @Test func aValueThatIsNotATextIsRefused() {
    let french = "brouillon: [a]\naucun_renvoi: x\nlignes_un: x\nlignes_autres: y\n"
    let (_, diagnostics) = Fixture.load(changing: ["chaines/fr.yml": french])
    #expect(lines(diagnostics).contains("error THEME-020 site/theme/chaines/fr.yml:1:1"))
  }

  @Test(arguments: [
    ("chaines/fr.yml", "error THEME-030 site/theme/chaines/fr.yml"),
    ("pages/page.mustache", "error THEME-030 site/theme/pages/page.mustache"),
    ("actifs/recherche.js", "error THEME-030 site/theme/actifs/recherche.js"),
  ]) func aMissingFileIsSaid(_ path: String, _ expected: String) {
    let (theme, diagnostics) = Fixture.load(without: path)
    #expect(theme == nil)
    #expect(lines(diagnostics).contains(expected))
    #expect(diagnostics.allSatisfy { $0.explanation != nil })
  }

  /// Its two files that are made of others are not asked of whoever has left these out.
  @Test func aMadeFileIsNotAskedFor() {
    let (_, diagnostics) = Fixture.load(without: "actifs/papier.css")
    #expect(lines(diagnostics) == ["error THEME-030 site/theme/actifs/papier.css"])
  }

  /// What the look of a site adds is not a theme.
  @Test(arguments: [[:], ["actifs/vademecum.css": [], "actifs/logo.svg": []]] as [[String: [UInt8]]])
  func noThemeAtAllIsOneError(_ files: [String: [UInt8]]) {
    let (theme, diagnostics) = Theme.load(files: files, requiredStrings: ["brouillon"])
    #expect(theme == nil)
    #expect(lines(diagnostics) == ["error THEME-030 site/theme"])
    #expect(diagnostics.first?.summary.french == "il n’y a pas de thème dans site/theme")
  }

  @Test(arguments: ["pages/fich.mustache", "parties/inutile.mustache", "pages/sub/fiche.mustache", "notes.txt"])
  func aFileThatServesNoPageIsListed(_ path: String) {
    let (theme, diagnostics) = Fixture.load(changing: [path: ""])
    #expect(theme != nil)
    #expect(lines(diagnostics) == ["warning THEME-031 site/theme/\(path)"])
  }

  @Test func aTemplateInAnotherEncodingIsRefused() {
    var files = Fixture.files.mapValues { Array($0.utf8) }
    files["parties/tete.mustache"] = [UInt8(ascii: "p"), 0xE9]
    let (theme, diagnostics) = Theme.load(files: files)
    #expect(theme == nil)
    #expect(lines(diagnostics).contains("error THEME-032 site/theme/parties/tete.mustache"))
  }

  @Test func brokenYAMLIsSaidAtItsPlace() {
    let (theme, diagnostics) = Fixture.load(changing: ["chaines/fr.yml": "a: b: c\n"])
    #expect(theme == nil)
    #expect(lines(diagnostics).contains("error YAML-001 site/theme/chaines/fr.yml:1:5"))
  }
}
