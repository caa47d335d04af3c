import PluginKit

/// Terms that run from a day.
struct DeadlineTerms: Sendable {
  /// What happens on the first day.
  let start: String
  let deadlines: [Deadline]
  /// Worked cases.
  let starts: [PartialDate]
}

/// A day reached from another by adding years, then days. The day of departure does not count.
struct Deadline: Sendable {
  let name: String
  let years: Int
  let days: Int

  func date(from start: PartialDate) -> PartialDate? { start.adding(years: years, days: days) }
}

/// Reads the options of a calculator of dates.
///
/// ```yaml
/// genre: dates
/// légende: Visa
/// depart: Réception de l’acte
/// echeances:
///   - { nom: Vingtième jour, jours: 20 }
///   - { nom: Fin de la période, ans: 6, jours: -1 }
/// exemples: [2026-02-12, 2026-12-20]
/// ```
enum DeadlineReader {
  /// - Returns: no terms when an option is wrong.
  static func read(_ reader: inout FieldReader) -> (DeadlineTerms?, [Diagnostic]) {
    let start = reader.requiredText("depart") ?? ""
    for key in ["echeances", "exemples"] where reader.node(key) == nil { reader.missing(key) }
    var nested: [Diagnostic] = []
    let deadlines = reader.mappings("echeances").map { mapping in
      var fields = FieldReader(mapping, in: reader.source)
      let deadline = Deadline(
        name: fields.requiredText("nom") ?? "", years: count("ans", upTo: 100, &fields),
        days: count("jours", upTo: 36_525, &fields))
      nested += fields.finish()
      return deadline
    }
    let starts = dates(&reader)
    let diagnostics = reader.finish() + nested
    return (diagnostics.hasErrors ? nil : DeadlineTerms(start: start, deadlines: deadlines, starts: starts), diagnostics)
  }

  /// A number that may be negative, at most a century away.
  private static func count(_ key: String, upTo limit: Int, _ fields: inout FieldReader) -> Int {
    guard let number = fields.integer(key) else { return 0 }
    guard (-limit...limit).contains(number) else {
      fields.expected(
        Localized(fr: "un nombre entre -\(limit) et \(limit)", en: "a number between -\(limit) and \(limit)"),
        at: fields.node(key)?.range ?? fields.mapping.range, key: key)
      return 0
    }
    return number
  }

  private static func dates(_ reader: inout FieldReader) -> [PartialDate] {
    var dates: [PartialDate] = []
    for item in reader.node("exemples")?.items ?? [] {
      if let date = item.text.flatMap({ PartialDate($0) }), date.isWhole {
        dates.append(date)
      } else {
        reader.expected(
          Localized(fr: "des jours, comme 2026-02-12", en: "days, such as 2026-02-12"), at: item.range, key: "exemples")
      }
    }
    return dates
  }
}
