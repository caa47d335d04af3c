/// Finds the terms that a typed word means: itself, else words it begins, else its other inflections, else its neighbours.
struct WordResolver {
  struct Match {
    var entry: TermEntry
    /// 1 for the word itself, less for what it was taken to mean.
    var weight: Double
  }

  let index: IndexReader
  /// Words that were corrected, and what they were taken to mean.
  private(set) var corrections: [(typed: String, meant: String)] = []
  private var matches: [Match] = []
  private var meant: Set<String> = []

  init(_ index: IndexReader) {
    self.index = index
  }

  /// - Parameters:
  ///   - isLast: whether it may be the beginning of a word.
  ///   - isTyping: whether beginnings count although the word itself is known.
  /// - Returns: the terms, and the forms that count as the word itself in a text.
  mutating func resolve(_ form: String, isLast: Bool, isTyping: Bool) -> (matches: [Match], meant: Set<String>) {
    matches = []
    meant = [form]
    for entry in index.entries(of: form) { add(entry, 1) }
    let isKnown = !matches.isEmpty
    if isLast, form.utf16.count > 2, isTyping || !isKnown { addWords(beginning: form, weight: isKnown ? 0.4 : 0.8) }
    if matches.isEmpty { addInflections(of: form) }
    if matches.isEmpty { addNeighbours(of: form) }
    return (matches, meant)
  }

  private mutating func add(_ entry: TermEntry, _ weight: Double) {
    if !matches.contains(where: { $0.entry.isSame(entry) }) { matches.append(Match(entry: entry, weight: weight)) }
  }

  private mutating func addWords(beginning form: String, weight: Double) {
    var longer: [(form: String, entries: [TermEntry])] = []
    for shard in index.termNeighbours(form, of: form, most: 5) {
      let terms = index.terms(shard)
      for known in terms.forms where known != form && known.hasPrefix(form) && !known.contains(" ") {
        longer.append((known, terms.entries(of: known)))
      }
    }
    longer.sort { ($0.form.utf16.count, $0.form) < ($1.form.utf16.count, $1.form) }
    for word in longer.prefix(120) {
      meant.insert(word.form)
      for entry in word.entries { add(entry, weight) }
    }
  }

  /// Words of the same shard with the longest common beginning, when both endings are inflections.
  private mutating func addInflections(of form: String) {
    let letters = Array(form.utf8)
    var longest = 4
    var found: [String] = []
    let terms = index.terms(index.termShard(of: form))
    for known in terms.forms {
      let other = Array(known.utf8)
      let common = zip(letters, other).prefix { $0 == $1 }.count
      // A short common beginning with a long ending is rather a mistake: « pipeine » is not « pipe ».
      guard common >= longest, common > 4 || letters.count <= common + 2, FrenchEndings.all.contains(letters[common...]),
        FrenchEndings.all.contains(other[common...])
      else { continue }
      if common > longest { found = [] }
      longest = common
      found.append(known)
    }
    if found.isEmpty { return }
    let nearest = addNearest(to: form, of: terms)
    for known in found where !nearest || EditDistance.between(form, known, most: 2) <= 2 {
      for entry in terms.entries(of: known) { add(entry, 0.8) }
    }
  }

  /// Words one letter away, beside inflections, or instead of those that are three letters away: « africin » is « africain » rather
  /// than « africa », « actifent » is not « actif » where there is « activent ».
  ///
  /// - Returns: whether there are any.
  private mutating func addNearest(to form: String, of terms: TermShard) -> Bool {
    let before = matches.count
    for known in terms.forms where !known.contains(" ") && EditDistance.between(form, known, most: 1) == 1 {
      meant.insert(known)
      for entry in terms.entries(of: known) { add(entry, 0.8) }
    }
    return matches.count > before
  }

  // MARK: Typing mistakes

  private struct Neighbour {
    var form: String
    var distance: Int
    /// Less is better: near, same first letter, frequent.
    var rank: Int
  }

  private mutating func addNeighbours(of form: String) {
    let length = form.utf16.count
    let most = length > 8 ? 2 : length > 3 ? 1 : 0
    guard most > 0, !ReversedVocabulary.isNumber(form.utf8) else { return }
    let neighbours = neighbours(of: form, most: most)
      .sorted { $0.rank != $1.rank ? $0.rank < $1.rank : $0.form.utf8.lexicographicallyPrecedes($1.form.utf8) }
    guard let best = neighbours.first else { return }
    for (place, neighbour) in neighbours.prefix(3).enumerated() where neighbour.distance == best.distance {
      for entry in index.entries(of: neighbour.form) { add(entry, place == 0 ? 0.8 : 0.6) }
    }
    corrections.append((form, best.form))
    meant = [best.form]
  }

  /// Forms one letter away in the shard of the word itself, which a reader has at hand; a short word has too many of them. Without any,
  /// those that share the first half, in their shards, and the last half, in the reversed vocabulary: one mistake leaves one half as it was.
  private func neighbours(of form: String, most: Int) -> [Neighbour] {
    var found: [String: Neighbour] = [:]
    func consider(_ known: String, _ frequency: Int) {
      guard known.utf16.count >= 4, found[known] == nil, !known.contains(" ") else { return }
      let distance = EditDistance.between(form, known, most: most)
      guard distance <= most else { return }
      let sameFirst = form.utf16.first == known.utf16.first
      found[known] = Neighbour(form: known, distance: distance, rank: distance * 100 + (sameFirst ? 0 : 8) - frequency)
    }
    func considerTerms(_ shard: Int) {
      let terms = index.terms(shard)
      for known in terms.forms { consider(known, terms.entries(of: known).first?.frequencyClass ?? 0) }
    }
    considerTerms(index.termShard(of: form))
    if form.utf16.count > 6, found.values.contains(where: { $0.distance == 1 }) { return Array(found.values) }
    let half = form.utf16.count / 2
    for shard in index.termNeighbours(form.beginning(half), of: form, most: 3) { considerTerms(shard) }
    let reversed = String(String.UnicodeScalarView(form.unicodeScalars.reversed()))
    for shard in index.reversedNeighbours(reversed.beginning(half), of: reversed) {
      for known in index.reversed(shard) { consider(known.form, known.frequency) }
    }
    return Array(found.values)
  }
}

extension TermEntry {
  fileprivate var frequencyClass: Int { Int.bitWidth - max(1, frequency).leadingZeroBitCount }
}

extension String {
  fileprivate func beginning(_ units: Int) -> String { String(decoding: utf16.prefix(units), as: UTF16.self) }
}
