import Testing

@testable import Dates

@Suite struct DateTextTests {
  @Test(arguments: [
    ("2026-11-21", "21 novembre 2026", "21 November 2026", "21 نوفمبر 2026"),
    ("2026-11", "novembre 2026", "November 2026", "نوفمبر 2026"),
    ("2026", "2026", "2026", "2026"),
    ("1992-08-01", "1er août 1992", "1 August 1992", "1 أغسطس 1992"),
  ])
  func isWritten(iso: String, french: String, english: String, arabic: String) throws {
    let date = try #require(PartialDate(iso))
    #expect(date.text(in: "fr") == french)
    #expect(date.text(in: "en") == english)
    #expect(date.text(in: "ar") == arabic)
    #expect(date.text(in: "pt") == iso)
  }
}

@Suite struct PartialDateTests {
  @Test(arguments: ["2004", "2004-05", "2004-02-29", "0987-12-31"])
  func isWrittenAsRead(text: String) { #expect(PartialDate(text)?.iso == text) }

  @Test(arguments: [
    "", "204", "2004-13", "2004-00", "2003-02-29", "2004-5", "2004-05-", "2004-05-1", "+004", "2004-05-01T10", "20o4",
  ])
  func refuses(text: String) { #expect(PartialDate(text) == nil) }

  @Test func unknownPartsStayUnknown() throws {
    let year = try #require(PartialDate("2004"))
    let day = try #require(PartialDate("2004-05-17"))
    #expect(!year.isCertainlyBefore(day) && !day.isCertainlyBefore(year))
    #expect(try #require(PartialDate("2003")).isCertainlyBefore(day))
  }

  @Test(arguments: [("1970-01-01", 0), ("2000-03-01", 11017), ("2026-11-21", 20778), ("1969-12-31", -1)])
  func countsDays(text: String, days: Int) { #expect(PartialDate(text)?.earliest.value == days) }
}
