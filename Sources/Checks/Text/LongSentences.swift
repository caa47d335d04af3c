import PluginKit

/// `phrases-longues`: no sentence has more than so many words. Parameter: `maximum`.
struct LongSentences: ModelPredicate {
  let name = "phrases-longues"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let maximum = rule.integer("maximum") else { return [] }
    return document.paragraphs.compactMap { block in
      let longest = longestSentence(document.markdown, block)
      guard longest > maximum else { return nil }
      return Breach(
        at: block.source.asInts,
        Localized(
          fr: "une phrase de ce paragraphe compte \(longest) mots ; le plus est \(maximum)",
          en: "a sentence of this paragraph has \(longest) words; the most is \(maximum)"))
    }
  }

  private func longestSentence(_ markdown: MarkdownDocument, _ block: Block) -> Int {
    let range = block.text.asInts
    var (longest, words, inWord) = (0, 0, false)
    for index in range {
      let byte = markdown.text[index]
      if Letters.isWord(byte) {
        if !inWord { words += 1 }
        inWord = true
      } else if byte < 0x80, byte != UInt8(ascii: "'") {
        inWord = false
        if endsSentence(markdown.text, index, range.upperBound) { (longest, words) = (max(longest, words), 0) }
      }
    }
    return max(longest, words)
  }

  /// A full stop, a question or exclamation mark, a semicolon or a colon before a space; « art. 118 » goes on.
  private func endsSentence(_ text: [UInt8], _ index: Int, _ end: Int) -> Bool {
    switch text[index] {
    case UInt8(ascii: "."):
      guard index + 2 < end else { return true }
      return Letters.isSpace(text[index + 1]) && !Letters.isLower(text[index + 2]) && !Letters.isDigit(text[index + 2])
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: ":"), 0x0A: return true
    default: return false
    }
  }
}
