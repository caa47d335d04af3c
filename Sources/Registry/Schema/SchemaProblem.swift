import Diagnostics

/// What can be wrong in `site/registre.yml`, beyond its YAML.
enum SchemaProblem {
  static func unknownType(_ type: String, at place: Place) -> Diagnostic {
    let names = ColumnType.allCases.map(\.rawValue)
    return Diagnostic(
      "SCH-001", .error, at: place,
      Localized(
        fr: "type de colonne inconnu « \(type) »",
        en: "unknown column type “\(type)”"
      ).suggesting(type, among: names),
      explanation: Localized(
        fr: "Types possibles : \(names.joined(separator: ", ")), vocabulaire NOM, liste vocabulaire NOM.",
        en: "Possible types: \(names.joined(separator: ", ")), vocabulaire NAME, liste vocabulaire NAME."))
  }

  static func unknownName(_ name: String, among names: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      "SCH-002", .error, at: place,
      Localized(
        fr: "« \(name) » n’est déclaré nulle part",
        en: "“\(name)” is declared nowhere"
      ).suggesting(name, among: names),
      explanation: Localized(
        fr: "Noms connus ici : \(names.joined(separator: ", ")).", en: "Names known here: \(names.joined(separator: ", "))."))
  }

  static func badName(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "SCH-003", .error, at: place,
      Localized(
        fr: "« \(name) » ne peut pas nommer une table ou une colonne", en: "“\(name)” cannot name a table or a column"),
      explanation: Localized(
        fr: "Écrivez des lettres minuscules sans accent, des chiffres et « _ », en commençant par une lettre.",
        en: "Write lower-case letters without accents, digits and “_”, beginning with a letter."))
  }

  static func notAMapping(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "SCH-004", .error, at: place,
      Localized(fr: "« \(name) » attend des clés et des valeurs", en: "“\(name)” expects keys and values"))
  }

  static func manyKeys(_ table: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "SCH-005", .error, at: place,
      Localized(
        fr: "une cellule ne peut pas désigner une ligne de « \(table) », dont la clé n’est pas une seule colonne",
        en: "a cell cannot name a row of “\(table)”, whose key is not one column"))
  }

  static func notAReference(_ column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "SCH-006", .error, at: place,
      Localized(
        fr: "« \(column) » ne mène à aucune table", en: "“\(column)” leads to no table"),
      explanation: Localized(
        fr: "Ajoutez « reference: TABLE » à la colonne « \(column) ».", en: "Add “reference: TABLE” to the column “\(column)”."))
  }

  static func twice(_ column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "SCH-007", .error, at: place,
      Localized(fr: "la colonne « \(column) » est déclarée deux fois", en: "the column “\(column)” is declared twice"))
  }
}
