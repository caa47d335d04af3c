import PluginKit

/// `phrases-longues`: no sentence has more than so many words. Parameter: `maximum`.
struct LongSentences: ModelPredicate {
  let name = "phrases-longues"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let maximum = rule.integer("maximum") else { return [] }
    return document.paragraphs.compactMap { block in
      let longest = document.bytes(of: block).withUnsafeBufferPointer(longestSentence)
      guard longest > maximum else { return nil }
      return Breach(
        at: block.source.asInts,
        Localized(
          fr: "une phrase de ce paragraphe compte \(longest) mots ; le plus est \(maximum)",
          en: "a sentence of this paragraph has \(longest) words; the most is \(maximum)"))
    }
  }

  private func longestSentence(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var (longest, words, index) = (0, 0, 0)
    Self.kinds.withUnsafeBufferPointer { kinds in
      while index < text.count {
        let kind = kinds[Int(text[index])]
        if kind == Self.word {
          words += 1
          repeat { index += 1 } while index < text.count && kinds[Int(text[index])] <= Self.inside
        } else {
          if kind == Self.end, endsSentence(text, index) { (longest, words) = (max(longest, words), 0) }
          index += 1
        }
      }
    }
    return max(longest, words)
  }

  private static let word: UInt8 = 0
  /// Apostrophes, and signs beyond ASCII, which neither begin a word nor end it.
  private static let inside: UInt8 = 1
  private static let between: UInt8 = 2
  /// What may end a sentence.
  private static let end: UInt8 = 3

  private static let kinds: [UInt8] = (0...255).map { (byte: UInt8) in
    if Letters.isWord(byte) { return word }
    if byte >= 0x80 || byte == UInt8(ascii: "'") { return inside }
    return ".!?;:\n".utf8.contains(byte) ? end : between
  }

  /// A full stop, a question or exclamation mark, a semicolon or a colon before a space; « art. 118 » goes on.
  private func endsSentence(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch text[index] {
    case UInt8(ascii: "."):
      guard index + 2 < text.count else { return true }
      return Letters.isSpace(text[index + 1]) && !Letters.isLower(text[index + 2]) && !Letters.isDigit(text[index + 2])
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: ":"), 0x0A: return true
    default: return false
    }
  }
}
