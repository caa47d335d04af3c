import Testing

@testable import Diagnostics

@Suite struct SourceTextTests {
  /// Text, byte offset, then line, column in characters, column in UTF-16 units.
  @Test(arguments: [
    ("abc", 0, 1, 1, 1), ("abc", 3, 1, 4, 4), ("éa", 2, 1, 2, 2), ("a\nb", 2, 2, 1, 1), ("a\r\nb", 3, 2, 1, 1),
    ("a\rb", 2, 2, 1, 1),
    ("\u{FEFF}a", 3, 1, 1, 1), ("\u{FEFF}ab", 4, 1, 2, 2), ("👩‍👧x", 11, 1, 2, 6), ("e\u{301}x", 3, 1, 2, 3), ("\tx", 1, 1, 2, 2),
    ("مرحبا x", 10, 1, 6, 6),
  ])
  func positions(text: String, offset: Int, line: Int, column: Int, utf16Column: Int) {
    let source = SourceText(path: "f.md", text: text)
    #expect(source.position(at: offset) == SourcePosition(line: line, column: column, utf16Column: utf16Column))
  }

  @Test func linesAreFoundWhateverTheirEnd() {
    let source = SourceText(path: "f.md", text: "un\r\ndeux\rtrois\nquatre")
    #expect((1...5).map { source.line($0) } == ["un", "deux", "trois", "quatre", nil])
  }
}

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("jumelge", "jumelage"), ("résumé", "resume"), ("tirte", "titre"), ("xyz", nil), ("Resume", "resume"),
  ])
  func nearest(name: String, expected: String?) {
    #expect(NearestName.of(name, in: ["jumelage", "resume", "titre"]) == expected)
  }

  @Test func manyNamesAreAskedAsFewAre() {
    let names = ["Étape 3 : écrire", "Étape 5 : signer", "capitalisations/cap-ma-2002-001.md", "Visa", "visas", "la visite"]
    let index = NearestNames { names }
    for asked in ["etape 5 : singer", "capitalisation/cap-ma-2002-001.md", "viza", "viss", "", "rien de tel", "Visa"] {
      #expect(index.nearest(to: asked) == NearestName.of(asked, in: names), "\(asked)")
    }
    #expect(index.nearest(to: "viza") == "Visa")
  }

  /// The distance found in a band is the whole distance, or beyond the limit.
  @Test(arguments: 0..<8) func theBandFindsTheWholeDistance(limit: Int) {
    let words = ["", "a", "ab", "ba", "abc", "acb", "cab", "abcd", "badc", "abcdef", "bacdfe", "fedcba", "xabcdef"]
    for first in words.map({ Array($0.unicodeScalars) }) {
      for second in words.map({ Array($0.unicodeScalars) }) {
        let whole = Self.distance(first[...], second[...])
        #expect(EditDistance.between(first, second, limit: limit) == min(whole, limit + 1), "\(first) \(second)")
      }
    }
  }

  /// The definition itself, by the ends of both words.
  private static func distance(_ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>) -> Int {
    guard let x = a.last, let y = b.last else { return max(a.count, b.count) }
    let swapped =
      a.count > 1 && b.count > 1 && a.dropLast().last == y && b.dropLast().last == x
      ? distance(a.dropLast(2), b.dropLast(2)) + 1 : Int.max
    return min(
      distance(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1), distance(a.dropLast(), b) + 1, distance(a, b.dropLast()) + 1,
      swapped)
  }
}
