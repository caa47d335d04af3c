import ByteRecords
import Diagnostics

/// The terms of the vocabulary in order of their stems, each with its documents in digits.
struct EncodedTerms {
  /// The number of each term in the vocabulary.
  let order: [Int]
  private let entries: ByteRuns
  /// The places that have others since.
  private var others: [Int: [UInt8]] = [:]
  /// The number of the file that holds what was cut of a list longer than a shard can hold, by term.
  let overflowNumbers: [Int: Int]
  /// What was cut of the lists encoded by this build.
  private(set) var overflows: [Overflow]

  private static let chunkSize = 512

  struct Overflow: Sendable {
    let number: Int
    let digits: [UInt8]
  }

  private struct Chunk: Sendable {
    var entries = ByteRuns()
    var overflows: [Overflow] = []

    /// Appends a term: the words that are highlighted beside its forms, then its documents.
    mutating func append(_ shown: [[UInt8]], _ list: PostingList, overflow: Int?) {
      var bytes: [UInt8] = []
      if !shown.isEmpty { bytes += [UInt8(ascii: "=")] + shown.joined(separator: [UInt8(ascii: ",")]) }
      bytes.append(UInt8(ascii: ":"))
      list.append(overflow: overflow, to: &bytes)
      bytes.append(UInt8(ascii: ";"))
      entries.append(bytes)
      guard let overflow else { return }
      var digits: [UInt8] = []
      CoarsePostings(list.rest).append(to: &digits)
      overflows.append(Overflow(number: overflow, digits: digits))
    }
  }

  init(_ vocabulary: Vocabulary, _ postings: TermPostings, longest: Int) {
    let order = vocabulary.stems.sortedNumbers()
    self.order = order
    let known = Self.overflowNumbers(order, vocabulary, postings, longest: longest)
    overflowNumbers = known
    let starts = Array(stride(from: 0, to: order.count, by: Self.chunkSize))
    let chunks = starts.concurrentMap { start in
      order[start..<min(start + Self.chunkSize, order.count)].reduce(into: Chunk()) { chunk, term in
        let list = PostingList(postings[term], longest: longest)
        chunk.append(vocabulary.alsoShown[term, default: []], list, overflow: known[term])
      }
    }
    entries = chunks.reduce(into: ByteRuns()) { $0.append($1.entries) }
    overflows = chunks.flatMap(\.overflows)
  }

  /// `[=SHOWN]:POSTINGS;` of the term at a place of the order.
  subscript(place: Int) -> ArraySlice<UInt8> {
    others[place]?[...] ?? entries[place]
  }

  /// Encodes some terms anew.
  /// - Returns: the places where that has made a difference; nil when other terms than before are too long for a shard.
  mutating func update(_ terms: Set<Int>, _ vocabulary: Vocabulary, _ postings: TermPostings, longest: Int) -> [Int]? {
    guard terms.allSatisfy({ (postings[$0].count > longest) == (overflowNumbers[$0] != nil) }) else { return nil }
    var changed: [Int] = []
    for (place, term) in order.enumerated() where terms.contains(term) {
      var chunk = Chunk()
      let list = PostingList(postings[term], longest: longest)
      chunk.append(vocabulary.alsoShown[term, default: []], list, overflow: overflowNumbers[term])
      overflows += chunk.overflows
      guard self[place] != chunk.entries[0] else { continue }
      others[place] = Array(chunk.entries[0])
      changed.append(place)
    }
    return changed
  }

  /// The number of an overflow file comes from its stem: another term that overflows does not change it.
  private static func overflowNumbers(
    _ order: [Int], _ vocabulary: Vocabulary, _ postings: TermPostings, longest: Int
  ) -> [Int: Int] {
    var numbers: [Int: Int] = [:]
    var taken: Set<Int> = []
    for term in order where postings[term].count > longest {
      var number = number(vocabulary.stems[term])
      while !taken.insert(number).inserted { number += 1 }
      numbers[term] = number
    }
    return numbers
  }

  private static func number(_ stem: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in stem { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash >> 12)
  }
}

extension EncodedTerms {
  init(_ columns: inout ColumnReader) {
    order = columns.column()
    entries = ByteRuns(&columns)
    overflowNumbers = Dictionary(zip(columns.column(), columns.column()), uniquingKeysWith: { first, _ in first })
    overflows = []
  }

  func append(to columns: ColumnWriter) {
    columns.append(order)
    let now = others.isEmpty ? entries : order.indices.reduce(into: ByteRuns()) { $0.append(self[$1]) }
    now.append(to: columns)
    let overflows = overflowNumbers.sorted { $0.key < $1.key }
    columns.append(overflows.map(\.key))
    columns.append(overflows.map(\.value))
  }
}
