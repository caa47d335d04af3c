import PluginKit
import Testing

@testable import Authoring

@Suite struct FixTests {
  /// A document before and after `check --fix`.
  @Test(arguments: [
    ("### Un\n\n#### Deux\n", "## Un\n\n#### Deux\n"),
    ("---\nmodele: terme\ndate_maj: 17/05/2024\n---\n", nil),
    ("---\ntitre: T\ndate: 17/05/2024\n---\n", "---\ntitre: T\ndate: 2024-05-17\n---\n"),
    ("---\ntitre: T\ndate: \"1er août 2024\"\r\n---\n", "---\ntitre: T\ndate: 2024-08-01\r\n---\n"),
    ("---\ntitre: T\ndate: 2024/5/7\n---\n", "---\ntitre: T\ndate: 2024-05-07\n---\n"),
    ("---\ntitre: T\ndate: 05/17/2024\n---\n", nil), ("---\ntitre: T\ndate: 1/2/24\n---\n", nil),
    ("---\ntitre: T\n---\n## L’été\n\n[x](#l’été) [y](#l-ete)\n", "---\ntitre: T\n---\n## L’été\n\n[x](#l-ete) [y](#l-ete)\n"),
    (
      "---\n# le statut\nstatut: brouillon\ntitre: CAC\n# ignoré\nmodele: terme\n---\nTexte.\n",
      "---\n# ignoré\nmodele: terme\ntitre: CAC\n# le statut\nstatut: brouillon\n---\nTexte.\n"
    ),
    ("---\nstatut: &a brouillon\ntitre: *a\nmodele: terme\n---\n", nil),
  ])
  func whatIsMended(before: String, after: String?) async {
    #expect(await Self.fixed(before) == after ?? before)
  }

  @Test func aFrenchAliasTakesTheHeadingOfTheModel() async {
    let text = "---\nmodele: capitalisation\ntitre: Un titre assez long\n---\n\n## En bref\n\nTexte.\n\n## Method\n\nText.\n"
    let wanted = text.replacing("## En bref", with: "## L’essentiel")
    #expect(await Self.fixed(text) == wanted)
    #expect(await Self.fixed(text + "\n[lien](#en-bref)\n") == text + "\n[lien](#en-bref)\n", "a link leads to it")
  }

  /// The property: outside of what a fix names, every byte stays; and mending what is mended changes nothing.
  @Test(arguments: 0..<200) func nothingElseChanges(seed: Int) async {
    var random = Shuffle(seed: UInt64(seed) + 1)
    let text = Self.randomText(&random)
    let (corpus, diagnostics) = await Repository.check(["a.md": text])
    let fixed = FixedText(corpus.documents[0], diagnostics: diagnostics, in: corpus)
    var rest = Array(text.utf8)
    var result = fixed.bytes
    for edit in fixed.applied.flatMap(\.edits).sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      let tail = rest[edit.range.upperBound...]
      #expect(result.suffix(tail.count).elementsEqual(tail))
      result.removeLast(tail.count)
      #expect(result.suffix(edit.replacement.utf8.count).elementsEqual(edit.replacement.utf8))
      result.removeLast(edit.replacement.utf8.count)
      rest = Array(rest[..<edit.range.lowerBound])
    }
    #expect(result == rest)
    for fix in fixed.applied where fix.title.english.hasPrefix("Put the keys") {
      let edit = fix.edits[0]
      #expect(Array(text.utf8)[edit.range].sorted() == edit.replacement.utf8.sorted(), "moved, not changed")
    }
  }

  @Test func fixesThatMeetAreNotBothApplied() {
    let title = Localized(fr: "x", en: "x")
    let fixes = [0..<2, 1..<3, 3..<4].map {
      Diagnostic.Fix(title, edits: [.init(range: $0, replacement: "-")], safety: .safe)
    }
    let fixed = FixedText(Array("abcd".utf8), fixes: fixes)
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == "-c-")
    #expect(fixed.applied.count == 2)
  }

  private static func fixed(_ text: String) async -> String {
    let (corpus, diagnostics) = await Repository.check(["a.md": text])
    return String(decoding: FixedText(corpus.documents[0], diagnostics: diagnostics, in: corpus).bytes, as: UTF8.self)
  }

  private static func randomText(_ random: inout Shuffle) -> String {
    let end = ["\n", "\r\n"].randomElement(using: &random)!
    let keys = [
      "titre: É 💧", "modele: terme", "statut: brouillon", "# note", "date_maj: 3/4/2024", "alias: [a, b]",
      "resume: >-\(end)  Long\(end)  texte",
    ]
    let blocks = [
      "## Un", "#### Trois", "- a\(end)  - b", "| a | b |\(end)| - | - |\(end)| é | [x](#l’un) |", "### L’un", "Texte  ",
      "> [y](#l’un)", "\tcode",
    ]
    let header = keys.shuffled(using: &random).prefix(Int.random(in: 1...keys.count, using: &random))
    let body = blocks.shuffled(using: &random).prefix(Int.random(in: 0...blocks.count, using: &random))
    let mark = Bool.random(using: &random) ? "\u{FEFF}" : ""
    return mark + (["---"] + header + ["---", ""]).joined(separator: end) + body.joined(separator: end + end) + end
  }
}

/// The same sequence for the same seed (splitmix64).
struct Shuffle: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
