import Testing

@testable import Theme

@Suite("The search page has one style sheet, of the rules that it can use")
struct PageSheetTests {
  private let sheet = PageSheet(
    templates: ["<main class=\"cadre\"><p id=\"x\" class=\"etat-{{code}}\" data-n=\"a, b\">{{t.titre}} figure</p></main>"],
    scripts: ["creer('li', 'resultat grand'); /['\"]/.test(figure); var table = 'marge'.length;"], kind: .search)

  @Test(arguments: [
    ("p{a:b}", "p{a:b}\n"), ("figure{a:b}", ""), (".titre{a:b}", ""), ("main>.cadre,figure,#x{a:b}", "main>.cadre,#x{a:b}\n"),
    (".cadre table{a:b}", ""), ("li.grand:hover,li.petit{a:b}", "li.grand:hover{a:b}\n"),
    (".resultat::before{content:\"}{\"}", ".resultat::before{content:\"}{\"}\n"),
    (":is(figure,main) p{a:b}", ":is(figure,main) p{a:b}\n"), (":is(figure,table) p{a:b}", ""), ("p:has(>table){a:b}", ""),
    ("p:not(.absent,figure){a:b}", "p:not(.absent,figure){a:b}\n"), ("[dir=rtl] *{a:b}", "[dir=rtl] *{a:b}\n"),
    (":root:lang(ar){a:b}", ":root:lang(ar){a:b}\n"),
    (".genre-recherche p{a:b}.genre-accueil p{a:b}", ".genre-recherche p{a:b}\n"),
    ("/* p{ */figure{a:b}/* } */p{a:b}", "p{a:b}\n"),
    ("@media print{figure{a:b}}", ""), ("@media print{figure{a:b}p{a:b}}li{a:b}", "@media print{\np{a:b}\n}\nli{a:b}\n"),
    ("@page{size:A4;@bottom-center{a:b}}p{a:b}", "@page{size:A4;@bottom-center{a:b}}\np{a:b}\n"),
    ("@import url(x);p{a:b", "@import url(x);\np{a:b\n"), ("@media print{p{a:b}", "@media print{\np{a:b}\n}\n"), ("}", ""),
    ("", ""),
  ])
  func rules(_ rules: String, _ expected: String) {
    #expect(String(decoding: sheet.rules(of: Array(rules.utf8)), as: UTF8.self) == expected)
  }

  @Test func sheetsOfOtherMediaAreHeldToThem() {
    let joined = sheet.joined { ["vademecum.css": Array("p{a:b}".utf8), "papier.css": Array("li{a:b}figure{c:d}".utf8)][$0] }
    #expect(String(decoding: joined, as: UTF8.self) == "p{a:b}\n@media print{\nli{a:b}\n}\n")
  }
}
