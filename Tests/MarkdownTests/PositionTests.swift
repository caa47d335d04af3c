import Testing

@testable import Markdown

/// Places are those of the parser, in the file as the author sees it.
@Suite struct PositionTests {
  /// Each text is read as it stands, after front matter, with CRLF and after a byte order mark.
  private func variants(_ text: String) -> [String] {
    [
      text, "---\ntitre: é\n---\n" + text, "---\n" + String(repeating: "a: 1\n", count: 0) + "---\n" + text,
      "\u{FEFF}" + text, "\u{FEFF}---\ntitre: عربي\nresume: x\n---\n" + text, text.replacing("\n", with: "\r\n"),
      "---\r\ntitre: é\r\n---\r\n" + text.replacing("\n", with: "\r\n"),
    ]
  }

  @Test(arguments: [
    ("é [b](c) d", ["[b](c)"]),
    ("🇲🇦 é [b *c*](d \"t\") [e][f]\n\n[f]: g", ["[b *c*](d \"t\")", "[e][f]"]),
    ("a\n\n- b\n  - é [c](d)\n    e [f](g)\n   h [i](j)\n", ["[c](d)", "[f](g)", "[i](j)"]),
    ("> a [b](c)\n> é [d](e)\nf [g](h)\n> > [i](j)\nk [l](m)\n", ["[b](c)", "[d](e)", "[g](h)", "[i](j)", "[l](m)"]),
    ("- a\n\n\tb [c](d)\n\te [f](g)\n", ["[c](d)", "[f](g)"]),
    ("1.  > - é [a](b)\n    >   [c](d)\n e [f](g)\n", ["[a](b)", "[c](d)", "[f](g)"]),
    ("| é | [a](b) |\n|---|---|\n| x \\| [c](d) | `e\\|` [f](g) |\n", ["[a](b)", "[c](d)", "[f](g)"]),
    ("> | [a](b) |\n> |---|\n> | é [c](d) |\n", ["[a](b)", "[c](d)"]),
    ("- | [a](b) | c |\n  |---|---|\n  | é | [c](d) |\n", ["[a](b)", "[c](d)"]),
    ("p [o](p)\n| [a](b) |\n|---|\n| [c](d) |\n", ["[o](p)", "[a](b)", "[c](d)"]),
    (
      "> é [o](p)\n> [q](r) é\n>  | [a](b) | \\| [s](t) |\n> |---|---|\n> | [c](d) | |\n",
      ["[o](p)", "[q](r)", "[a](b)", "[s](t)", "[c](d)"]
    ),
    ("[o](p) www.x.fr\n| www.y.fr |\n|---|\n", ["[o](p)", "www.x.fr", "www.y.fr"]),
    ("[a]: b\n[c]: d\né [a] [e](f)\ng [h](i)\n", ["[a]", "[e](f)", "[h](i)"]),
    ("a `b\nc` [d](e) [f](g\n\"t\n u\") [h](i)\n", ["[d](e)", "[f](g\n\"t\n u\")", "[h](i)"]),
    ("x [a\nb](c) y\n[d](e)\n", ["[a\nb](c)", "[d](e)"]),
    ("x [\na](b) [c](d)\n", ["[\na](b)", "[c](d)"]),
    ("> x [a\n> é b](c) [d](e)\n", ["[a\n> é b](c)", "[d](e)"]),
    ("## é [a](b) ##\n", ["[a](b)"]),
    ("  ###   [a](b)\n", ["[a](b)"]),
    ("é\n[a](b)\n===\n", ["[a](b)"]),
    ("> ## é [a](b)\n", ["[a](b)"]),
    ("a[^1]\n\n[^1]: é [b](c)\n    d [e](f)\n", ["[b](c)", "[e](f)"]),
    ("مرحبا [رابط](ب) é [d](e)", ["[رابط](ب)", "[d](e)"]),
    ("&eacute;\\[ [a](b) &amp;&#38; [c](d)", ["[a](b)", "[c](d)"]),
    (
      "é https://a.fr b www.c.fr/d e@f.fr <https://g.fr> h@i.fr.",
      ["https://a.fr", "www.c.fr/d", "e@f.fr", "<https://g.fr>", "h@i.fr"]
    ),
    (
      "x\n  é https://a.fr b\n c www.d.fr e@f.fr &amp; g@h.fr [i](j)\n",
      ["https://a.fr", "www.d.fr", "e@f.fr", "g@h.fr", "[i](j)"]
    ),
    ("> é\n> x https://a.fr y\nz www.d.fr t\nu e@f.fr\n", ["https://a.fr", "www.d.fr", "e@f.fr"]),
    ("| é | https://a.fr | b \\| c@d.fr |\n|---|---|---|\n| www.e.fr | | x |", ["https://a.fr", "c@d.fr", "www.e.fr"]),
    (
      "- é <https://a.fr> b\n  é <c@d.fr> e\n> f <https://g.fr>\nh <https://i.fr> [j](k)\n",
      ["<https://a.fr>", "<c@d.fr>", "<https://g.fr>", "<https://i.fr>", "[j](k)"]
    ),
    ("***a [b](c)*** ~~[d](e)~~ **_[f](g)_**", ["[b](c)", "[d](e)", "[f](g)"]),
    ("[![a](b)](c)", ["[![a](b)](c)"]),
    ("> [!retenir] é [a](b)\n> c [d](e)\n", ["[a](b)", "[d](e)"]),
    ("- [ ] é [a](b)\n- [x] [c](d)\n", ["[a](b)", "[c](d)"]),
    // Wiki links.
    ("é [[a]] &amp; \\* [[b|c]] &copy;&fjlig; [[d#e]]", ["[[a]]", "[[b|c]]", "[[d#e]]"]),
    ("> é\nx [[a]] \\[[b]] [\\[c]] &#91;[d]] [[e]]\n", ["[[a]]", "[[e]]"]),
    ("| é [[a\\|b]] | [[c]] |\n|---|---|\n| \\| [[d\\|e]] [[f]] | |\n", ["[[a\\|b]]", "[[c]]", "[[d\\|e]]", "[[f]]"]),
    ("*[[a]]* **x [[b]]** ~~[[c]]~~\n## é [[d]]\n", ["[[a]]", "[[b]]", "[[c]]", "[[d]]"]),
    ("a@b.fr [[c]] www.d.fr [[e]]", ["a@b.fr", "[[c]]", "www.d.fr", "[[e]]"]),
    ("- é\n  - x [[a]]\n   y [[b]]\n", ["[[a]]", "[[b]]"]),
    ("&rien; &amp;amp; [[a]] [b [[c]] d", ["[[a]]", "[[c]]"]),
    ("> [!retenir] é [[a]]\n> [[b]]\n", ["[[a]]", "[[b]]"]),
  ])
  func links(text: String, expected: [String]) {
    for text in variants(text) {
      let document = read(text)
      let crlf = text.contains("\r\n")
      #expect(document.links.map { document.written($0.source) } == expected.map { crlf ? $0.replacing("\n", with: "\r\n") : $0 })
    }
  }

