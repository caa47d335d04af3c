import Glibc
import Testing

@testable import Markdown

/// Inputs for which cmark-gfm alone needs minutes or gigabytes. Here each must end within a few seconds of processor time, which is the same
/// on a busy machine; tests are not optimised.
@Suite(.serialized) struct HostileInputTests {
  private static func times(_ text: String, bytes: Int) -> String { String(repeating: text, count: bytes / text.utf8.count) }

  @Test(
    arguments: [
      (
        "wide header, short rows",
        "|" + times("a|", bytes: 20_000) + "\n|" + times("-|", bytes: 20_000) + "\n" + times("|x\n", bytes: 400_000), "MD-005"
      ),
      (
        "16 columns, many rows",
        "|" + times("a|", bytes: 32) + "\n|" + times("-|", bytes: 32) + "\n" + times("|x\n", bytes: 400_000), "MD-005"
      ),
      ("row of pipes", times("|", bytes: 500_000) + "\n|-\n", "MD-005"),
      ("long paragraph, then a delimiter", times("a\n", bytes: 500_000) + "-|\n", "MD-005"),
      ("many delimiters that do not fit", times("a\n-|-|-\n", bytes: 500_000), "MD-005"),
      ("in a quote", times("> a\n", bytes: 500_000) + "> -|\n", "MD-005"),
      ("processing instructions", times("a <? ", bytes: 1_000_000), "MD-007"),
      ("cdata", times("a <![CDATA[ ", bytes: 1_000_000), "MD-007"),
      ("declarations", times("a <!A ", bytes: 500_000), "MD-007"),
      ("www", times("_www.a", bytes: 500_000), "MD-006"),
      ("long definition", "[a]: /" + times("u", bytes: 50_000) + "\n\n" + times("[a]", bytes: 500_000), "MD-008"),
      ("definition over lines", "[a]:\n/" + times("u", bytes: 1_900) + "\n\n" + times("[a]", bytes: 500_000), "MD-008"),
      ("long title", "[a]: /u\n'" + times("t\n", bytes: 5_000) + "'\n\n" + times("[a]", bytes: 500_000), "MD-008"),
      ("quotes", times(">", bytes: 1_000_000), "MD-010"),
      ("lists", (0..<500).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined(), "MD-010"),
      ("emphases", times("*a **b ", bytes: 10_000) + times("b** a*", bytes: 10_000), "MD-010"),
      (
        "many tables",
        times(
          "|" + times("a|", bytes: 120) + "\n|" + times("-|", bytes: 120) + "\n" + times("|\n", bytes: 1_000) + "\n",
          bytes: 500_000), "MD-005"
      ),
      ("headings", times("#\n", bytes: 500_000), "MD-017"),
      ("calls of one note", "[^a]: b\n\n" + times("[^a]", bytes: 500_000), "MD-009"),
      ("refused tags", times("<b>", bytes: 500_000), "MD-017"),
      ("links", times("[a](b) ", bytes: 100_000), "MD-020"),
      ("wiki links", times("[[a]] ", bytes: 100_000), "MD-020"),
      ("links and images", times("[a](b) ![a](b) ", bytes: 100_000), "MD-020"),
      ("bare addresses", times("www.a.fr ", bytes: 200_000), "MD-020"),
      ("live values", times("`registre nombre accords` ", bytes: 50_000), "MD-021"),
      ("live blocks", times("```registre\n```\n\n", bytes: 50_000), "MD-021"),
    ])
  func endsWithAMessage(name: String, text: String, code: String) {
    let document = timed(text)
    #expect(document.codes.contains(code))
    let said = document.diagnostics.filter { $0.code == code }
    #expect(said.count == 1)
    #expect(["MD-009", "MD-017"].contains(code) || said.first?.place?.range != nil, "where it begins")
    #expect(said.first?.explanation != nil, "and what to do")
    #expect(document.isReadable == ["MD-005", "MD-006", "MD-017"].contains(code))
    #expect(document.html.bytes.count <= 30 * text.utf8.count + 1_001_000)
  }

