/// Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment).
enum EditDistance {
  /// `limit + 1` when it is larger. Only cells that can lead to a distance within the limit are filled in (Ukkonen, 1985).
  static func between(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
    let tooFar = limit + 1
    guard abs(a.count - b.count) <= limit else { return tooFar }
    var beforeLast = [Int](repeating: tooFar, count: b.count + 1)
    var last = (0...b.count).map { min($0, tooFar) }
    var row = beforeLast
    var lastLeast = 0
    for i in a.indices {
      let band = max(0, i - limit)..<max(0, min(b.count, i + limit + 1))
      row[band.lowerBound] = band.lowerBound == 0 ? min(i + 1, tooFar) : tooFar
      if band.upperBound < b.count { row[band.upperBound + 1] = tooFar }
      var least = row[band.lowerBound]
      for j in band {
        var distance = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, beforeLast[j - 1] + 1) }
        row[j + 1] = min(distance, tooFar)
        least = min(least, row[j + 1])
      }
      // A transposition reaches back over one row.
      if least > limit, lastLeast >= limit { return tooFar }
      (beforeLast, last, row, lastLeast) = (last, row, beforeLast, least)
    }
    return last[b.count]
  }
}
