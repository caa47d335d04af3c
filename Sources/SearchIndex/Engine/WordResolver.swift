/// Finds the terms that a typed word means: itself, else words it begins, else its other inflections, else its neighbours.
struct WordResolver {
  struct Match {
    var entry: TermEntry
    /// 1 for the word itself, less for what it was taken to mean.
    var weight: Double
    /// The word that may have been mistyped, one among others: it is as rare as it is itself.
    var reading: String?
  }

  struct Resolution {
    var matches: [Match] = []
    /// Forms that count as the word itself in a text.
    var meant: Set<String>
  }

  let index: IndexReader
  /// Whether words one letter away that are at hand keep others from being searched.
  let isHasty: Bool
  /// Whether they did.
  private(set) var wasHasty = false
  private var found = Resolution(meant: [])

  init(_ index: IndexReader, isHasty: Bool) {
    self.index = index
    self.isHasty = isHasty
  }

  /// - Parameters:
  ///   - isLast: whether it may be the beginning of a word.
  ///   - isTyping: whether beginnings count although the word itself is known.
  mutating func resolve(_ form: String, isLast: Bool, isTyping: Bool) -> Resolution {
    found = Resolution(meant: [form])
    for entry in index.entries(of: form) { add(entry, 1) }
    let isKnown = !found.matches.isEmpty
    if isLast, form.utf16.count > 2, isTyping || !isKnown { addWords(beginning: form, weight: isKnown ? 0.4 : 0.8) }
    if !isKnown, !found.matches.isEmpty, !isTyping { addNearest(to: form, of: index.terms(index.termShard(of: form))) }
    if found.matches.isEmpty { addInflections(of: form) }
    if found.matches.isEmpty { addNeighbours(of: form) }
    return found
  }

  private mutating func add(_ entry: TermEntry, _ weight: Double, reading: String? = nil) {
    if !found.matches.contains(where: { $0.entry.isSame(entry) }) {
      found.matches.append(Match(entry: entry, weight: weight, reading: reading))
    }
  }

  /// - Parameter behind: how much less likely it is than another word, in bits.
  private mutating func add(_ entries: [TermEntry], reading: String, behind: Int) {
    found.meant.insert(reading)
    for entry in entries { add(entry, 4.8 / Double(6 + behind), reading: reading) }
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
      found.meant.insert(word.form)
      for entry in word.entries { add(entry, weight) }
    }
  }

  /// Words of the same shard with the longest common beginning, when both endings are inflections.
  private mutating func addInflections(of form: String) {
    let letters = Array(form.utf8)
    var longest = 4
    var inflections: [String] = []
    let terms = index.terms(index.termShard(of: form))
    for known in terms.forms {
      let other = Array(known.utf8)
      let common = zip(letters, other).prefix { $0 == $1 }.count
      // A short common beginning with a long ending is rather a mistake: « pipeine » is not « pipe ».
      guard common >= longest, common > 4 || letters.count <= common + 2, FrenchEndings.all.contains(letters[common...]),
        FrenchEndings.all.contains(other[common...])
      else { continue }
      if common > longest { inflections = [] }
      longest = common
      inflections.append(known)
    }
    if inflections.isEmpty { return }
    addNearest(to: form, of: terms)
    let hasNearest = !found.matches.isEmpty
    for known in inflections where !hasNearest || EditDistance.between(form, known, most: 2) <= 2 {
      for entry in terms.entries(of: known) { add(entry, 0.8) }
    }
  }

  /// Words one letter away, beside words begun and inflections, or instead of inflections that are three letters away: « africin » is
  /// « africain » rather than « africa », « actifent » is not « actif » where there is « activent ».
  private mutating func addNearest(to form: String, of terms: TermShard) {
    if ReversedVocabulary.isNumber(form.utf8) { return }
    for known in terms.forms where NeighbourSearch.isCorrection(known) {
      guard let mistake = TypingMistake(form, for: known, most: 1) else { continue }
      add(terms.entries(of: known), reading: known, behind: mistake.cost)
    }
  }

  // MARK: Typing mistakes

  /// Neighbours that are added, and those among them whose shards must be read for it.
  private static let mostNeighbours = 8
  private static let mostFarNeighbours = 3

  private mutating func addNeighbours(of form: String) {
    guard form.utf16.count >= ReversedVocabulary.shortest, !ReversedVocabulary.isNumber(form.utf8) else { return }
    var search = NeighbourSearch(index, form)
    let neighbours = search.neighbours(isHasty: isHasty)
    wasHasty = wasHasty || search.wasHasty
    guard let best = neighbours.first else { return }
    found = Resolution(meant: [])
    var far = 0
    for neighbour in neighbours where neighbour.mistake.distance == best.mistake.distance {
      if neighbour.entries == nil { far += 1 }
      if neighbour.entries == nil && far > Self.mostFarNeighbours { continue }
      if found.meant.count == Self.mostNeighbours { return }
      add(neighbour.entries ?? index.entries(of: neighbour.form), reading: neighbour.form, behind: neighbour.rank - best.rank)
    }
  }
}
