/// What the cells of a column hold. The raw value is the word used in `site/registre.yml`.
public enum ColumnType: String, Sendable, CaseIterable {
  case text = "texte"
  case integer = "entier"
  case decimal = "decimal"
  /// `AAAA`, `AAAA-MM` or `AAAA-MM-JJ`.
  case partialDate = "date_partielle"
  /// `AAAA-MM-JJ`.
  case date = "date"
  /// `oui` or `non`.
  case yesNo = "oui_non"
  /// Texts separated by `;`.
  case list = "liste"
  /// An address `http:` or `https:`, or a path of the site.
  case link = "lien"

  /// Dates are compared by what is known of them, never as plain text.
  var isDate: Bool { self == .partialDate || self == .date }

  var isNumber: Bool { self == .integer || self == .decimal }

  /// The type as SQLite stores it. Only the words TEXT, INTEGER and REAL count for SQLite; the rest tells a query's columns apart.
  var storage: String {
    switch self {
    case .integer: "INTEGER"
    case .decimal: "REAL"
    default: "TEXT_\(rawValue)"
    }
  }

  init?(storage: String) {
    guard let type = Self.allCases.first(where: { $0.storage == storage }) else { return nil }
    self = type
  }
}
