import Testing

@testable import Theme

@Suite struct InterfaceStringsTests {
  @Test(arguments: [
    ("fr", 0, "0 ligne"), ("fr", 1, "1 ligne"), ("fr", 2, "2 lignes"), ("en", 0, "0 lignes"), ("en", 1, "1 ligne"),
    ("ar", 2, "2 lignes"),
  ]) func countsByTheRuleOfTheLanguage(_ language: String, _ count: Int, _ expected: String) {
    let strings = InterfaceStrings(language: language, texts: ["lignes_un": "{n} ligne", "lignes_autres": "{n} lignes"])
    #expect(strings.t("lignes", count: count) == expected)
  }

  @Test func aKeyThatIsMissingShowsItself() {
    #expect(InterfaceStrings(language: "fr", texts: ["a": "x"]).t("b") == "b")
  }

  @Test func aPluralMayDoWithoutTheNumber() {
    let strings = InterfaceStrings(language: "ar", texts: ["x_un": "سطر واحد", "x_autres": "{n}, {n}"])
    #expect(strings.t("x", count: 1) == "سطر واحد")
    #expect(strings.t("x", count: 7) == "7, 7")
  }
}