  @Test(
    arguments: [
      "a@", "a", "a@b.c ", "[", "]", "[[", "[[a", "[[a|", "![", "![l\"", "*a ", "_", "**a __b", "`", "``a`", "<", "<a", "&", "&a",
      "&amp;", "www.", "http://", "http://a.b ",
      "~", "~~a", "- ", "1. ", "> ", "# ", "#", "|", "|a", "\\", "\\[", "[^a]", "[^a]: b\n\n", "\n", " \n", "===\n", "a\n===\n",
      "```\n", "~~~a\n", "(", "[a](", "[a](b)", "[[a]] ",
      "\t", "é", "«", "'a", "1 ", "1 234", " ;", "<!--", "<!-- -->", "<kbd>", "<abbr title=\"", "# a\n", "---\n",
      "> [!retenir]\n\n", "\r", "[a]: b\n",
    ])
  func endsOnRepetitions(text: String) {
    _ = timed(Self.times(text, bytes: 60_000))
    _ = timed(Self.times(text, bytes: 30_000) + "\n\n[^a]: b\n[a]: b\n")
    _ = timed(Self.times(text, bytes: 3_000) + "\n" + Self.times(text, bytes: 3_000))
  }

  private func timed(_ text: String) -> MarkdownDocument {
    let start = Self.processorSeconds
    let document = read(text)
    #expect(Self.processorSeconds - start < 10)
    return document
  }

  /// Of this thread.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func anyBytesAreRead() {
    var random = SplitMix(state: 7)
    let pieces = [
      "[", "]", "(", ")", "[[", "]]", "|", "*", "_", "`", "~~", "\n", "\n\n", "> ", "- ", "1. ", "# ", "é", "🇲🇦", "&amp;", "&#91;",
      "\\", "\\|", "|---|\n", "a", " ", "  ", "\t", "\r\n",
      "\r", "<br>", "<kbd>", "</kbd>", "<!--", "-->", "www.a.b", "http://a.b", "a@b.c", "[^1]", "[^1]: ", "[a]: b\n", "```\n",
      "```registre\n", "registre x", "!", "![", "](", "'", "1 234", "«",
      "---\n", "===\n", "[!retenir]", ":", ";", "\u{FEFF}", "سلام", "    ",
    ]
    for _ in 0..<5_000 {
      let text = (0..<random.next(below: 40)).map { _ in pieces[random.next(below: pieces.count)] }.joined()
      let document = read(text)
      for link in document.links { #expect(link.source.upperBound <= text.utf8.count) }
      for block in document.blocks {
        #expect(block.source.upperBound <= text.utf8.count && block.text.upperBound <= document.text.count)
        #expect(block.parent < 0 || document.blocks[Int(block.parent)].text.overlaps(block.text) || block.text.isEmpty)
      }
      for hole in document.html.holes { #expect(hole.offset <= document.html.bytes.count) }
    }
    for _ in 0..<500 { _ = read(bytes: (0..<random.next(below: 60)).map { _ in UInt8(random.next(below: 256)) }) }
  }
}

/// The same documents on one thread and on four: cmark-gfm keeps state for the whole process.
@Suite struct DeterminismTests {
  @Test func threadsDoNotDisturbEachOther() async {
    let texts = (0..<200).map { number in
      String(
        repeating:
          "## Titre \(number)\n\nVoir ~~a~~ www.a\(number).fr, https://b.fr ; [[c|d]] et *l'e* : a@b.fr\n\n| a | ~~b~~ |\n|---|---|\n| www.c.fr | 1 |\n\n",
        count: 5 + number % 7)
    }
    let alone = texts.map { fingerprint(read($0)) }
    for _ in 0..<5 {
      let together = await withTaskGroup(of: [(Int, String)].self) { group in
        for thread in 0..<4 {
          group.addTask { stride(from: thread, to: texts.count, by: 4).map { ($0, fingerprint(read(texts[$0]))) } }
        }
        return await group.reduce(into: [Int: String]()) { all, part in for (index, value) in part { all[index] = value } }
      }
      #expect(texts.indices.allSatisfy { together[$0] == alone[$0] })
    }
  }
}

private func fingerprint(_ document: MarkdownDocument) -> String {
  "\(document.shown)\(document.plainText)\(document.links)\(document.headings)\(document.blocks)\(document.codes)"
}

/// Random numbers that are the same in every run (Steele, Lea, Flood 2014).
struct SplitMix {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(limit))
  }
}
