import Testing

@testable import Theme

@Suite struct LocalDateTests {
  @Test(arguments: [
    ("2026-11-21", "21 novembre 2026", "21 November 2026", "21 نوفمبر 2026"),
    ("2026-11", "novembre 2026", "November 2026", "نوفمبر 2026"),
    ("2026", "2026", "2026", "2026"),
    ("1992-08-01", "1er août 1992", "1 August 1992", "1 أغسطس 1992"),
    ("2024-02-29", "29 février 2024", "29 February 2024", "29 فبراير 2024"),
    ("0987-01-02", "2 janvier 987", "2 January 987", "2 يناير 987"),
  ]) func isWritten(_ iso: String, _ french: String, _ english: String, _ arabic: String) throws {
    let date = try #require(LocalDate(iso: iso))
    #expect(date.iso == iso)
    #expect(date.text(in: "fr") == french)
    #expect(date.text(in: "en") == english)
    #expect(date.text(in: "ar") == arabic)
    #expect(date.text(in: "pt") == iso)
  }

  @Test(arguments: [
    "", "26", "2026-", "2026-13", "2026-00", "2026-11-31", "2023-02-29", "1900-02-29", "2026-1-1", "21/11/2026", "2026-11-21T00",
    "+026-11-21", "2026-11-21-01", "٢٠٢٦",
  ]) func isRefused(_ text: String) {
    #expect(LocalDate(iso: text) == nil)
  }
}
