/// The records that resemble none before them, by the bands of their signatures.
struct Originals {
  private let shingles: [Shingles]
  private var members: [UInt64: [Int]] = [:]
  /// A form that everyone fills alike brings many near misses; those that share most bands are worth comparing.
  private static let mostCompared = 32

  init(_ shingles: [Shingles]) {
    self.shingles = shingles
  }

  /// The nearest original before a record, when they are alike enough; else the record becomes one. To be asked in order.
  ///
  /// A copy never becomes an original: a thousand copies are each compared with the first, not with one another.
  mutating func twin(of index: Int, above limit: Double) -> (index: Int, likeness: Double)? {
    guard shingles[index].isEnough else { return nil }
    let bands = shingles[index].bands
    let candidates = candidates(bands)
    let hashes = candidates.isEmpty ? [] : shingles[index].hashes
    let alike = candidates.map { ($0, Shingles.likeness(shingles[$0].hashes, hashes)) }.filter { $0.1 > limit }
    if let nearest = alike.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }) { return nearest }
    for band in bands { members[band, default: []].append(index) }
    return nil
  }

  private func candidates(_ bands: [UInt64]) -> [Int] {
    var shared: [Int: Int] = [:]
    for band in bands { for other in members[band] ?? [] { shared[other, default: 0] += 1 } }
    let nearestFirst = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return nearestFirst.prefix(Self.mostCompared).map(\.key)
  }
}
