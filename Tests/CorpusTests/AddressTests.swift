import Testing

@testable import Corpus

@Suite struct AddressTests {
  @Test(arguments: [
    ("index.md", "index.html"), ("guide/06-jumelages.md", "guide/jumelages.html"),
    ("guide/07-conventions/index.md", "guide/conventions/index.html"),
    ("Été/Œuvre d’art.md", "ete/oeuvre-d-art.html"), ("2024.md", "2024.html"), ("guide/2024-bilan.md", "guide/2024-bilan.html"),
    ("a/1-.md", "a/1.html"),
  ])
  func comesFromThePath(path: String, address: String) {
    #expect(Address(of: SourcePath(path)).path == address)
  }

  @Test(arguments: [
    ("index.html", "index.html", "index.html"), ("index.html", "guide/a.html", "guide/a.html"),
    ("guide/a.html", "index.html", "../index.html"),
    ("guide/a.html", "guide/b.html", "b.html"), ("guide/x/a.html", "guide/y/b.html", "../y/b.html"),
    ("guide/a.html", "guided/a.html", "../guided/a.html"), ("a/b/c.html", "a/d.html", "../d.html"),
    ("a/b.html", "a/c#d 100%.pdf", "c%23d%20100%25.pdf"), ("a/b.html", "a/note: été.pdf", "note%3A%20été.pdf"),
  ])
  func linksAreShortestAndRelative(from: String, to: String, link: String) {
    #expect(Address(from).link(to: Address(to)) == link)
  }

  @Test(arguments: [
    ("a.html", true), ("a/b.html", true), ("a/..b", true), ("...", true), (".a", true), ("a.", true), ("", false),
    ("/a", false), ("a/", false), ("a//b", false), ("..", false), ("a/..", false), ("../a", false), ("a/./b", false),
    (".", false), ("a\0b", false),
  ])
  func filesAreBelowTheRoot(path: String, isBelow: Bool) {
    #expect(Address(path).isBelowRoot == isBelow)
  }

  @Test(arguments: [
    ("guide/jumelages.html", true), ("404.html", true), ("a/b/c.html", true), ("../a.html", false), ("/a.html", false),
    ("a//b.html", false), ("a.htm", false), ("A.html", false), ("a.html\n", false), ("été.html", false), (".html", false),
  ])
  func pagesHavePlainAddresses(text: String, isOfPage: Bool) {
    #expect(Address.isOfPage(text) == isOfPage)
  }

  @Test(arguments: [
    ("guide/a.md", "b.md", "guide/b.md"), ("guide/a.md", "../b.md", "b.md"), ("guide/a.md", "./x/./b.md", "guide/x/b.md"),
    ("guide/a.md", "/b.md", "b.md"), ("guide/a.md", "../../b.md", nil), ("a.md", "..", nil),
  ])
  func relativePathsStayUnderTheRoot(from: String, target: String, expected: String?) {
    #expect(SourcePath(from).resolving(target)?.text == expected)
  }
}

@Suite struct WordCounterTests {
  @Test(arguments: [
    ("", 0), ("un deux", 2), ("l’été, aujourd’hui", 2), ("« oui » – non !", 2), ("porte-monnaie d'or", 2), ("12 345 €", 2),
    ("مرحبا بكم", 2),
    ("a\u{A0}b\u{202F}c", 3),
  ])
  func countsWords(text: String, words: Int) {
    #expect(WordCounter.count(Array(text.utf8)[...]) == words)
  }
}
