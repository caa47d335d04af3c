import Diagnostics

/// The terms of the vocabulary in order of their stems, each with its documents in digits.
struct EncodedTerms {
  /// The number of each term in the vocabulary.
  let order: [Int]
  private let chunks: [Chunk]
  /// Longer lists than a shard can hold: the place of the term, and what was cut.
  private(set) var overflows: [(number: Int, list: PostingList)] = []

  private static let chunkSize = 512

  private struct Chunk: Sendable {
    var bytes: [UInt8] = []
    var ends: [Int] = []
  }

  init(_ vocabulary: Vocabulary, _ postings: TermPostings, longest: Int) {
    let order = vocabulary.stems.sortedNumbers()
    self.order = order
    var numbers: [Int: Int] = [:]
    var taken: Set<Int> = []
    for term in order where postings[term].count > longest {
      var number = Self.number(vocabulary.stems[term])
      while !taken.insert(number).inserted { number += 1 }
      numbers[term] = number
      overflows.append((number, PostingList(postings[term], longest: longest)))
    }
    let known = numbers
    let starts = Array(stride(from: 0, to: order.count, by: Self.chunkSize))
    chunks = starts.concurrentMap { start in
      var chunk = Chunk()
      for term in order[start..<min(start + Self.chunkSize, order.count)] {
        Self.append(vocabulary.alsoShown[term, default: []], to: &chunk.bytes)
        PostingList(postings[term], longest: longest).append(overflow: known[term], to: &chunk.bytes)
        chunk.bytes.append(UInt8(ascii: ";"))
        chunk.ends.append(chunk.bytes.count)
      }
      return chunk
    }
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
  private static func number(_ stem: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in stem { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash >> 12)
  }
}
