/// Searches the files that browsers search, and ranks as they do: for the terminal, and for tests of relevance.
///
/// 1. `SearchQuery` reads the query; 2. `WordResolver` finds the terms each word means, `expressions` those of several
/// words; 3. `PageRanking` scores documents from postings, of frequent terms the best only unless these are not enough;
/// 4. `CardRanking` refines the first from their text.
public final class SearchEngine {
  private let index: IndexReader

  /// Nil when there is no index, or one of another format.
  /// - Parameter read: the bytes of a file below the root of the site, nil when there is none.
  public init?(read: @escaping (String) -> [UInt8]?) {
    guard let index = IndexReader(read: read) else { return nil }
    self.index = index
  }

  /// Names and labels of the facets, one after the other.
  public var facets: [String] { index.manifest.facets }

  /// - Parameters:
  ///   - query: as typed: words, « quotations », `-excluded`.
  ///   - facets: by name, the codes of which a result bears one.
  ///   - limit: results wanted; they come in batches, each refined within itself.
  ///   - isTyping: whether the last word may go on.
  ///   - language: that of the page from which the reader asks.
  public func search(
    _ query: String, facets: [String: [String]] = [:], limit: Int = 10, isTyping: Bool = false,
    language: SearchLanguage = .french
  ) -> SearchResults {
    let query = SearchQuery(query)
    let excluded = query.words.filter(\.isExcluded).flatMap { index.entries(of: $0.form) }.map(index.completed)
    let allowed = allowed(facets)
    func rank(_ words: [ResolvedWord]) -> PageRanking {
      PageRanking(
        words, expressions: expressions(words), excluded: excluded, count: index.manifest.documents,
        isAllowed: { allowed?[$0] ?? true })
    }
    var resolver = WordResolver(index, isHasty: true)
    var ranking = rank(resolve(query, &resolver, isTyping: isTyping))
    if resolver.wasHasty, !ranking.hasWhole {
      // No page confirms the corrections at hand.
      resolver = WordResolver(index, isHasty: false)
      ranking = rank(resolve(query, &resolver, isTyping: isTyping))
    }
    if ranking.isIncomplete { ranking = rank(ranking.completedWords(by: index)) }
    let cards = CardRanking(ranking.words, expressions: expressions(ranking.words), language: language)
    var results = SearchResults(count: ranking.documents.count)
    for batch in Self.batches(ranking.documents.indices, quotes: !query.quotations.isEmpty) where results.results.count < limit {
      results.results += refine(ranking.documents[batch], ranking, cards, query)
    }
    results.results = Array(results.results.prefix(limit))
    results.corrections = ranking.words.compactMap { word in
      results.results.first.flatMap { word.correction(in: $0.document) }.map { (word.form, $0) }
    }
    return results
  }

  /// Results are refined among those whose cards come together: the first six, as many as browsers load at once from one host;
  /// four more; then tens. Quotations need more, for many pages hold all words of one but not in a row.
  private static func batches(_ places: Range<Int>, quotes: Bool) -> [Range<Int>] {
    let starts =
      quotes ? Array(stride(from: 0, to: places.count, by: 30)) : [0, 6] + Array(stride(from: 10, to: places.count, by: 10))
    let ends = starts.dropFirst() + [places.count]
    return zip(starts, ends).map { min($0, places.count)..<min($1, places.count) }
  }

  private func resolve(_ query: SearchQuery, _ resolver: inout WordResolver, isTyping: Bool) -> [ResolvedWord] {
    let last = query.words.lastIndex { !$0.isExcluded }.map { query.words[$0] }
    let words = query.usefulWords
    return words.enumerated().flatMap { place, word in
      let isUnknownReference = !word.parts.isEmpty && index.entries(of: word.form).isEmpty
      return (isUnknownReference ? word.parts : [word]).map { part in
        let isLast = place == words.count - 1 && part == last && part.quotation == 0
        let found = resolver.resolve(part.form, isLast: isLast, isTyping: isTyping)
        return ResolvedWord(form: part.form, quotation: word.quotation, matches: found.matches, meant: found.meant)
      }
    }
  }

  /// Runs of words that the index knows: synonyms of several words, « article 118 ».
  private func expressions(_ words: [ResolvedWord]) -> [ResolvedExpression] {
    words.indices.dropLast().flatMap { start in
      stride(from: min(PhraseBook.longest, words.count - start), to: 1, by: -1).compactMap { length in
        let run = words[start..<(start + length)].map(\.form)
        return expression(run).map { ResolvedExpression(words: start..<(start + length), entry: $0) }
      }
    }
  }

  /// The term of a run of words, or of a compound written as two words.
  private func expression(_ run: [String]) -> TermEntry? {
    if run.count == 2, ArticleReference.isArticle(run[0]), run[1].utf8.first?.isDigit ?? false {
      return index.entries(of: "article " + run[1]).first
    }
    if let entry = index.entries(of: run.map(CardRanking.crude).joined(separator: " ")).first { return entry }
    return run.count == 2 ? index.terms(index.termShard(of: run[0])).entries(of: run.joined()).first : nil
  }

  /// For each document, whether it bears a wanted value of each facet; nil when all do.
  private func allowed(_ facets: [String: [String]]) -> [Bool]? {
    let wanted = facets.filter { !$0.value.isEmpty }
    if wanted.isEmpty { return nil }
    var allowed = [Bool](repeating: true, count: index.manifest.documents)
    for (name, codes) in wanted {
      var bears = [Bool](repeating: false, count: allowed.count)
      for value in index.facet(name) where codes.contains(value.code) {
        for document in value.runs.joined() where document < bears.count { bears[document] = true }
      }
      for document in allowed.indices where !bears[document] { allowed[document] = false }
    }
    return allowed
  }

  private func refine(
    _ documents: ArraySlice<Int>, _ ranking: PageRanking, _ cards: CardRanking, _ query: SearchQuery
  ) -> [SearchResult] {
    documents
      .compactMap { document -> (document: Int, score: Double, card: CardContent)? in
        let passage = bestPassage(of: document, ranking.words)
        guard let card = index.card(page: document, passage: passage) else { return nil }
        return (document, ranking.score[document] * cards.factor(card), card)
      }
      .filter { CardRanking.holds(query.quotations, in: $0.card) }
      .sorted { $0.score != $1.score ? $0.score > $1.score : $0.document < $1.document }
      .map { Excerpts(cards, ranking.words).result($0.card, of: $0.document, score: $0.score) }
  }

  /// The passage that holds most of the query.
  private func bestPassage(of document: Int, _ words: [ResolvedWord]) -> Int {
    var held = [Double](repeating: 0, count: PassageCutter.most)
    for word in words {
      let passages = word.matches.reduce(UInt32(0)) { $0 | $1.entry.passages(of: document) }
      for passage in held.indices where passages >> UInt32(passage) & 1 == 1 { held[passage] += word.rarity }
    }
    var best = 0
    for passage in held.indices where held[passage] > held[best] + 1e-9 { best = passage }
    return best
  }
}

extension ArticleReference {
  static func isArticle(_ form: String) -> Bool { Array(form.utf8).withUnsafeBufferPointer { isArticle($0) } }
}
