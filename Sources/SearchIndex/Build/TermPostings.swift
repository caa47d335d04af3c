/// One document of a term.
struct Posting: Equatable, Sendable {
  var document: UInt32
  /// Passages that hold the term; 0 when only title, description or identifiers do.
  var passages: UInt32
  var impact: UInt8

  /// A posting of another member of a synonym group.
  var weakened: Posting {
    Posting(document: document, passages: passages, impact: max(1, (impact & 31) / 2))
  }
}

/// The documents of every term, term after term, in order.
struct TermPostings {
  private var postings: [Posting] = []
  /// Where the documents of each term end.
  private var ends: [Int] = []
  /// Terms whose documents are others than those of their own forms: members of synonym groups.
  private var replaced: [Int: [Posting]] = [:]

  /// - Parameters:
  ///   - collection: loses its occurrences, which are the most of it.
  ///   - impact: turns the counts of a term on a document into its digit.
  init(_ collection: inout GatheredRecords, _ vocabulary: Vocabulary, impact: Impact) {
    let sums = Sums(collection, vocabulary)
    collection.dropOccurrences()
    postings.reserveCapacity(sums.list.count)
    for (start, end) in zip(sums.starts, sums.ends) {
      for sum in sums.list[start..<end] {
        let digit = impact.digit(sum.counts, document: Int(sum.document))
        postings.append(Posting(document: sum.document, passages: sum.counts.passages, impact: digit))
      }
      ends.append(postings.count)
    }
  }

  subscript(term: Int) -> ArraySlice<Posting> {
    if let others = replaced[term] { return others[...] }
    return term < ends.count ? postings[(term == 0 ? 0 : ends[term - 1])..<ends[term]] : []
  }

  mutating func replace(_ term: Int, by others: [Posting]) { replaced[term] = others }

  /// The occurrences of all forms, sorted by term by counting, those of one term on one document added up.
  private struct Sums {
    struct Sum {
      var document: UInt32 = 0
      var counts = FormCounts()
    }
    private(set) var list: [Sum]
    /// Where the documents of each term begin and end in the list; its forms may have left room between two terms.
    let starts: [Int]
    private(set) var ends: [Int]

    init(_ collection: GatheredRecords, _ vocabulary: Vocabulary) {
      starts = Self.starts(collection, vocabulary)
      ends = starts
      list = [Sum](repeating: Sum(), count: collection.occurrences.count)
      for (number, document) in collection.documents.enumerated() {
        let terms = vocabulary.termOfForm[document.language]
        for occurrence in collection.occurrences[document.occurrences] {
          let term = Int(terms[Int(occurrence.form)])
          let place = ends[term]
          if place > starts[term], list[place - 1].document == number {
            list[place - 1].counts.add(occurrence.counts)
          } else {
            list[place] = Sum(document: UInt32(number), counts: occurrence.counts)
            ends[term] = place + 1
          }
        }
      }
    }

    private static func starts(_ collection: GatheredRecords, _ vocabulary: Vocabulary) -> [Int] {
      var starts = [Int](repeating: 0, count: vocabulary.count)
      for document in collection.documents {
        let terms = vocabulary.termOfForm[document.language]
        for occurrence in collection.occurrences[document.occurrences] { starts[Int(terms[Int(occurrence.form)])] += 1 }
      }
      var total = 0
      for term in starts.indices { (starts[term], total) = (total, total + starts[term]) }
      return starts
    }
  }
}
