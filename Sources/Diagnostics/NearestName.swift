import Foundation

/// The known name that an author most likely meant, for « vouliez-vous dire … ? ».
public enum NearestName {
  /// The nearest of `candidates`, or nil when none is near: at most one edit for short names, a third of the length otherwise.
  /// Accents and case do not count as differences; ties go to the first in the alphabet.
  public static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
    let wanted = fold(name)
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let distance = editDistance(wanted, fold(candidate), limit: limit)
      guard distance <= limit else { continue }
      if let current = best, (current.distance, current.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  private static func fold(_ text: String) -> [Unicode.Scalar] {
    text.lowercased().decomposedStringScalars.filter { !$0.properties.isDiacritic }
  }

  /// Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment); `limit + 1` when it is larger.
  static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1] + [Int](repeating: 0, count: b.count)
      for j in b.indices {
        row[j + 1] = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return min(last[b.count], limit + 1)
  }
}

extension String {
  fileprivate var decomposedStringScalars: [Unicode.Scalar] {
    Array(decomposedStringWithCanonicalMapping.unicodeScalars)
  }
}
