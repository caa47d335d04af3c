import Testing

@testable import Markdown

@Suite struct LinkTests {
  @Test(arguments: [
    ("[a](../x%20y.md#b%C3%A9)", "../x y.md", "bé"), ("[a](#b)", "", "b"), ("[a](x.md)", "x.md", nil), ("[a](x.md#)", "x.md", ""),
    ("[a](https://x.fr/%20?b#c%20)", "https://x.fr/%20?b", "c%20"), ("[a](%FF.md)", "%FF.md", nil), ("[a](x%2)", "x%2", nil),
    ("[a](JavaScript:x)", "JavaScript:x", nil), ("<a@b.fr>", "mailto:a@b.fr", nil), ("www.a.fr", "http://www.a.fr", nil),
    ("[a](x%23y.md)", "x#y.md", nil),
    ("[[A b]]", "A b", nil), ("[[ A#b c | d ]]", "A", "b c"), ("[[#b]]", "", "b"), ("[[MA-JUM-0042]]", "MA-JUM-0042", nil),
  ])
  func targets(text: String, target: String, fragment: String?) {
    let links = read(text).links
    #expect(links.map(\.target) == [target])
    #expect(links.map(\.fragment) == [fragment])
  }

  @Test func texts() {
    let document = read("[a *b* `c`](d) [[e]] [[f|g]] [](h) [[#i]] x\n")
    #expect(document.links.map(\.text) == ["a b c", "e", "g", "", "i"])
    #expect(document.links.map(\.hasText) == [true, false, true, false, false])
    #expect(document.links.map(\.form) == [.markdown, .wiki, .wiki, .markdown, .wiki])
    #expect(document.plainText == "a b c e g  i x\n")
  }

  @Test(arguments: [
    "`[[a]]`", "\\[[a]]", "[\\[a]]", "&#91;[a]]", "[[]]", "[[ ]]", "[[a]", "[a]]", "[[a\nb]]", "    [[a]]", "![[[a]]](b)",
    "[[|a]]",
  ])
  func areNoWikiLinks(text: String) { #expect(read(text).links.isEmpty) }

  @Test func wikiLinkInALinkIsText() {
    let document = read("[x [[a]]](b)\n")
    #expect(document.links.map(\.target) == ["b"])
    #expect(document.links.map(\.text) == ["x [[a]]"])
  }

  @Test func tableCellsAndNotesAreBlocks() {
    let document = read("a[^n]\n\n> [!retenir] Titre\n> texte\n\n- [x] b\n\n[^n]: c\n")
    #expect(
      document.blocks.map { "\($0.kind) \($0.detail) \($0.parent) \(document.text(of: $0))" } == [
        "paragraph 0 -1 a", "callout 0 -1 Titre\ntexte", "paragraph 0 1 texte", "bulletList 0 -1 b", "item 1 3 b",
        "paragraph 0 4 b", "footnote 0 -1 c",
        "paragraph 0 6 c",
      ])
  }
}
