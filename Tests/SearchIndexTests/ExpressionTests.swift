import Testing

@testable import SearchIndex

/// Terms of the glossary are known again in a text, whatever their number and gender; other words of their family are not.
@Suite struct ExpressionTests {
  private static let finder = ExpressionFinder(
    [
      ["Comité de jumelage"], ["Jumelage"], ["Suivi"], ["PAS", "plan d’appui"], ["Convention-cadre"], ["Point focal"],
      ["Collectivité territoriale"], ["Référent"], ["Maîtrise d’œuvre"],
    ], language: .french)

  @Test(arguments: [
    ("Les comités de jumelage se réunissent.", ["comités de jumelage"]),
    ("Un COMITÉ de jumelage, des jumelages", ["COMITÉ de jumelage", "jumelages"]),
    ("suivant le suivi, suivre", ["suivi"]),
    ("il n’est pas dit que le PAS finit", ["PAS"]),
    ("conventions-cadres et convention cadre", ["conventions-cadres", "convention cadre"]),
    ("les points focaux, le point. Focal", ["points focaux"]),
    ("aux collectivités\nterritoriales", ["collectivités\nterritoriales"]),
    ("une référence pour les référents", ["référents"]),
    ("la Maîtrise d'œuvre", ["Maîtrise d'œuvre"]),
    ("jumeler, jumelé", []),
  ])
  func formsAreFound(_ text: String, _ expected: [String]) {
    let bytes = Array(text.utf8)
    let found = Self.finder.matches(in: bytes[...]).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(found == expected)
  }

  @Test func theLongestExpressionWins() {
    let bytes = Array("le comité de jumelage".utf8)
    #expect(Self.finder.matches(in: bytes[...]).map(\.expression) == [0])
  }
}
