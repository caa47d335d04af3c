/// Letters added, dropped, changed or exchanged with their neighbour between two words (Damerau, restricted).
enum EditDistance {
  /// The distance, or `most` + 1 when it is more.
  static func between(_ one: String, _ other: String, most: Int) -> Int {
    let (a, b) = (Array(one.utf16), Array(other.utf16))
    guard abs(a.count - b.count) <= most, !a.isEmpty else { return most + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var line = [i]
      for j in stride(from: 1, through: b.count, by: 1) {
        var best = min(last[j] + 1, line[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, beforeLast[j - 2] + 1) }
        line.append(best)
      }
      if line.allSatisfy({ $0 > most }) { return most + 1 }
      (beforeLast, last) = (last, line)
    }
    return last[b.count]
  }
}
