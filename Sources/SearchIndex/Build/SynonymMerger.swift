/// Gives each member of a group the documents of the others, with half their weight: « twinning » finds « jumelage ».
///
/// Done while building, it costs the reader nothing: no list of synonyms to load, no longer query.
struct SynonymMerger {
  private let groups: [[[[UInt8]]]]

  init(groups: [[String]]) {
    self.groups = groups.map { $0.map(PhraseBook.contentWords) }
  }

  /// - Parameter changed: terms whose documents are others than when they were last merged; nil for all. What that does not reach is left
  ///   without its synonyms.
  func merge(into vocabulary: inout Vocabulary, _ postings: inout TermPostings, changed: Set<Int>? = nil) {
    let single = groups.joined().filter { $0.count == 1 }.compactMap { vocabulary.forms.find($0[0]) }
    let known = vocabulary.terms(of: Set(single))
    let groups = groups.map { group in group.map { member($0, &vocabulary, known) } }
    let reached = changed.map { Self.reach($0, groups, vocabulary) }
    let before = postings
    for members in groups {
      for (own, member) in members.enumerated() {
        let terms = member.terms.filter { reached?.contains($0) ?? true }
        guard !terms.isEmpty else { continue }
        let others = members.enumerated().filter { $0.offset != own }.map(\.element)
        let found = others.flatMap { other in other.terms.flatMap { before[$0] } }
        for term in terms {
          postings.replace(term, by: Self.union(postings[term], found))
          vocabulary.show(others.flatMap(\.words).filter { !member.words.contains($0) }, with: term)
        }
      }
    }
  }

  /// The terms of which a file of the index may say something else when the documents of some terms are others: those of the same groups,
  /// and those that share a form with one of them.
  private static func reach(_ changed: Set<Int>, _ groups: [[Member]], _ vocabulary: Vocabulary) -> Set<Int> {
    let groups = groups.map { Set($0.flatMap(\.terms)) }
    var (reached, count) = (changed, 0)
    while reached.count > count {
      count = reached.count
      for group in groups where !group.isDisjoint(with: reached) { reached.formUnion(group) }
      let forms = Set(reached.flatMap { vocabulary.formNumbers(of: $0) })
      for terms in vocabulary.terms(of: forms).values { reached.formUnion(terms) }
    }
    return reached
  }

  private struct Member {
    var words: [[UInt8]]
    var terms: [Int]
  }

  private func member(_ words: [[UInt8]], _ vocabulary: inout Vocabulary, _ known: [Int: [Int]]) -> Member {
    guard let word = words.first else { return Member(words: [], terms: []) }
    if words.count == 1, let terms = vocabulary.forms.find(word).flatMap({ known[$0] }) {
      return Member(words: words, terms: terms)
    }
    let key = words.count == 1 ? word : PhraseBook.key(words.map(Crude.form))
    return Member(words: words, terms: [vocabulary.term(expression: key)])
  }

  /// Keeps `own`; adds each document that only `others` has, once, at its best weight.
  private static func union(_ own: ArraySlice<Posting>, _ others: [Posting]) -> [Posting] {
    var union: [Posting] = []
    union.reserveCapacity(own.count + others.count)
    var place = own.startIndex
    for posting in others.map(\.weakened).sorted(by: Self.precedes) {
      while place < own.endIndex, own[place].document <= posting.document {
        union.append(own[place])
        place += 1
      }
      if union.last?.document != posting.document { union.append(posting) }
    }
    return union + own[place...]
  }

  /// By document, the best weight first; whatever the order of the terms, one posting comes before the other.
  private static func precedes(_ one: Posting, _ other: Posting) -> Bool {
    (one.document, other.impact, one.passages) < (other.document, one.impact, other.passages)
  }
}
