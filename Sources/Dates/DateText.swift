extension PartialDate {
  /// The date as it is written in that language, no more precise than it is known: « 21 novembre 2026 », « novembre 2026 », « 2026 ».
  /// In a language that has no table here, the ISO form.
  /// - Parameter language: `fr`, `en` or `ar`.
  public func text(in language: String) -> String {
    guard let names = MonthNames.of(language) else { return iso }
    guard let month else { return String(year) }
    let monthAndYear = "\(names.months[month - 1]) \(year)"
    return day.map { "\($0 == 1 ? names.first : String($0)) \(monthAndYear)" } ?? monthAndYear
  }
}

/// The months of a language, in the spelling of CLDR's standalone wide names, and how it writes the first day.
private struct MonthNames {
  let months: [String]
  let first: String

  static func of(_ language: String) -> MonthNames? {
    switch language {
    case "fr": french
    case "en": english
    case "ar": arabic
    default: nil
    }
  }

  private static let french = MonthNames(
    months: [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ], first: "1er")
  private static let english = MonthNames(
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ], first: "1")
  private static let arabic = MonthNames(
    months: [
      "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ], first: "1")
}
