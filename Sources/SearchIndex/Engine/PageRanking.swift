import Foundation

/// A word of the query with the terms it means.
struct ResolvedWord {
  let form: String
  let quotation: Int
  let matches: [WordResolver.Match]
  /// Forms that count as the word itself: the word, or what it was corrected to.
  let meant: Set<String>
  /// Rarity, known after ranking.
  var rarity = 0.0
  /// A word of questions rather than of their subject.
  var isWeak: Bool { StopWords.weak.contains(form) }
}

extension ResolvedWord {
  /// Whether documents are missing from its postings.
  var isCut: Bool { matches.contains { $0.entry.overflow != nil } }

  func completed(by index: IndexReader) -> ResolvedWord {
    let whole = matches.map { WordResolver.Match(entry: index.completed($0.entry), weight: $0.weight, reading: $0.reading) }
    return ResolvedWord(form: form, quotation: quotation, matches: whole, meant: meant)
  }

  /// The other word that it is taken for in a document, or most likely for when that holds none; nil when it is itself, its beginning or
  /// another inflection.
  func correction(in document: Int) -> String? {
    let reading = (matches.first { $0.entry.holds(document) } ?? matches.first)?.reading
    return reading.flatMap { CardRanking.crude($0) == CardRanking.crude(form) ? nil : $0 }
  }
}

/// An expression that stands in the query and that the index knows as one term.
struct ResolvedExpression {
  let words: Range<Int>
  let entry: TermEntry
}

/// Scores all documents from postings alone.
///
/// Rarity × impact × weight of the match, summed over the words, then times the square of the share of the query that the
/// document holds: a page with all words comes before pages with some, and one word suffices to be found. Weak words, such
/// as « trouver », are no part of that share unless there are no others. Of the words that a mistyped one may stand for, each counts as
/// rare as it is itself where another word of the query confirms it; alone, the frequent one is likelier.
struct PageRanking {
  private(set) var score: [Double]
  private(set) var share: [Double]
  /// Documents in order of score: those that hold most of what the best holds, or the ten best.
  private(set) var documents: [Int] = []
  private(set) var words: [ResolvedWord]
  /// Whether documents cut from frequent terms may change the answer: fewer than ten hold the whole query, and not one alone holds the
  /// words of which nothing is cut, the most of it.
  private(set) var isIncomplete = false

  private var value: [[Double]] = []
  private var inTitle: [[Bool]] = []
  /// Whether each word is part of the share, and the rarity of those that are.
  private var isCounted: [Bool] = []
  private var total = 0.0
  private let count: Int

  init(
    _ words: [ResolvedWord], expressions: [ResolvedExpression], excluded: [TermEntry], count: Int,
    isAllowed: (Int) -> Bool
  ) {
    self.words = words
    self.count = count
    score = [Double](repeating: 0, count: count)
    share = score
    for index in words.indices { weigh(index) }
    for expression in expressions { weigh(expression) }
    sum()
    for posting in excluded.flatMap(\.postings) { score[Int(posting.document)] = 0 }
    requireQuotations()
    order(isAllowed)
  }

  static func rarity(_ frequency: Int, of count: Int) -> Double {
    let frequency = Double(min(frequency, count))
    return log(1 + (Double(count) - frequency + 0.5) / (frequency + 0.5))
  }

  private mutating func weigh(_ index: Int) {
    var value = [Double](repeating: 0, count: count)
    var title = [Bool](repeating: false, count: count)
    var seen = 0
    let frequency = words[index].matches.map(\.entry.frequency).max() ?? 0
    let isConfirmed = words.count { !$0.matches.isEmpty } > 1
    for match in words[index].matches {
      let isOneOfMany = isConfirmed && match.reading != nil
      let own = isOneOfMany ? Self.rarity(match.entry.frequency, of: count) / Self.rarity(frequency, of: count) : 1
      for posting in match.entry.postings {
        let document = Int(posting.document)
        if value[document] == 0 { seen += 1 }
        value[document] = max(value[document], Double(posting.impact & 31) / 31 * match.weight * own)
        if posting.impact > 31 { title[document] = true }
      }
    }
    let force = words[index].isWeak ? 0.3 : 1
    words[index].rarity = words[index].matches.isEmpty ? 0 : force * Self.rarity(max(frequency, seen), of: count)
    self.value.append(value)
    inTitle.append(title)
  }

  private mutating func weigh(_ expression: ResolvedExpression) {
    let force = Self.rarity(expression.entry.frequency, of: count) * 0.5
    for posting in expression.entry.postings {
      let document = Int(posting.document)
      let impact = Double(posting.impact & 31) / 31
      score[document] += force * impact
      for word in expression.words where !words[word].matches.isEmpty {
        value[word][document] = max(value[word][document], impact)
        if posting.impact > 31 { inTitle[word][document] = true }
      }
    }
  }

  private mutating func sum() {
    let hasSubject = words.contains { !$0.isWeak && !$0.matches.isEmpty }
    isCounted = words.map { !hasSubject || !$0.isWeak }
    total = words.indices.reduce(0) { $0 + (isCounted[$1] ? words[$1].rarity : 0) }
    for document in 0..<count {
      var (held, titled) = (0.0, 0.0)
      for (index, word) in words.enumerated() where value[index][document] > 0 {
        score[document] += word.rarity * value[index][document]
        guard isCounted[index] else { continue }
        held += word.rarity
        if inTitle[index][document] { titled += word.rarity }
      }
      share[document] = total > 0 ? held / total : 1
      let title = total > 0 ? titled / total : 0
      score[document] *= share[document] * share[document] * (1 + 0.3 * title * title)
    }
  }

  /// All words of a quotation are required; cards then tell whether they follow each other.
  private mutating func requireQuotations() {
    for (index, word) in words.enumerated() where word.quotation > 0 {
      for document in 0..<count where value[index][document] == 0 { score[document] = 0 }
    }
  }

  private mutating func order(_ isAllowed: (Int) -> Bool) {
    let most = (0..<count).filter { score[$0] > 0 }.map { share[$0] }.max() ?? 0
    let all = (0..<count).filter { score[$0] > 0 }
      .sorted { score[$0] != score[$1] ? score[$0] > score[$1] : $0 < $1 }
    var isWanted = share.map { $0 >= 0.6 * most }
    let missing = 10 - all.filter { isWanted[$0] }.count
    for document in all.filter({ !isWanted[$0] }).prefix(max(0, missing)) { isWanted[document] = true }
    documents = all.filter { isWanted[$0] && isAllowed($0) }
    let cut = total > 0 ? words.indices.reduce(0) { $0 + (isCounted[$1] && words[$1].isCut ? words[$1].rarity : 0) } / total : 0
    let isSettled = cut < 0.5 && documents(lacking: cut) == 1
    isIncomplete = !isSettled && needed.contains { words[$0].isCut } && documents(lacking: 0) < 10
  }

  /// Whether a document holds the whole query.
  var hasWhole: Bool { documents(lacking: 0) > 0 }

  /// How many documents lack at most this part of the query.
  private func documents(lacking part: Double) -> Int { documents.count { share[$0] > 1 - part - 1e-9 } }

  /// The words whose rarer documents count: a weak word changes little, unless it stands in a quotation.
  private var needed: [Int] { words.indices.filter { isCounted[$0] || words[$0].quotation > 0 } }

  /// The words with all their documents, as far as these count.
  func completedWords(by index: IndexReader) -> [ResolvedWord] {
    needed.reduce(into: words) { $0[$1] = $0[$1].completed(by: index) }
  }
}
