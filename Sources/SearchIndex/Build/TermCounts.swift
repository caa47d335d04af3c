import Diagnostics

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

/// The occurrences of all forms, gathered by term.
struct TermCounts {
  private let occurrences: [GatheredRecords.Occurrence]
  /// Where the occurrences of each term begin; one more for the end.
  private let starts: [Int]
  private let sorted: [Int32]

  /// A counting sort: occurrences come in order of document, and stay so within a term.
  init(_ collection: GatheredRecords, _ vocabulary: Vocabulary) {
    occurrences = collection.occurrences
    let terms = collection.occurrences.map {
      Int(vocabulary.termOfForm[collection.documents[Int($0.document)].language][Int($0.form)])
    }
    var starts = [Int](repeating: 0, count: vocabulary.formsOfTerm.count + 1)
    for term in terms { starts[term + 1] += 1 }
    for term in 1..<max(1, starts.count) { starts[term] += starts[term - 1] }
    self.starts = starts
    var sorted = [Int32](repeating: 0, count: terms.count)
    for (index, term) in terms.enumerated() {
      sorted[starts[term]] = Int32(index)
      starts[term] += 1
    }
    self.sorted = sorted
  }

  /// The documents of each term, in order.
  func postings(impact: Impact) -> [[Posting]] {
    Array(0..<(starts.count - 1)).concurrentMap { postings(of: $0, impact: impact) }
  }

  private func postings(of term: Int, impact: Impact) -> [Posting] {
    var rest = sorted[starts[term]..<starts[term + 1]]
    var postings: [Posting] = []
    while let first = rest.popFirst() {
      var sum = occurrences[Int(first)]
      while let next = rest.first, occurrences[Int(next)].document == sum.document {
        sum.counts.add(occurrences[Int(next)].counts)
        rest.removeFirst()
      }
      let digit = impact.digit(sum.counts, document: Int(sum.document))
      postings.append(Posting(document: sum.document, passages: sum.counts.passages, impact: digit))
    }
    return postings
  }
}

extension FormCounts {
  fileprivate mutating func add(_ other: FormCounts) {
    title &+= other.title
    identifiers &+= other.identifiers
    headings &+= other.headings
    description &+= other.description
    body = body.addingReportingOverflow(other.body).overflow ? .max : body + other.body
    passages |= other.passages
  }
}
