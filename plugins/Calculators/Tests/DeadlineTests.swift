import PluginKit
import Testing

@testable import Calculators

struct DeadlineTests {
  /// Counted on a calendar; the day of departure does not count.
  @Test(arguments: [
    ("2019-02-12", 0, 20, "2019-03-04"), ("2024-02-12", 0, 20, "2024-03-03"), ("2026-12-20", 0, 20, "2027-01-09"),
    ("2020-11-24", 0, 14, "2020-12-08"), ("2022-01-01", 6, -1, "2027-12-31"), ("2024-02-29", 6, -1, "2030-02-28"),
    ("1999-12-31", 0, 1, "2000-01-01"), ("2100-02-28", 0, 1, "2100-03-01"),
  ])
  func termsAreCounted(start: String, years: Int, days: Int, end: String) async throws {
    let deadline = Deadline(name: "", years: years, days: days)
    #expect(deadline.date(from: try #require(PartialDate(start)))?.iso == end)
  }

  @Test func workedCasesStandInThePage() async throws {
    let html = try await CalculatorFixture(
      """
      genre: dates
      légende: Visa
      depart: Réception
      echeances: [{ nom: Vingtième jour, jours: 20 }]
      exemples: [2019-02-12]
      """
    ).html
    #expect(html.contains("<th scope=\"row\">12 février 2019</th><td>4 mars 2019</td>"))
    #expect(html.contains("data-jours=\"20\""))
  }

  @Test(arguments: ["exemples: [2019-02]", "exemples: [2019-02-30]", "exemples: [2019-02-12]\nfin: 3", "echeances: 4"])
  func aWrongOptionMakesNothing(option: String) async throws {
    let rendered = try await CalculatorFixture("genre: dates\nlégende: V\ndepart: R\n" + option).rendered
    #expect(rendered.value == nil)
    #expect(rendered.diagnostics.hasErrors)
  }
}
