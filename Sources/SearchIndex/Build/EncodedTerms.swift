import Diagnostics

/// The terms of the vocabulary in order of their stems, each with its documents in digits.
struct EncodedTerms {
  /// The number of each term in the vocabulary.
  let order: [Int]
  private let chunks: [Chunk]
  /// What was cut of lists longer than a shard can hold, in digits, each with the number of its file.
  let overflows: [Overflow]

  private static let chunkSize = 512

  struct Overflow: Sendable {
    let number: Int
    let digits: [UInt8]
  }

  private struct Chunk: Sendable {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var overflows: [Overflow] = []

    /// Appends the documents of a term.
    mutating func append(_ list: PostingList, overflow: Int?) {
      list.append(overflow: overflow, to: &bytes)
      guard let overflow else { return }
      var digits: [UInt8] = []
      CoarsePostings(list.rest).append(to: &digits)
      overflows.append(Overflow(number: overflow, digits: digits))
    }
  }

  init(_ vocabulary: Vocabulary, _ postings: TermPostings, longest: Int) {
    let order = vocabulary.stems.sortedNumbers()
    self.order = order
    let known = Self.overflowNumbers(order.filter { postings[$0].count > longest }, vocabulary)
    let starts = Array(stride(from: 0, to: order.count, by: Self.chunkSize))
    chunks = starts.concurrentMap { start in
      var chunk = Chunk()
      for term in order[start..<min(start + Self.chunkSize, order.count)] {
        Self.append(vocabulary.alsoShown[term, default: []], to: &chunk.bytes)
        chunk.append(PostingList(postings[term], longest: longest), overflow: known[term])
        chunk.bytes.append(UInt8(ascii: ";"))
        chunk.ends.append(chunk.bytes.count)
      }
      return chunk
    }
    overflows = chunks.flatMap(\.overflows)
  }

  /// `[=SHOWN]:POSTINGS;` of the term at a place of the order.
  subscript(place: Int) -> ArraySlice<UInt8> {
    let (chunk, rest) = (chunks[place / Self.chunkSize], place % Self.chunkSize)
    return chunk.bytes[(rest == 0 ? 0 : chunk.ends[rest - 1])..<chunk.ends[rest]]
  }

  /// The words that are highlighted beside the term's forms, and the sign before its documents.
  private static func append(_ shown: [[UInt8]], to bytes: inout [UInt8]) {
    if !shown.isEmpty { bytes += [UInt8(ascii: "=")] + shown.joined(separator: [UInt8(ascii: ",")]) }
    bytes.append(UInt8(ascii: ":"))
  }

  /// The number of an overflow file comes from its stem: another term that overflows does not change it.
  private static func overflowNumbers(_ terms: [Int], _ vocabulary: Vocabulary) -> [Int: Int] {
    var numbers: [Int: Int] = [:]
    var taken: Set<Int> = []
    for term in terms {
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
