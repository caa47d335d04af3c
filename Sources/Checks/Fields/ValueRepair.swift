import PluginKit

/// What an author most likely meant by a value that does not fit its field.
struct ValueRepair {
  private let value: String
  private let safety: Diagnostic.Fix.Safety

  /// One of the values that the field takes, which the author has to confirm.
  init(guess value: String) {
    self.value = value
    safety = .toReview
  }

  /// A whole date written in the French order with signs or words: `17/05/2024`, `17.5.2024`, `1er mai 2024`, or with other signs between
  /// its numbers: `2024/05/17`. Nothing is guessed: a year has four digits, and the day comes first or last.
  init?(date text: String) {
    let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard parts.count == 3, let date = Self.date(parts[0], parts[1], parts[2]) ?? Self.date(parts[2], parts[1], parts[0]) else {
      return nil
    }
    value = date.iso
    safety = .safe
  }

  func fix(at range: Range<Int>) -> Diagnostic.Fix {
    Diagnostic.Fix(
      Localized(fr: "Écrire « \(value) »", en: "Write “\(value)”"), edits: [.init(range: range, replacement: value)],
      safety: safety)
  }

  private static let months = [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
  ]

  private static func date(_ day: Substring, _ month: Substring, _ year: Substring) -> PartialDate? {
    guard year.count == 4, day.count <= 3, let year = Int(year), let day = Int(day == "1er" ? "1" : day) else { return nil }
    let named = months.firstIndex(of: Anchor.slug(String(month))).map { $0 + 1 }
    return (named ?? Int(month)).flatMap { PartialDate(year: year, month: $0, day: day) }
  }
}
