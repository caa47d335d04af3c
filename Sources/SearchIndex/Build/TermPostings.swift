import ByteRecords
import Diagnostics

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

  init(document: Int, _ counts: FormCounts, _ impact: Impact) {
    self.init(document: UInt32(document), passages: counts.passages, impact: impact.digit(counts))
  }

  var document: UInt32 { packed >> 6 }
  var impact: UInt8 { UInt8(packed & 63) }

  /// A posting of another member of a synonym group.
  var weakened: Posting {
    Posting(document: document, passages: passages, impact: max(1, (impact & 31) / 2))
  }
}

extension ArraySlice<Posting> {
  /// The posting of a document, in a list in order of its documents.
  func posting(of document: Int) -> Posting? {
    let place = partitionPoint { Int($0.document) < document }
    return place < endIndex && Int(self[place].document) == document ? self[place] : nil
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
  ///   - scale: what the weight of a term on a document is measured by.
  init(_ collection: inout GatheredRecords, _ vocabulary: Vocabulary, on scale: Impact.Scale) {
    var places = TermPlaces(collection, vocabulary)
    postings = [Posting](repeating: Posting(document: 0, passages: 0, impact: 0), count: places.count)
    var sums = TermSums(terms: vocabulary.count)
    for (number, document) in collection.documents.enumerated() {
      let impact = Impact(document.head, on: scale)
      sums.add(number, of: collection, terms: vocabulary.termOfForm[document.head.language])
      for (term, counts) in sums.list {
        postings[places.next(of: term)] = Posting(document: number, counts, impact)
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

  /// Terms whose documents were given since.
  var replacedTerms: Set<Int> { Set(replaced.keys) }

  mutating func replace(_ term: Int, by others: [Posting]) { replaced[term] = others }
}

extension TermPostings {
  init(_ columns: inout ColumnReader) {
    let counts = columns.column(of: UInt32.self)
    ends = counts.reduce(into: []) { $0.append(($0.last ?? 0) + Int($1)) }
    starts = zip(ends, counts).map { $0 - Int($1) }
    postings = []
    postings.reserveCapacity(ends.last ?? 0)
    while postings.count < ends.last ?? 0, !columns.isBroken { postings += columns.column(of: Posting.self) }
  }

  func append(to columns: ColumnWriter) {
    columns.append(ends.indices.map { UInt32(self[$0].count) })
    var some: [Posting] = []
    for term in ends.indices {
      some += self[term]
      guard some.count >= Self.atOnce else { continue }
      columns.append(some)
      some.removeAll(keepingCapacity: true)
    }
    if !some.isEmpty { columns.append(some) }
  }

  private static let atOnce = 65_536
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
