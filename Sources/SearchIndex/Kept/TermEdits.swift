import ByteRecords

/// What becomes of the terms of an index when some documents are replaced by others with the same words in all.
struct TermEdits {
  private let kept: KeptIndex
  private(set) var scale: Impact.Scale
  private(set) var frequencies: [[UInt32]]
  /// The postings that are others, by term and document; nil for one that is no more.
  private var postings: [Int: [UInt32: Posting?]] = [:]

  init(_ kept: KeptIndex) {
    self.kept = kept
    scale = kept.scale
    frequencies = kept.frequencies
  }

  /// A record with the numbers of its forms, and the counts of its terms.
  private struct Words {
    let head: RecordHead
    let facets: ArraySlice<UInt8>
    var forms: [Int] = []
    var terms: [Int: FormCounts] = [:]
  }

  /// - Returns: nil for a record with a form that no document had.
  private func words(_ record: [UInt8]) -> Words? {
    record.withUnsafeBufferPointer { bytes in
      var reader = RecordReader(bytes)
      let head = RecordHead(&reader)
      var words = Words(head: head, facets: record[head.facets])
      for _ in 0..<head.formCount {
        guard let form = kept.forms[head.language].find(reader.run()) else { return nil }
        words.forms.append(form)
        let term = Int(kept.vocabulary.termOfForm[head.language][form])
        words.terms[term, default: FormCounts()].add(FormCounts(&reader))
      }
      return reader.isBroken ? nil : words
    }
  }

  /// - Returns: false when the index must be put together anew.
  mutating func replace(document: Int, _ record: [UInt8], by other: [UInt8]) -> Bool {
    guard let before = words(record), let after = words(other), before.head.language == after.head.language,
      before.head.weight == after.head.weight, before.facets == after.facets
    else { return false }
    for form in before.forms { frequencies[before.head.language][form] -= 1 }
    for form in after.forms { frequencies[after.head.language][form] += 1 }
    guard before.forms.allSatisfy({ frequencies[before.head.language][$0] > 0 }) else { return false }
    scale.bodyWords += after.head.bodyLength - before.head.bodyLength
    scale.titleWords += after.head.titleLength - before.head.titleLength
    guard scale.weighs(like: kept.scale) else { return false }
    let impact = Impact(after.head, on: scale)
    for term in Set(before.terms.keys).union(after.terms.keys) {
      let posting = after.terms[term].map { Posting(document: document, $0, impact) }
      guard posting != kept.postings[term].posting(of: document) else { continue }
      postings[term, default: [:]][UInt32(document)] = .some(posting)
    }
    return true
  }

  /// Makes the edits in the postings of the terms.
  func apply(to all: inout TermPostings) {
    for (term, edits) in postings {
      let others = all[term].filter { edits[$0.document] == nil }
      all.replace(term, by: (others + edits.values.compactMap(\.self)).sorted { $0.document < $1.document })
    }
  }
}
