extension RandomAccessCollection {
  /// The first position whose element is no longer of those that come first; the end when all are. A binary search.
  ///
  /// - Parameter isFirst: true for the elements of a beginning, false for all others.
  @inlinable public func partitionPoint(where isFirst: (Element) -> Bool) -> Index {
    var (low, length) = (startIndex, count)
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if isFirst(self[middle]) {
        low = index(after: middle)
        length -= half + 1
      } else {
        length = half
      }
    }
    return low
  }
}
