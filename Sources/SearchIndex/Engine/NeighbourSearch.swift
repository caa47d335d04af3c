/// A known word near a mistyped one.
struct Neighbour {
  let form: String
  let mistake: TypingMistake
  /// The binary logarithm of its documents, plus one.
  let frequency: Int
  /// Nil when they are in a shard that has not been read.
  let entries: [TermEntry]?

  /// Less is likelier, in bits: what the mistake costs, and how frequent the word is. Nearness goes before both.
  var rank: Int { mistake.distance * 100 + mistake.cost - frequency }
}

/// Finds the words near a mistyped one.
///
/// Those one letter away in the shard of the word itself, which a reader has at hand, are enough in haste; a short word has too
/// many of them. Else those that share the first half are read in their shards, and those that share the last half in the reversed
/// vocabulary: one mistake leaves one half as it was.
struct NeighbourSearch {
  private let index: IndexReader
  private let form: String
  private let most: Int
  private var found: [String: Neighbour] = [:]
  /// Whether the shard of the word was enough.
  private(set) var wasHasty = false

  init(_ index: IndexReader, _ form: String) {
    self.index = index
    self.form = form
    most = form.utf16.count > 8 ? 2 : 1
  }

  /// Whether a form may be what was meant: short words are neighbours of too many others.
  static func isCorrection(_ known: String) -> Bool {
    known.utf16.count >= ReversedVocabulary.shortest && !known.contains(" ")
  }

  /// Likeliest first.
  mutating func neighbours(isHasty: Bool) -> [Neighbour] {
    considerTerms(index.termShard(of: form))
    wasHasty = isHasty && form.utf16.count > 6 && found.values.contains { $0.mistake.distance == 1 }
    if !wasHasty { searchHalves() }
    return found.values.sorted {
      $0.rank != $1.rank ? $0.rank < $1.rank : $0.form.utf8.lexicographicallyPrecedes($1.form.utf8)
    }
  }

  private mutating func searchHalves() {
    let half = form.utf16.count / 2
    for shard in index.termNeighbours(form.beginning(half), of: form, most: 3) { considerTerms(shard) }
    let reversed = String(String.UnicodeScalarView(form.unicodeScalars.reversed()))
    for shard in index.reversedNeighbours(reversed.beginning(half), of: reversed) {
      for known in index.reversed(shard) { consider(known.form, known.frequency, nil) }
    }
  }

  private mutating func considerTerms(_ shard: Int) {
    let terms = index.terms(shard)
    for known in terms.forms {
      let entries = terms.entries(of: known)
      consider(known, entries.first?.frequencyClass ?? 0, entries)
    }
  }

  private mutating func consider(_ known: String, _ frequency: Int, _ entries: [TermEntry]?) {
    guard Self.isCorrection(known), found[known] == nil, let mistake = TypingMistake(form, for: known, most: most) else { return }
    found[known] = Neighbour(form: known, mistake: mistake, frequency: frequency, entries: entries)
  }
}

extension TermEntry {
  fileprivate var frequencyClass: Int { Int.bitWidth - max(1, frequency).leadingZeroBitCount }
}

extension String {
  fileprivate func beginning(_ units: Int) -> String { String(decoding: utf16.prefix(units), as: UTF16.self) }
}