  @Test(arguments: [
    ("é ![a](b)", "![a](b)"), ("> x\ny ![a *b*](c)", "![a *b*](c)"), ("| é | ![a](b) |\n|--|--|\n", "![a](b)"),
    ("x ![a\nb](c)", "![a\nb](c)"),
  ])
  func images(text: String, expected: String) {
    for text in variants(text) {
      let document = read(text)
      let expected = text.contains("\r\n") ? expected.replacing("\n", with: "\r\n") : expected
      #expect(document.images.map { document.written($0.source) } == [expected])
    }
  }

  @Test(arguments: [
    ("é\n\n## à b ##\n\nx", "## à b ##"), ("> ### 🇲🇦 b\n", "### 🇲🇦 b"), ("- # a\n", "# a"), ("é\nb\n---\n\nc", "é\nb\n---"),
    ("  ## a\n", "## a"),
    ("- x\n\n  ## `a` b\n\n  y\n", "## `a` b"),
  ])
  func headings(text: String, expected: String) {
    for text in variants(text) {
      let document = read(text)
      let expected = text.contains("\r\n") ? expected.replacing("\n", with: "\r\n") : expected
      #expect(document.headings.map { document.written($0.source) } == [expected])
      #expect(document.headings.map { document.blocks[$0.block].kind } == [.heading])
    }
  }

