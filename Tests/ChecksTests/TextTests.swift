import PluginKit
import Testing

@testable import Checks

@Suite struct TextTests {
  @Test(arguments: [
    ("Le PAC prévoit", ["PAC"]), ("le plan (PDR) et PDR", ["PDR*", "PDR"]), ("PAC (programme)", ["PAC*"]),
    ("MA-JUM-0042 et R1", []),
    ("le XXe siècle, tome IV", []), ("l’ADF, la DGCT.", ["ADF", "DGCT"]), ("ÉTAT et LÉGISLATION", []), ("A B", []),
  ]) func acronymsStandAlone(_ text: String, _ expected: [String]) {
    #expect(Acronym.all(in: Array(text.utf8)[...]).map { $0.text + ($0.isExplained ? "*" : "") } == expected)
  }

  @Test(arguments: [
    ("25", 25.0), ("3.5", 3.5), ("3,5", 3.5), ("-2", -2), ("beaucoup", nil), ("", nil),
    ("nan", nil), ("-inf", nil), ("infinity", nil), ("0x10", nil), ("1e999", nil),
  ])
  func numbersAreReadAsAuthorsWriteThem(_ text: String, _ expected: Double?) {
    #expect(Number.read(text) == expected)
  }

  @Test(arguments: [
    ("0612345678", true), ("+212 5 37 12 34 56", true), ("le 10 décembre 2014", false),
    ("750 000 euros et 8 250 000 dirhams", false), ("06 12 34 56 78", true), ("loi 113-14, article 118", false),
  ])
  func telephoneNumbersAreNotAmounts(_ text: String, _ isNumber: Bool) async {
    let document =
      "---\nmodele: chapitre\ntitre: Un titre\nresume: Ce que toute collectivité fait avant de signer.\nstatut: relecture\ndate: 2024-05-01\nsources: [x]\n---\n\n\(text)\n"
    let found = await TestSite.diagnostics(["a.md": document])
    #expect(found.map(\.code) == (isNumber ? ["CHA-006"] : []))
  }
}
