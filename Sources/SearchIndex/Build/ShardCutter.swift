import Diagnostics

/// Cuts a sorted list into shards where beginnings change, as a dictionary is cut into volumes.
///
/// All entries that begin alike stay together while they fit; else they are cut by their next byte, and neighbours that are small
/// are joined. So a cut depends on the entries near it only: the edit of a page moves few of them.
struct ShardCutter {
  private let lists: (Int) -> ArraySlice<UInt8>
  /// Bytes of the entries before each; one more for all.
  private let sums: [Int]
  private let limit: Int
  private(set) var shards: [Range<Int>] = []

  /// - Parameters:
  ///   - sizes: bytes of each entry.
  ///   - limit: bytes of a shard, which only an entry that is larger alone may pass.
  ///   - entry: what the list is sorted by.
  init(sizes: [Int], limit: Int, entry: @escaping (Int) -> ArraySlice<UInt8>) {
    lists = entry
    sums = sizes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    self.limit = limit
    if !sizes.isEmpty { cut(0..<sizes.count, depth: 0) }
  }

  private func size(_ range: Range<Int>) -> Int { sums[range.upperBound] - sums[range.lowerBound] }

  private mutating func cut(_ range: Range<Int>, depth: Int) {
    if size(range) <= limit || range.count == 1 { return shards.append(range) }
    var open = range.lowerBound..<range.lowerBound
    for child in children(range, depth: depth) {
      if size(open) + size(child) > limit {
        if !open.isEmpty { shards.append(open) }
        open = child.lowerBound..<child.lowerBound
      }
      if size(child) > limit {
        cut(child, depth: depth + 1)
        open = child.upperBound..<child.upperBound
      } else {
        open = open.lowerBound..<child.upperBound
      }
    }
    if !open.isEmpty { shards.append(open) }
  }

  /// The runs of entries with the same byte at `depth`; one that ends there stands alone.
  private func children(_ range: Range<Int>, depth: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let byte = byte(start, depth)
      let others = start + 1..<range.upperBound
      let end = byte == nil ? others.lowerBound : others.partitionPoint { self.byte($0, depth) == byte }
      result.append(start..<end)
      start = end
    }
    return result
  }

  private func byte(_ entry: Int, _ depth: Int) -> UInt8? {
    let text = lists(entry)
    return depth < text.count ? text[text.startIndex + depth] : nil
  }
}
