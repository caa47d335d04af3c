/// A word without its most usual French endings: enough to know a phrase again in both numbers and genders.
///
/// Unlike a stem it is computed alike by the browser, which has no stemmer.
enum Crude {
  static func form(_ folded: [UInt8]) -> [UInt8] { Array(folded[..<folded.withUnsafeBufferPointer(length)]) }

  /// How many bytes of a folded word stay.
  static func length(_ folded: UnsafeBufferPointer<UInt8>) -> Int {
    var end = folded.count
    guard end > 3, !folded[end - 1].isDigit else { return end }
    if folded[end - 1] == s || folded[end - 1] == x { end -= 1 }
    while end > 3, folded[end - 1] == e { end -= 1 }
    return end
  }

  private static let s = UInt8(ascii: "s")
  private static let x = UInt8(ascii: "x")
  private static let e = UInt8(ascii: "e")
}
