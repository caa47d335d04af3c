import Diagnostics
import Testing

@testable import YAMLTree

/// The fast way and libyaml read the same: the same tree, with the same ranges.
@Suite struct PlainYAMLTests {
  /// What the fast way makes of a text, and what libyaml does, with other text before and after.
  private func both(_ text: String) -> (plain: YAMLMapping?, full: YAMLNode?) {
    let source = SourceText(path: "f.md", text: "---\n" + text + "---\né")
    let range = 4..<4 + text.utf8.count
    let plain = source.bytes.withUnsafeBufferPointer { PlainYAML.mapping(in: $0, range) }
    return (plain, YAMLParser.compose(source, range: range).node)
  }

  @Test(arguments: [
    "a: b\n", "a: b", "titre: Jumelages\nmodele: chapitre\nnumero: \"6\"\n", "a: [b, c d, \"e, f\", 'g']\n", "a: []\nb: [ ]\n",
    "a:\n- b\n- c\nd: e\n", "a:\n  - b\n  - \"c: d\"\ne:\n",
    "a:\n", "a:\nb:\n\nc: d\n", "a: b # c\nd: e#f\n", "# x\na: b\n\n  # y\nb: c\n", "a: é «b» l’eau\nb: (c) d\n",
    "a: 2026-11-21\nb: 010\nc: 1:30\nd: null\ne: oui\n",
    "a: b\r\nc:\r\n  - d\r\n", "a:   b   \nc: \"d\"  # e\n", "a: http://b.c/d#e\n", "a: [b] # c\n", "a: عربي\nb: [سلام, é]\n",
    "a: l'eau\nb: [l'eau]\nc: \"l'eau\"\nd: 'l\"eau'\n",
    "a: \"\"\nb: ''\n", "a:\n  - b\n\n  # c\n  - d\n\ne: f\n", "a: b c, d; e! f? [g] {h} & * | > % @\n", "A_b-9: c\n",
    "a: b-\nb: c - d\n", "a:\n    - b\nc: d", "a: # b\n  - c\n", "a: b #\n",
    "a: [b , c ]\n", "a: b\\c\n", "a: é\u{A0}b\n",
    "a: >-\n  b\n  c\nd: e\n", "a: >\n  b\n\n\nc: d\n", "a: >\n    é: f # g\n    - h\n# i\nj: k\n",
    "a:\n  b: >-\n    c\n    d\n  e: f\n", "a: {b: c}\nd: {e: \"f\", g: [h, i], j: {k: l}}\n", "a: {}\n",
    "a: {b: c d , e: 'f' } # g\n", "a:\n  b: c\n  d:\n    e: f\ng: h\n", "a:\n  - b: c\n    d: e\n  - b: f\ng: h\n",
    "a:\n- b: c\n  d:\n  - e\n  - f: g\n- h\n", "a:\n  - {b: c, d: 1}\n  - [e, f]\n",
    "a:\n  - b:\n    c: d\n  - e:\n", "a: [b, [c]]\n", "a:\n  -   b: c\n      d: e\n", "a:\n  b:\n    - c\n  d: e\n",
    "a:\n  b:\n  - c\n  d:\nf: g\n", "a:\n  - b\n\n  # c\n\n  - d: e\n    # f\n    g: h\n",
    "a: >\n  b\n \n  \n # c\n    # d\ne: f\n", "a: >-\n  b\n  ", "a: >\n  b\n # c",
  ])
  func plainIsReadAlike(text: String) {
    let (plain, full) = both(text)
    #expect(plain != nil)
    #expect(plain == full?.mapping)
  }

