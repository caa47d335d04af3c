import Foundation
import Synchronization

/// The known name that an author most likely meant, for « vouliez-vous dire … ? ».
public enum NearestName {
  /// The nearest of `candidates`, or nil when none is near: no edit below three letters, one for short names, a third of the length for
  /// longer ones, never more than eight. Accents and case do not count as differences; ties go to the first in the alphabet.
  public static func of(_ name: String, in candidates: some Sequence<String>) -> String? {
    var search = NearestSearch(name)
    for candidate in candidates { search.consider(FoldedName(candidate)) }
    return search.nearest
  }
}

/// Many known names, asked many times; they are made ready at the first question.
public final class NearestNames: Sendable {
  private let names: @Sendable () -> [String]
  /// By how many letters they have.
  private let ready = Mutex<[Int: Shelf]?>(nil)

  /// Names of one length. Their letters are counted apart: nearly all are passed over by their counts alone.
  private struct Shelf: Sendable {
    let names: [FoldedName]
    let counts: [LetterCounts]

    init(_ names: [FoldedName]) {
      self.names = names
      counts = names.map(\.counts)
    }
  }

  public init(_ names: @escaping @Sendable () -> [String]) {
    self.names = names
  }

  /// The nearest of them, by the same measure as `NearestName`.
  public func nearest(to name: String) -> String? {
    var search = NearestSearch(name)
    let shelves = shelves()
    for length in search.lengths {
      guard let shelf = shelves[length] else { continue }
      for (index, counts) in shelf.counts.enumerated() where search.mayBeNear(counts) { search.consider(shelf.names[index]) }
    }
    return search.nearest
  }

  private func shelves() -> [Int: Shelf] {
    ready.withLock { ready in
      let made = ready ?? Dictionary(grouping: names().map(FoldedName.init), by: \.letters.count).mapValues(Shelf.init)
      ready = made
      return made
    }
  }
}

/// A search for the nearest of names that are considered one after the other.
private struct NearestSearch {
  private let wanted: FoldedName
  private var best: (distance: Int, name: String)?
  /// No name further than this is wanted any more.
  private var limit: Int

  init(_ name: String) {
    wanted = FoldedName(name)
    limit = wanted.letters.count < 3 ? 0 : min(8, max(1, wanted.letters.count / 3))
  }

  var nearest: String? { best?.name }

  var lengths: ClosedRange<Int> { wanted.letters.count - limit...wanted.letters.count + limit }

  func mayBeNear(_ counts: LetterCounts) -> Bool { wanted.counts.leastDistance(to: counts) <= limit }

  mutating func consider(_ candidate: FoldedName) {
    guard mayBeNear(candidate.counts) else { return }
    let distance = EditDistance.between(wanted.letters, candidate.letters, limit: limit)
    guard distance <= limit else { return }
    if let best, (best.distance, best.name) <= (distance, candidate.name) { return }
    (best, limit) = ((distance, candidate.name), distance)
  }
}

/// How often each letter stands in a name, letters of the same rank modulo 32 together.
private struct LetterCounts: Sendable {
  private var counts = SIMD32<UInt8>()

  init(_ letters: [Unicode.Scalar]) {
    for letter in letters.prefix(255) { counts[Int(letter.value & 31)] += 1 }
  }

  /// Never more than the distance: an edit changes two counts at most.
  func leastDistance(to other: LetterCounts) -> Int {
    let differences = pointwiseMax(counts, other.counts) &- pointwiseMin(counts, other.counts)
    // Each stands in a byte; added by pairs, their sum stands in two.
    let wide = SIMD16<UInt16>(truncatingIfNeeded: differences.evenHalf) &+ SIMD16<UInt16>(truncatingIfNeeded: differences.oddHalf)
    return (Int(wide.wrappedSum()) + 1) / 2
  }
}

/// A name as it is compared: without case and accents.
private struct FoldedName: Sendable {
  let name: String
  let letters: [Unicode.Scalar]
  let counts: LetterCounts

  init(_ name: String) {
    self.name = name
    letters = Self.fold(name)
    counts = LetterCounts(letters)
  }

  private static func fold(_ text: String) -> [Unicode.Scalar] {
    let lower = text.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return Array(lower.unicodeScalars) }
    return lower.decomposedStringWithCanonicalMapping.unicodeScalars.filter { !$0.properties.isDiacritic }
  }
}
