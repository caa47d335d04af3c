import PluginKit
import Testing

@testable import Calculators

/// The bounds of the two schemes of the guide, as the toolbox states them.
struct FundingSchemeTests {
  private static let joint = """
    genre: parts
    légende: Dispositif conjoint
    devise: MAD
    financeurs:
      - { nom: Ministère marocain, au_plus: 30 }
      - { nom: Ministère français, au_plus: 30 }
      - { nom: Collectivités françaises, au_moins: 30, valorise_au_plus: 30 }
      - { nom: Collectivités marocaines, au_moins: 10 }
    ensemble: { de: [Ministère marocain, Ministère français], parts_egales: oui, par_an_au_plus: 500000 }
    exemples:
      - { cout: 800000, annees: 1, parts: [30, 30, 30, 10] }
    """

  private static let fund = """
    genre: parts
    légende: Fonds africain
    devise: MAD
    financeurs:
      - { nom: Fonds africain, au_plus: 60 }
      - { nom: Collectivité marocaine, attendue: 30 }
      - { nom: Partenaire africain, attendue: 10 }
    exemples:
      - { cout: 1500000, parts: [60, 30, 10] }
    """

  /// Cost, years, shares, expenses in kind of the French local governments, and the rules that break.
  @Test(
    arguments: [
      (800_000, 1, [30, 30, 30, 10], 0, []),
      (800_000, 1, [20, 20, 40, 20], 0, []),
      (833_333, 1, [30, 30, 30, 10], 0, []),
      (
        1_000_000, 1, [30, 30, 30, 10], 0, ["Ministère marocain et Ministère français, 500\u{202F}000\u{00A0}MAD par an au plus"]
      ),
      (1_000_000, 2, [30, 30, 30, 10], 0, []),
      (800_000, 1, [25, 15, 40, 20], 0, ["Ministère marocain et Ministère français, parts égales"]),
      (800_000, 1, [25, 25, 25, 25], 0, ["Collectivités françaises, 30\u{202F}% au moins"]),
      (
        800_000, 1, [35, 35, 30, 10], 0,
        [
          "Total de 100\u{202F}%", "Ministère marocain, 30\u{202F}% au plus",
          "Ministère français, 30\u{202F}% au plus",
          "Ministère marocain et Ministère français, 500\u{202F}000\u{00A0}MAD par an au plus",
        ]
      ),
      (3_000_000, 3, [20, 20, 35, 25], 315_000, []),
      (
        3_000_000, 3, [20, 20, 35, 25], 315_500,
        [
          "Collectivités françaises, dépenses valorisées de 30\u{202F}% de leur contribution au plus"
        ]
      ),
    ] as [(Double, Double, [Double], Double, [String])])
  func jointScheme(cost: Double, years: Double, shares: [Double], inKind: Double, broken: [String]) async throws {
    let scheme = try await CalculatorFixture(Self.joint).scheme()
    let project = FundingCase(cost: cost, years: years, shares: shares, inKind: inKind)
    #expect(project.breaches(of: scheme).map(\.label) == broken)
  }

  @Test(
    arguments: [
      ([60, 30, 10], true, true), ([65, 25, 10], false, false), ([50, 30, 10], false, false), ([50, 40, 10], false, true),
    ] as [([Double], Bool, Bool)])
  func theAfricanFundFixesTheBalanceWithoutRefusingAnother(shares: [Double], isKept: Bool, isFirmlyKept: Bool) async throws {
    let scheme = try await CalculatorFixture(Self.fund).scheme()
    let broken = FundingCase(cost: 1_500_000, years: 1, shares: shares, inKind: 0).breaches(of: scheme)
    #expect(broken.isEmpty == isKept)
    #expect(broken.filter(\.isFirm).isEmpty == isFirmlyKept)
  }

  @Test func theWorkedCaseStandsInThePage() async throws {
    let html = try await CalculatorFixture(Self.joint).html
    #expect(html.contains(">Dispositif conjoint</caption>"))
    #expect(html.contains("<td>30\u{202F}%, soit 240\u{202F}000\u{00A0}MAD</td>"))
    #expect(html.contains("<td>Valable</td>"))
    #expect(html.contains("<form hidden"))
  }

  @Test(arguments: [
    ("au_moins: 10", "au_moin: 10", "YAML-002", 8),
    ("[Ministère marocain, Ministère français]", "[Ministère marocain, Ministere]", "YAML-003", 9),
    ("parts: [30, 30, 30, 10]", "parts: [30, 30, 40]", "YAML-003", 11),
    ("parts: [30, 30, 30, 10]", "parts: [30, nan, 30, 10]", "YAML-003", 11),
    ("cout: 800000", "cout: -1", "YAML-003", 11),
    ("genre: parts", "genre: part", "YAML-003", 1),
    ("devise: MAD\n", "", "YAML-004", 1),
  ])
  func aWrongOptionIsSaidAtItsLine(text: String, wrong: String, code: String, line: Int) async throws {
    let rendered = try await CalculatorFixture(Self.joint.replacing(text, with: wrong)).rendered
    #expect(rendered.value == nil)
    #expect(rendered.diagnostics.map(\.code) == [code])
    let fence = 1
    #expect(rendered.diagnostics.first?.place?.range?.start.line == line + fence)
  }
}
