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
}
