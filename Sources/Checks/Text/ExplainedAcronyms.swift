import PluginKit

/// `sigles-expliques`: each acronym is spelt out where it first stands, or is a term of the glossary.
///
/// Parameter: `connus`, acronyms that need no words. Spelt out means a parenthesis beside it: « programme d’action de la commune (PAC) »
/// or « PAC (programme d’action de la commune) ».
struct ExplainedAcronyms: ModelPredicate {
  let name = "sigles-expliques"

  private static let known: Set<String> = [
    "ONU", "UE", "MAD", "EUR", "XOF", "USD", "CFA", "PDF", "CSV", "URL", "TTC", "HT", "NB", "OK",
  ]

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let known = rule.texts("connus")
    var seen: Set<String> = []
    var breaches: [Breach] = []
    for block in document.paragraphs {
      for acronym in Acronym.all(in: document.bytes(of: block)) where seen.insert(acronym.text).inserted {
        if acronym.isExplained || Self.known.contains(acronym.text) || known.contains(acronym.text)
          || isTerm(acronym.text, document, context)
        {
          continue
        }
        breaches.append(
          Breach(
            at: block.source.asInts,
            Localized(
              fr: "le sigle « \(acronym.text) » n’est ni développé ici ni au glossaire",
              en: "the acronym “\(acronym.text)” is neither spelt out here nor in the glossary")))
      }
    }
    return breaches
  }

  private func isTerm(_ acronym: String, _ document: Document, _ context: CheckContext) -> Bool {
    let resolver = context.corpus.graph.resolver
    guard let node = resolver.node(named: acronym, language: document.language) else { return false }
    return resolver.nodes[node].document.map { context.corpus.documents[$0].model.name == "terme" } ?? true
  }
}

/// Two to seven capitals standing alone: neither part of a code (`MA-JUM-0042`, `R1`) nor a Roman number.
struct Acronym {
  let text: String
  let isExplained: Bool

  static func all(in text: ArraySlice<UInt8>) -> [Acronym] {
    capitals(in: text).filter { range in
      !isJoined(before: range.lowerBound, in: text) && (range.upperBound == text.endIndex || !isJoined(text[range.upperBound]))
        && !isRoman(text[range])
    }
    .map { Acronym(text: String(decoding: text[$0], as: UTF8.self), isExplained: hasParenthesis(text, $0)) }
  }

  /// The runs of two to seven capitals. One byte in two is looked at: no such run stands between two of them.
  private static func capitals(in text: ArraySlice<UInt8>) -> [Range<Int>] {
    text.withUnsafeBufferPointer { bytes in
      var runs: [Range<Int>] = []
      var index = 1
      while index < bytes.count {
        guard Letters.isUpper(bytes[index]) else {
          index += 2
          continue
        }
        var (start, end) = (index, index + 1)
        if Letters.isUpper(bytes[index - 1]) { start -= 1 }
        while end < bytes.count, Letters.isUpper(bytes[end]) { end += 1 }
        if (2...7).contains(end - start) { runs.append(text.startIndex + start..<text.startIndex + end) }
        index = end + 1
      }
      return runs
    }
  }

  /// What makes capitals part of something longer: a letter, a digit, a hyphen, a slash.
  private static func isJoined(_ byte: UInt8) -> Bool { Letters.isWord(byte) || "-/_@".utf8.contains(byte) }

  private static func isJoined(before index: Int, in text: ArraySlice<UInt8>) -> Bool {
    guard index > text.startIndex else { return false }
    return "-/_@".utf8.contains(text[index - 1]) || Letters.endWord(before: index, in: text)
  }

  private static func isRoman(_ text: ArraySlice<UInt8>) -> Bool {
    text.allSatisfy { "IVXLCDM".utf8.contains($0) } && text.count < 5 && text.first != UInt8(ascii: "C")
  }

  private static func hasParenthesis(_ text: ArraySlice<UInt8>, _ range: Range<Int>) -> Bool {
    let before = text[..<range.lowerBound].last
    let after = text[range.upperBound...].prefix(3)
    return before == UInt8(ascii: "(") || after.contains(UInt8(ascii: "("))
  }
}
