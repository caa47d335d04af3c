/// Gives each member of a group the documents of the others, with half their weight: « twinning » finds « jumelage ».
///
/// Done while building, it costs the reader nothing: no list of synonyms to load, no longer query.
struct SynonymMerger {
  let groups: [[String]]

  func merge(into vocabulary: inout Vocabulary, _ postings: inout [[Posting]]) {
    var termOfForm: [[UInt8]: [Int]] = [:]
    for (term, forms) in vocabulary.formsOfTerm.enumerated() {
      for form in forms { termOfForm[form, default: []].append(term) }
    }
    let before = postings
    for group in groups {
      let members = group.map { member($0, &vocabulary, &postings, termOfForm) }
      for (own, member) in members.enumerated() {
        let others = members.enumerated().filter { $0.offset != own }.map(\.element)
        let found = others.flatMap { other in other.terms.flatMap { $0 < before.count ? before[$0] : [] } }
        for term in member.terms {
          postings[term] = Self.union(postings[term], found)
          vocabulary.show(others.flatMap(\.words).filter { !member.words.contains($0) }, with: term)
        }
      }
    }
  }

  private struct Member {
    var words: [[UInt8]]
    var terms: [Int]
  }

  private func member(
    _ expression: String, _ vocabulary: inout Vocabulary, _ postings: inout [[Posting]], _ known: [[UInt8]: [Int]]
  ) -> Member {
    let words = PhraseBook.contentWords(expression)
    guard let word = words.first else { return Member(words: [], terms: []) }
    if words.count == 1, let terms = known[word] { return Member(words: words, terms: terms) }
    let key = words.count == 1 ? word : PhraseBook.key(words.map(Crude.form))
    let term = vocabulary.term(expression: key)
    if term == postings.count { postings.append([]) }
    return Member(words: words, terms: [term])
  }

  /// Keeps `own`; adds each document that only `others` has, once, at its best weight.
  private static func union(_ own: [Posting], _ others: [Posting]) -> [Posting] {
    var best: [UInt32: Posting] = [:]
    for posting in others {
      let weak = posting.weakened
      if let known = best[weak.document], known.impact >= weak.impact { continue }
      best[weak.document] = weak
    }
    for posting in own { best[posting.document] = posting }
    return best.values.sorted { $0.document < $1.document }
  }
}
