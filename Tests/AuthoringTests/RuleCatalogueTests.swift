import Checks
import Foundation
import PluginKit
import Testing

@testable import Authoring

@Suite struct RuleCatalogueTests {
  /// A code that the tool reports and that nobody explains would leave its author without a page.
  @Test func everyCodeInTheSourcesHasAPage() throws {
    let catalogue = RuleCatalogue(defaults: DefaultRules.all, checks: Repository.pluginRules)
    let missing = try Repository.reportedCodes().filter { catalogue[$0] == nil }
    #expect(missing == [], "add these to Sources/Authoring/Rules/Tool")
  }

  /// A rule that nothing reports any more has no page either.
  @Test func everyRuleOfTheToolIsReportedSomewhere() throws {
    let reported = try Repository.reportedCodes()
    #expect(RuleFamily.all.flatMap(\.rules).map(\.code).filter { !reported.contains($0) } == [])
  }

  /// A rule that no test expects could go without anyone noticing.
  @Test func everyRuleIsExpectedBySomeTest() throws {
    let tests = try Repository.testTexts()
    let unexpected = Repository.catalogue.pages.map(\.code).filter { code in !tests.contains { $0.contains(code) } }
    #expect(unexpected == [])
  }

  @Test func codesOfTheToolAreUnique() {
    let codes = RuleFamily.all.flatMap(\.rules).map(\.code)
    #expect(codes.count == Set(codes).count)
  }

  @Test(arguments: [Localized.Language.french, .english])
  func everyPageSaysWhatHoldsAndWhatToDo(_ language: Localized.Language) {
    for page in Repository.catalogue.pages {
      #expect(!page.rule.title.text(in: language).isEmpty && !page.rule.remedy.text(in: language).isEmpty, "\(page.code)")
    }
  }

  @Test func aPageIsFoundWhateverTheCaseOfItsCode() {
    #expect(Repository.catalogue["cap-012"]?.origin == .model(name: "capitalisation", title: "fiche de capitalisation"))
    #expect(Repository.catalogue["CAP-12"] == nil)
    #expect(Repository.catalogue.unknown("CAP-12").french.contains("vouliez-vous dire"))
  }

  @Test func theTextOfAPage() {
    let rule = Rule(
      "A-001", .warning, title: Localized(fr: "Titre", en: "Title"), reason: Localized(fr: "Parce que.", en: "Because."),
      remedy: Localized(fr: "Faites.", en: "Do."))
    #expect(
      RulePage(rule: rule, origin: .tool).text(in: .english) == """
        A-001 · warning
        Title

        Why
          Because.

        What to do
          Do.

        Where
          In all files of the site.

        """)
    #expect(RulePage(rule: rule, origin: .plugin).text(in: .french).contains("ignorer: [{regle: A-001"))
    #expect(RulePage.address(of: "CAP-012").path == "regles/cap-012.html")
  }
}
