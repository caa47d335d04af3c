/// Words that lose their vowel before another in French; alone they carry no meaning.
enum Elisions {
  static let all: Set<[UInt8]> = Set(
    "l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu".split(separator: " ").map { Array($0.utf8) })
}

/// The definite article of Arabic, written in one with its noun and often with a particle before it.
enum ArabicArticle {
  private static let prefixes: [[UInt8]] = ["وال", "بال", "كال", "فال", "لل", "ال"].map { Array($0.utf8) }

  /// Bytes to skip at the beginning of `word`, so that at least three letters stay.
  static func length(_ word: ArraySlice<UInt8>) -> Int {
    guard let first = word.first, first == 0xD8 || first == 0xD9 else { return 0 }
    return prefixes.first { word.starts(with: $0) && word.count >= $0.count + 6 }?.count ?? 0
  }
}

/// Letters that French writes with an accent, for text whose accents are separate scalars.
enum Accents {
  /// From letter and mark (equal to the composed letter in Swift) to that letter's second byte in UTF-8; the first is C3.
  static let composed: [String: UInt8] = Dictionary(
    uniqueKeysWithValues: (UInt8(0xA0)...0xBF).map { (String(decoding: [0xC3, $0], as: UTF8.self), $0) })
}
