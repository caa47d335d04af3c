/// How a typed word may have come of a known one.
struct TypingMistake {
  /// Letters added, dropped, changed or exchanged.
  let distance: Int
  /// How much rarer such a mistake is than the most common ones, in bits.
  ///
  /// Most common are those that keep the letters typed: two exchanged, one missing, one doubled. A mistake that brings in another letter
  /// could have brought in any of some twenty, four bits; few mistakes are in the first letter, four bits more.
  let cost: Int

  /// Nil for the word itself, and for one further away than `most`.
  init?(_ typed: String, for known: String, most: Int) {
    distance = EditDistance.between(typed, known, most: most)
    guard (1...most).contains(distance) else { return nil }
    let (typed, known) = (Array(typed.utf16), Array(known.utf16))
    let keepsLetters = distance == 1 && Self.keepsLetters(typed, known)
    cost = (keepsLetters ? 0 : Self.strangeLetter) + (typed.first == known.first ? 0 : Self.firstLetter)
  }

  private static let strangeLetter = 4
  private static let firstLetter = 4

  /// Of two words one letter apart.
  private static func keepsLetters(_ typed: [UInt16], _ known: [UInt16]) -> Bool {
    let place = zip(typed, known).prefix { $0 == $1 }.count
    if typed.count < known.count { return true }
    if typed.count > known.count { return place > 0 && typed[place] == typed[place - 1] }
    return place + 1 < typed.count && typed[place] == known[place + 1] && typed[place + 1] == known[place]
  }
}
