import Diagnostics

/// What can be wrong in the set of columns or tables that a source gives.
enum ColumnProblem {
  static func unknown(_ column: String, in table: TableSchema, at place: Place) -> Diagnostic {
    let names = table.columns.map(\.name)
    return Diagnostic(
      "REG-103", .error, at: place,
      Localized(
        fr: "colonne inconnue « \(column) » dans la table « \(table.name) »",
        en: "unknown column “\(column)” in the table “\(table.name)”"
      ).suggesting(column, among: names),
      explanation: Localized(
        fr: "Colonnes attendues : \(names.joined(separator: ", ")). Une nouvelle colonne se déclare dans site/registre.yml.",
        en: "Columns expected: \(names.joined(separator: ", ")). A new column is declared in site/registre.yml."))
  }

  static func missing(_ column: String, in table: TableSchema, found: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      "REG-102", .error, at: place,
      Localized(
        fr: "il manque la colonne « \(column) » à la table « \(table.name) »",
        en: "the column “\(column)” is missing from the table “\(table.name)”"),
      explanation: Localized(
        fr: "Colonnes trouvées : \(found.joined(separator: ", ")).", en: "Columns found: \(found.joined(separator: ", "))."))
  }

  static func unknownTable(_ table: String, among names: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      "REG-101", .error, at: place,
      Localized(
        fr: "le registre n’a pas de table « \(table) »",
        en: "the registry has no table “\(table)”"
      ).suggesting(table, among: names),
      explanation: Localized(
        fr: "Tables connues : \(names.joined(separator: ", ")). Une nouvelle table se déclare dans site/registre.yml.",
        en: "Known tables: \(names.joined(separator: ", ")). A new table is declared in site/registre.yml."))
  }
}
