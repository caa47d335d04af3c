import Testing

@testable import Edition

@Suite struct FrenchHTMLTests {
  @Test(arguments: [
    ("<p title=\"a : b\">Oui : « non »</p>", "<p title=\"a : b\">Oui\u{A0}: «\u{A0}non\u{A0}»</p>"),
    ("<pre>a : <b>b : c</b></pre> d : e", "<pre>a : <b>b : c</b></pre> d\u{A0}: e"),
    ("<code>a : b</code> ; <a>c</a> ?", "<code>a : b</code>\u{202F}; <a>c</a>\u{202F}?"),
    ("&quot;a&quot; ; 5 %", "&quot;a&quot;\u{202F}; 5\u{A0}%"),
    ("<p><i lang=\"en\">a ; <i>b ;</i> c ;</i> d ;</p>", "<p><i lang=\"en\">a ; <i>b ;</i> c ;</i> d\u{202F};</p>"),
    (
      "<p lang=\"ar\">a ; <i lang=\"fr\">b ;</i> c ;</p> d ;",
      "<p lang=\"ar\">a ; <i lang=\"fr\">b\u{202F};</i> c ;</p> d\u{202F};"
    ),
    ("<img lang=\"en\" alt=\"a\"> a ;", "<img lang=\"en\" alt=\"a\"> a\u{202F};"),
  ])
  func inHTMLWhatIsReadAlone(html: String, expected: String) {
    let shown = FrenchHTML.spaced(Array(html.utf8), language: "fr")
    #expect(String(decoding: shown, as: UTF8.self) == expected)
  }

  @Test func anotherLanguageKeepsItsSpaces() {
    let html = Array("<p>What ; now ?</p>".utf8)
    #expect(FrenchHTML.spaced(html, language: "en") == html)
  }
}
