import Testing

@testable import Theme

@Suite("Scripts are published without what only their authors read")
struct CodeSqueezerTests {
  @Test(arguments: [
    ("a();\n  // why\n\n  b(); // kept\n", "a();\nb(); // kept\n"),
    ("/* one\n   two */\na();\n/* x */ b();\n", "a();\nb();\n"),
    ("var u = 'http://x'; /* y */\r\n\tc(/\\/\\*/);", "var u = 'http://x'; /* y */\nc(/\\/\\*/);\n"),
    ("var t = `\n  // text\n`;\n", "var t = `\n  // text\n`;\n"),
    ("var t = 'a\\\n  // text';\n", "var t = 'a\\\n  // text';\n"),
  ])
  func squeezed(_ script: String, _ expected: String) {
    #expect(String(decoding: CodeSqueezer.squeezed(Array(script.utf8)), as: UTF8.self) == expected)
  }
}
