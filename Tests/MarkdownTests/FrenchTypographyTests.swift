import Testing

@testable import Markdown

@Suite struct FrenchTypographyTests {
  /// `_` stands for U+00A0, `^` for U+202F.
  private func shown(_ text: String) -> String {
    text.replacing("\u{A0}", with: "_").replacing("\u{202F}", with: "^")
  }

  @Test(arguments: [
    ("Quoi ? Oui ! Bien ; a : b", "Quoi^? Oui^! Bien^; a_: b"), ("« a b »", "«_a b_»"), ("« a » : « b » ?", "«_a_»_: «_b_»^?"),
    ("l'eau, aujourd'hui, l'École, 'mot'", "l’eau, aujourd’hui, l’École, 'mot'"), ("qu'« Atlas »", "qu’«_Atlas_»"),
    ("12 345 habitants, 1 234 567 €", "12^345 habitants, 1^234^567_€"), ("en 2024 100 000 MAD", "en 2024 100^000_MAD"),
    ("12 3456", "12 3456"), ("113-14 118", "113-14 118"), ("06 12 34", "06 12 34"),
    ("5 km, 3,5 ha, 50 % et 2 h 30 min", "5_km, 3,5_ha, 50_% et 2_h 30_min"),
    ("5 km², 5 maisons, 5 hommes", "5_km², 5 maisons, 5 hommes"),
    ("n° 5, N° 6, art. 118, part. 5", "n°_5, N°_6, art._118, part. 5"),
    ("https://a.fr/?b=1;c!d:e", "https://a.fr/?b=1;c!d:e"), ("a?b!c;d", "a?b!c;d"), ("", ""), (" ; ", "^; "), ("«", "«"),
    ("5 ", "5 "), ("l'", "l'"),
    ("de 5 % ; de 10 %", "de 5_%^; de 10_%"), ("1 000 000 000", "1^000^000^000"), ("5 ½", "5 ½"),
  ])
  func spacesAndApostrophes(text: String, expected: String) {
    #expect(shown(FrenchTypography.applied(to: text)) == expected)
  }

  @Test(arguments: [
    ("l'*eau* ; d'[accord](x) !", "<p>l’<em>eau</em>^; d’<a{a0}>accord</a>^!</p>\n"),
    ("l'[[Accord]] ?", "<p>l’<a{a0}>{t0}</a>^?</p>\n"),
    ("`a ; b` ; 'c'", "<p><code>a ; b</code>^; 'c'</p>\n"), ("https://a.fr/l'eau ;", "<p><a{a0}>https://a.fr/l'eau</a>^;</p>\n"),
    ("a & b ; <c", "<p>a &amp; b^; &lt;c</p>\n"), ("[[A|l'eau ?]]", "<p><a{a0}>l’eau^?</a></p>\n"),
    ("```\na ; b\n```", "<pre><code>a ; b\n</code></pre>\n"),
  ])
  func worksInTheText(text: String, html: String) { #expect(shown(read(text).shown) == html) }

  @Test func plainTextIsTheAuthors() {
    let document = read("L'eau ; 12 345 € !\n")
    #expect(document.plainText == "L'eau ; 12 345 € !\n")
  }

  @Test(arguments: [("---\nlangue: en\n---\n", false), ("---\nlangue: fr-MA\n---\n", true), ("", true)])
  func onlyInFrench(frontMatter: String, isFrench: Bool) {
    #expect(read(frontMatter + "a ; b").shown == (isFrench ? "<p>a\u{202F}; b</p>\n" : "<p>a ; b</p>\n"))
  }
}