  @Test(arguments: [
    "", "# a\n", "a: b: c\n", "a: b\n  c\n", "a: |\n  b\n",
    "a: &b c\n", "a: *b\n", "a: !b c\n", "- a\n", "a\n", "a: 1\na: 2\n",
    "a: \"b\\n\"\n", "a: 'b''c'\n", "a: \"b\n  c\"\n", "a: [b,\n  c]\n", "a: [b: c]\n", "a: [b,]\n", "a: [,]\n",
    "a: [b\n", "a: \"b\n", "a:\tb\n", "a: b\tc\n", "\ta: b\n", " a: b\n",
    "a:b\n", "a: -b\n", "a: - b\n", "a: ?b\n", "a: @b\n", "a: \"b\" c\n", "a: \"b\"#c\n", "a: [b]c\n", "a: b:\n",
    "a:\n- b\n c: d\n", "a:\n  - b\n - c\n", "a:\n  - b\n    - c\n", "a:\n-b\n", "a:\n-\n", "a: b\n- c\n",
    "é: b\n", "\"a\": b\n", "? a\n: b\n", "a: b\u{85}c\n", "a: b\u{2028}c\n", "a: b\u{FEFF}\n", "a: b\rc: d\n", "...\n",
    "a: b\n...\n", "%YAML 1.1\n", "a: [b #c\n]\n", "a: ~\n", "a: b\u{7F}\n", "a:\n  - b\n  c\n",
    "a: >-\n  b\n   c\n", "a: >-\n  b\n\n  c\n", "a: >+\n  b\n", "a: >2\n  b\n", "a: >-\n", "a: >-\nb: c\n", "a: >-\n  b \n  c\n",
    "a: >\n  b", "a: {b: c,}\n", "a: {b}\n", "a: {b: }\n", "a: {b: c, b: d}\n", "a: {b: c\n",
    "a: {b:c}\n", "a: {\"b\": c}\n", "a:\n  b: c\n d: e\n", "a:\n  b: c\n   d: e\n", "a:\n  - b: c\n   d: e\n",
    "a:\n  - b: c\n     d: e\n", "a:\n  - - b\n", "a:\n  -\n    b: c\n", "a:\n  b: c\n  b: d\n", "a: b\n  - c\n",
    "a:\n  - b\n  c: d\n", "a:\n  b: c\n  - d\n", "a: {b: c]}\n", "a: [b}\n", "a: [{b: c}, d\n", "a:\n\tb: c\n", "a: [b: c, d]\n",
    "a: >\n @   -\n  ", "a: >\n b\n  \n", "a: >-\n  b\n   # c\nd: e\n", "a: >\n  b\n\n  # c\n", "a: >\n  b\n\n   \nd: e\n",
  ])
  func theRestIsHandedOn(text: String) {
    let (plain, full) = both(text)
    #expect(plain == nil || plain == full?.mapping)
    #expect(plain == nil, "read by the fast way, alike: move it to the other table")
  }

  /// The full parser refuses deep trees; the fast way must not read what it refuses.
  @Test(arguments: 1...40) func depthIsReadAlike(depth: Int) {
    let lists = (0..<depth).map { String(repeating: "  ", count: $0) + "- a:\n" }
    let mappings = (0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }
    for text in ["a:\n" + lists.joined().dropLast() + " [[[[[[[b]]]]]]]\n", mappings.joined().dropLast() + " {b: [c]}\n"] {
      let (plain, full) = both(text)
      #expect(plain == nil || plain == full?.mapping)
      #expect(plain != nil || depth > 6, "ordinary depths go the fast way")
    }
  }

  @Test func randomTextsAreNeverReadOtherwise() {
    var state: UInt64 = 11
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    let pieces = [
      "a", "b", "titre", ":", ": ", ": ", " ", "  ", "\n", "\n", "\n", "- ", "-", "#", " # ", "[", "]", ", ", ",", "\"", "\"",
      "'", "é", "«", "\r\n", "|", ">", "&", "*", "{", "}", "?", "!", "\t", "\\", "1",
      "a: b\n", "c: d\n", "e:\n", "  - f\n", "- g\n", "h: [i, j]\n", "  p: q\n", "  - r: s\n", "    t: u\n", "v: {w: x}\n",
      "y: >-\n", "z: >\n", "{w: x}", "    u\n", "k: \"l\"\n", "m: 'n'\n", "# o\n", "\u{2028}", "~", ".", "(",
      "%",
    ]
    var plainCount = 0
    for _ in 0..<20_000 {
      let (plain, full) = both((0..<1 + next(9)).map { _ in pieces[next(pieces.count)] }.joined())
      guard let plain else { continue }
      plainCount += 1
      #expect(plain == full?.mapping)
    }
    #expect(plainCount > 300)
  }
}
