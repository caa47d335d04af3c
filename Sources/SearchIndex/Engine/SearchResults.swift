/// The answer to a query.
public struct SearchResults: Sendable {
  /// Documents found, more than are listed perhaps.
  public var count: Int
  /// Words that no document holds, and what the first result holds instead, folded.
  public var corrections: [(typed: String, meant: String)] = []
  /// Best first.
  public var results: [SearchResult] = []
}

/// One document that answers a query.
public struct SearchResult: Sendable {
  /// Address below the root of the site.
  public let path: String
  public let title: String
  public let kind: String
  public let language: String
  /// The text around the words of the query, about two hundred letters.
  public let excerpt: String
  /// The parts of the document that answer best, three at most.
  public let headings: [(anchor: String, title: String)]
  public let score: Double
  let document: Int
}

/// Chooses what a result quotes.
struct Excerpts {
  private let cards: CardRanking
  private let words: [ResolvedWord]
  private static let length = 220

  init(_ cards: CardRanking, _ words: [ResolvedWord]) {
    self.cards = cards
    self.words = words
  }

  func result(_ card: CardContent, of document: Int, score: Double) -> SearchResult {
    SearchResult(
      path: card.path, title: card.title, kind: card.kind, language: card.language, excerpt: excerpt(card),
      headings: headings(card), score: score, document: document)
  }

  /// The run of words that holds the most, and the rarest, of the query; the description when nothing does.
  private func excerpt(_ card: CardContent) -> String {
    var best: (value: Double, text: String) = (0, card.description)
    for text in [card.description] + card.parts.map(\.text) {
      let pieces = text.split(whereSeparator: \.isWhitespace)
      for start in stride(from: 0, to: pieces.count, by: 8) {
        let window = pieces[start...].prefix(32)
        let value = value(window.flatMap { TokenList.words(of: String($0)) })
        if value > best.value { best = (value, window.joined(separator: " ")) }
      }
    }
    return String(best.text.prefix(Self.length))
  }

  private func value(_ forms: [String]) -> Double {
    Set(forms.compactMap(cards.number)).reduce(0) { $0 + words[$1].rarity }
  }

  private func headings(_ card: CardContent) -> [(anchor: String, title: String)] {
    card.parts.filter { !$0.anchor.isEmpty }
      .map { ($0, value(TokenList.words(of: $0.heading)) + 0.3 * value(TokenList.words(of: $0.text))) }
      .filter { $0.1 > 0 }
      .sorted { $0.1 > $1.1 }
      .prefix(3)
      .map { ($0.0.anchor, $0.0.heading) }
  }
}
