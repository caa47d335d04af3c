/// Finds the shard to which the letters of a word lead: the last whose start is not after it.
struct ShardStarts {
  let starts: [[UInt8]]

  init(_ starts: [[UInt8]]) {
    self.starts = starts
  }

  /// The least text that leads to each shard: the shortest beginning of its first entry that lies after the entry before it.
  init(_ shards: [Range<Int>], entry: (Int) -> ArraySlice<UInt8>) {
    starts = shards.map { shard in
      guard shard.lowerBound > 0 else { return [] }
      let (before, first) = (entry(shard.lowerBound - 1), entry(shard.lowerBound))
      var length = zip(before, first).prefix { $0 == $1 }.count + 1
      while length < first.count, first[first.startIndex + length] & 0xC0 == 0x80 { length += 1 }
      return Array(first.prefix(length))
    }
  }

  func shard(of form: some Collection<UInt8>) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if form.lexicographicallyPrecedes(starts[middle]) { high = middle } else { low = middle }
    }
    return low
  }
}
