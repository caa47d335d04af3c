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
    let known = Self.known.union(rule.texts("connus"))
    var seen: Set<String> = []
    var breaches: [Breach] = []
    for block in document.paragraphs {
      for acronym in Acronym.all(in: document.bytes(of: block)) where seen.insert(acronym.text).inserted {
        if acronym.isExplained || known.contains(acronym.text) || isTerm(acronym.text, document, context) { continue }
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
    guard text.contains(where: Letters.isUpper) else { return [] }
    var found: [Acronym] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard Letters.isUpper(text[index]), !isJoined(before: index, in: text) else {
        index += 1
        continue
      }
      let end = text[index...].firstIndex { !Letters.isUpper($0) } ?? text.endIndex
      if (2...7).contains(end - index), end == text.endIndex || !isJoined(text[end]), !isRoman(text[index..<end]) {
        found.append(
          Acronym(text: String(decoding: text[index..<end], as: UTF8.self), isExplained: hasParenthesis(text, index..<end)))
      }
      index = max(end, index + 1)
    }
    return found
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
