import Testing

@testable import Markdown

@Suite struct AnchorTests {
  @Test(arguments: [
    ("L’essentiel du visa", "l-essentiel-du-visa"), ("Œuvre, Æthuse & Straße", "oeuvre-aethuse-strasse"),
    ("  Déjà   vu !", "deja-vu"),
    ("É e\u{301} Ÿ ñ ḿ", "e-e-y-n-m"), ("Étape 7.1 : besoins", "etape-7-1-besoins"), ("…", "section"), ("", "section"),
    ("التعاون اللامركزي", "التعاون-اللامركزي"),
    ("أُسرة ٣", "أُسرة-٣"), ("Ελλάδα", "ελλάδα"), ("a_b", "a-b"), ("👍 ok", "ok"), ("Łódź Øre Đà", "lodz-ore-da"),
  ])
  func slug(title: String, expected: String) { #expect(Anchor.slug(title) == expected) }

  @Test func duplicatesAreNumbered() {
    let anchors = read("## A\n## a 2\n## A\n## À\n## !\n## ?\n").headings.map(\.anchor)
    #expect(anchors == ["a", "a-2", "a-3", "a-4", "section", "section-2"])
  }
}
