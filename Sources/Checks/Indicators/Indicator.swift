import PluginKit

/// An indicator as the front matter gives it: what is measured, from where, to where, and what came of it.
struct Indicator {
  let entry: YAMLMapping
  let code: String
  let label: String

  /// A value and its date: the start, the target, the result.
  struct Point {
    let key: String
    let dateKey: String
    let value: YAMLNode
    let date: PartialDate?
  }

  static func all(in document: Document, field: String) -> [Indicator] {
    (document.node(field)?.items ?? []).compactMap(\.mapping).map { entry in
      Indicator(entry: entry, code: entry.text("code") ?? "?", label: entry.text("libelle") ?? "")
    }
  }

  var isQualitative: Bool { entry.text("type") == "qualitatif" }

  var points: [Point] { ["base", "cible", "valeur"].compactMap(point) }

  /// Nil when the indicator does not give it.
  func point(_ key: String) -> Point? {
    guard let value = entry[key], !value.isNull else { return nil }
    let dateKey = "date_\(key)"
    return Point(key: key, dateKey: dateKey, value: value, date: entry.text(dateKey).flatMap { PartialDate($0) })
  }

  /// Where to point for a key: its value, else the code of the indicator.
  func place(_ key: String) -> Range<Int> {
    entry[key]?.range ?? entry["code"]?.range ?? entry.range.lowerBound..<entry.range.lowerBound
  }

  func breach(_ key: String, fr: String, en: String) -> Breach {
    Breach(at: place(key), Localized(fr: "indicateur \(code) : \(fr)", en: "indicator \(code): \(en)"))
  }
}
