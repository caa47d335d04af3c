import Testing

@testable import Corpus

/// What is looked for on bytes is found where the engine of regular expressions finds it.
@Suite struct TextPatternTests {
  private static let texts = [
    "", "2020", "le 3 mars 2020.", "202", "20 20", "1٢٠٢٠", "سنة ٢٠٢٠", "٢٠٢", "x0٠2٠", "La Leçon", "leçon", "lecon", "الدرس",
    "é²³¹⁴",
  ]

  @Test(arguments: ["[0-9]{4}|[٠-٩]{4}", "[0-9]{1}", "[٠-٩]{3}", "[Ll]eçon|الدرس", "[à-ï]{1}", "[0-9]{2,3}", "[0-9]+"])
  func bytesAndEngineAgree(_ expression: String) throws {
    let pattern = try #require(TextPattern(expression))
    for text in Self.texts {
      #expect(pattern.isFound(in: Array(text.utf8)[...]) == pattern.isFound(in: text), "\(expression) in \(text)")
    }
  }

  @Test func theWholeTextHasNoLineMore() throws {
    let pattern = try #require(TextPattern("[a-z]+|[0-9]+"))
    #expect(["abc", "12"].allSatisfy(pattern.matchesAll))
    #expect(!["", "abc\n", "\nabc", "abc1", "abc\r\n", "abc\u{2028}"].contains(where: pattern.matchesAll))
  }

  @Test func onlyWhatIsCertainNeedsNoEngine() {
    #expect(LiteralAlternatives.read("[0-9]{4}|[٠-٩]{4}")?.count == 2)
    for expression in ["[0-9]{2,3}", "[0-9]+", "[0-é]{2}", "[9-0]{4}", "[0-9]{0}", "a{4}"] {
      #expect(LiteralAlternatives.read(expression) == nil, "\(expression)")
    }
  }
}
