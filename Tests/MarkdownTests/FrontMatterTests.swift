import Testing

@testable import Markdown

@Suite struct FrontMatterTests {
  @Test(arguments: [
    ("---\ntitre: é\n---\ntexte", "é", "<p>texte</p>\n"),
    ("\u{FEFF}---\r\ntitre: \"é\"\r\n---  \r\ntexte", "é", "<p>texte</p>\n"),
    ("---\ntitre: x\n---", "x", ""), ("--- \ntitre: x\n--- \n\n---\n", "x", "<hr>\n"),
  ])
  func isReadAndLeftOut(text: String, title: String, html: String) {
    let document = read(text)
    #expect(document.frontMatter["titre"]?.text == title)
    #expect(document.shown == html)
    #expect(document.codes == [])
  }

  @Test(arguments: ["texte\n---\na: b\n---\n", "----\na: b\n", " ---\na: b\n---\n", "--- x\na: b\n---\n", "--"])
  func isOnlyAtTheStart(text: String) {
    #expect(read(text).frontMatter == .empty)
    #expect(read(text).codes == [])
  }

  @Test(arguments: [
    ("---\ntitre: x\n\ntexte", "MD-001", 1), ("---", "MD-001", 1), ("---\n- a\n- b\n---\n", "MD-002", 1),
    ("---\ntexte\n---\n", "MD-002", 1),
    ("---\na: 1\na: 2\n---\n", "YAML-005", 3), ("---\na: b: c\n---\n", "YAML-001", 2),
  ])
  func mistakesHaveTheirPlace(text: String, code: String, line: Int) {
    let document = read(text)
    #expect(document.codes == [code])
    #expect(document.diagnostics.first?.place?.range?.start.line == line)
    #expect(document.frontMatter == .empty)
  }

  @Test(arguments: ["---\n---\ntexte", "---\n# rien\n---\ntexte", "---\n~\n---\ntexte"])
  func mayBeEmpty(text: String) {
    #expect(read(text).codes == [])
    #expect(read(text).shown == "<p>texte</p>\n")
  }
}

@Suite struct EncodingTests {
  @Test(
    arguments: [
      ([0x61, 0x0A, 0xC3, 0xA9, 0xE9, 0x62], 2, 2), ([0xC0, 0x80], 1, 1), ([0x61, 0xED, 0xA0, 0x80], 1, 2),
      ([0xF4, 0x90, 0x80, 0x80], 1, 1),
      ([0x61, 0xE2, 0x82], 1, 2), ([0x61, 0x0A, 0x00], 2, 1),
    ] as [([UInt8], Int, Int)])
  func invalidBytesAreRefusedAtTheirPlace(bytes: [UInt8], line: Int, column: Int) {
    let document = read(bytes: bytes)
    #expect(document.codes == ["MD-003"])
    #expect(document.diagnostics.first?.place?.range?.start.line == line)
    #expect(document.diagnostics.first?.place?.range?.start.column == column)
    #expect(document.html.bytes.isEmpty)
  }

  @Test func largeFilesAreRefused() {
    let document = read("abcdef", MarkdownOptions(maximumBytes: 5))
    #expect(document.codes == ["MD-004"])
    #expect(read("abcde", MarkdownOptions(maximumBytes: 5)).codes == [])
  }
}
