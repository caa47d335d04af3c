/// One document of a term.
struct Posting: Equatable, Sendable {
  /// The number of the document, above six bits of impact.
  private let packed: UInt32
  /// Passages that hold the term; 0 when only title, description or identifiers do.
  let passages: UInt32

  init(document: UInt32, passages: UInt32, impact: UInt8) {
    packed = min(document, .max >> 6) << 6 | UInt32(impact & 63)
    self.passages = passages
  }

  var document: UInt32 { packed >> 6 }
  var impact: UInt8 { UInt8(packed & 63) }

  /// A posting of another member of a synonym group.
  var weakened: Posting {
    Posting(document: document, passages: passages, impact: max(1, (impact & 31) / 2))
  }
}

/// The documents of every term, term after term, in order.
struct TermPostings {
  private var postings: [Posting]
  /// Where the documents of each term begin and end.
  private let starts: [Int]
  private let ends: [Int]
  /// Terms whose documents are others than those of their own forms: members of synonym groups.
  private var replaced: [Int: [Posting]] = [:]

  /// - Parameters:
  ///   - collection: loses its occurrences, which are the most of it.
  ///   - impact: turns the counts of a term on a document into its digit.
  init(_ collection: inout GatheredRecords, _ vocabulary: Vocabulary, impact: Impact) {
    var places = TermPlaces(collection, vocabulary)
    postings = [Posting](repeating: Posting(document: 0, passages: 0, impact: 0), count: places.count)
    var sums = TermSums(terms: vocabulary.count)
    for (number, document) in collection.documents.enumerated() {
      sums.add(number, of: collection, terms: vocabulary.termOfForm[document.language])
      for (term, counts) in sums.list {
        let digit = impact.digit(counts, document: number)
        postings[places.next(of: term)] = Posting(document: UInt32(number), passages: counts.passages, impact: digit)
      }
    }
    collection.dropOccurrences()
    ends = places.ends
    starts = places.starts
  }

  subscript(term: Int) -> ArraySlice<Posting> {
    if let others = replaced[term] { return others[...] }
    return term < ends.count ? postings[starts[term]..<ends[term]] : []
  }

  mutating func replace(_ term: Int, by others: [Posting]) { replaced[term] = others }
}

/// Where the documents of each term stand: its forms may leave room between two terms, when a document has several of them.
private struct TermPlaces {
  let starts: [Int]
  private(set) var ends: [Int]
  /// Of places in all.
  let count: Int

  init(_ collection: GatheredRecords, _ vocabulary: Vocabulary) {
    var starts = [Int](repeating: 0, count: vocabulary.count)
    for (terms, frequencies) in zip(vocabulary.termOfForm, collection.frequencies) {
      for (term, frequency) in zip(terms, frequencies) { starts[Int(term)] += Int(frequency) }
    }
    var total = 0
    for term in starts.indices { (starts[term], total) = (total, total + starts[term]) }
    self.starts = starts
    ends = starts
    count = total
  }

  /// The next free place of a term.
  mutating func next(of term: Int) -> Int {
    defer { ends[term] += 1 }
    return ends[term]
  }
}

/// The counts of the terms of one document, those of the forms of a term added up.
private struct TermSums {
  private(set) var list: [(term: Int, counts: FormCounts)] = []
  /// For each term, the last document that has it, plus one, and its place in the list of that document.
  private var seen: [(document: UInt32, place: UInt32)]

  init(terms: Int) {
    seen = [(document: UInt32, place: UInt32)](repeating: (0, 0), count: terms)
  }

  mutating func add(_ document: Int, of collection: GatheredRecords, terms: [UInt32]) {
    list.removeAll(keepingCapacity: true)
    let mark = UInt32(document + 1)
    collection.forEachOccurrence(of: document) { occurrence in
      let term = Int(terms[occurrence.form])
      if seen[term].document == mark {
        list[Int(seen[term].place)].counts.add(occurrence.counts)
      } else {
        seen[term] = (mark, UInt32(list.count))
        list.append((term, occurrence.counts))
      }
    }
  }
}