  @Test(arguments: [
    ("é `registre a b`", "`registre a b`", "registre", "a b"),
    ("> x\ny ``  registre  a`b `` z", "``  registre  a`b ``", "registre", "a`b"),
    ("| é | `registre x` |\n|--|--|\n", "`registre x`", "registre", "x"),
    ("é\n\n```registre\na: é\nb: c\n```\nx", "```registre\na: é\nb: c\n```", "registre", "a: é\nb: c\n"),
    ("- x\n  ~~~~ frise  y\n  a: b\n  ~~~~\n", "~~~~ frise  y\n  a: b\n  ~~~~", "frise", "  a: b\n"),
    ("```registre\na: b\n", "```registre\na: b", "registre", "a: b\n"),
    ("```registre\n```\n", "```registre\n```", "registre", ""), ("```registre", "```registre", "registre", ""),
    ("x `a\nb` `registre c`", "`registre c`", "registre", "c"),
  ])
  func directives(text: String, whole: String, name: String, body: String) {
    for text in variants(text) {
      let document = read(text)
      let end = text.contains("\r\n") ? "\r\n" : "\n"
      #expect(document.directives.map { document.written($0.source) } == [whole.replacing("\n", with: end)])
      #expect(document.directives.map { document.written($0.nameSource) } == [name])
      #expect(document.directives.map { document.written($0.body) } == [body.replacing("\n", with: end)])
    }
  }

  @Test(arguments: [
    ("é <b> x", 1, 3), ("a\n> é\nx <b>", 3, 3), ("---\ntitre: x\n---\n🇲🇦 <b>", 4, 3), ("\u{FEFF}é <b>", 1, 3),
    ("a\r\n\r\né\r\n<u>", 4, 1), ("x\n\n<div>\na\n", 3, 1),
    ("> | é | <b> |\n> |--|--|\n", 1, 9), ("سلام <b>", 1, 6), ("é `a\nb` <i>", 2, 4),
  ])
  func linesAndColumns(text: String, line: Int, column: Int) {
    let start = read(text).diagnostics.first?.place?.range?.start
    #expect(start?.line == line)
    #expect(start?.column == column)
  }

  /// The parser takes a line of form feeds, which PDFs leave in what is copied from them, for text above a table.
  @Test(arguments: ["\u{0C}\na|b\n-|-\nc|d\n", "\u{0B}\u{0C}\na|b\n-|-\n", "> \u{0C}\n> a|b\n> -|-\n"])
  func aLineOfFormFeedsAboveATable(table: String) {
    for text in variants(table) {
      let document = read(text)
      #expect(document.blocks.contains { $0.kind == .table })
      for block in document.blocks { #expect(block.source.upperBound <= document.source.bytes.count) }
    }
  }

  @Test func blocks() {
    let document = read("## é\n\na *b*\n\n- c\n  - d\n\n> e\n\n| f |\n|---|\n| g |\n\n---\n\n```sql\nh\n```\n")
    #expect(
      document.blocks.map { "\($0.kind) \($0.parent) \(document.written($0.source).replacing("\n", with: "/"))" } == [
        "heading -1 ## é", "paragraph -1 a *b*", "bulletList -1 - c/  - d", "item 2 - c/  - d", "paragraph 3 c",
        "bulletList 3 - d", "item 5 - d",
        "paragraph 6 d", "quote -1 > e", "paragraph 8 e", "table -1 | f |/|---|/| g |", "row 10 | f |", "cell 11 f",
        "row 10 | g |", "cell 13 g",
        "rule -1 ---", "code -1 ```sql/h/```",
      ])
    #expect(document.plainText == "é\na b\nc\nd\ne\nf\ng\nh\n")
    #expect(
      document.blocks.map { document.text(of: $0) } == [
        "é", "a b", "c\nd", "c\nd", "c", "d", "d", "d", "e", "e", "f\ng", "f", "f", "g", "g", "", "h",
      ])
    #expect(document.blocks.map(\.detail) == [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0])
  }
}
