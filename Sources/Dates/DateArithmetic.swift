extension PartialDate {
  /// The day reached by adding years, then days. A day that the year reached does not have, 29 February, counts as the day after it
  /// would have been, 1 March.
  /// - Returns: nil unless the day is known.
  public func adding(years: Int = 0, days: Int = 0) -> PartialDate? {
    guard let month, let day else { return nil }
    return PartialDate(DayNumber(year: year + years, month: month, day: day).value + days)
  }

  /// The day of that number since 1 January 1970: the year is counted from March, so that the leap day comes last.
  private init?(_ dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
