import Diagnostics

/// What can be wrong in a cell or a row.
enum CellProblem {
  static func bad(_ text: String, in column: ColumnSchema, known: [String], at place: Place) -> Diagnostic {
    let shown = text.count > 60 ? text.prefix(60) + "…" : text[...]
    let wrong = column.type == .list ? firstUnknown(text, known: known) ?? text : text
    return Diagnostic(
      "REG-003", .error, at: place,
      Localized(
        fr: "« \(shown) » ne convient pas à la colonne « \(column.name) »",
        en: "“\(shown)” does not suit the column “\(column.name)”"
      ).suggesting(wrong, among: known),
      explanation: known.isEmpty ? expectation(of: column.type) : choice(of: known))
  }

  private static func firstUnknown(_ text: String, known: [String]) -> String? {
    let known = Set(known)
    return text.split(separator: ";").map { $0.trimming(" ") }.first { !known.contains($0) }
  }

  private static func choice(of known: [String]) -> Localized {
    let names = known.prefix(40).joined(separator: ", ") + (known.count > 40 ? ", …" : "")
    return Localized(fr: "Valeurs possibles : \(names).", en: "Possible values: \(names).")
  }

  private static func expectation(of type: ColumnType) -> Localized {
    switch type {
    case .text: Localized(fr: "Écrivez un texte.", en: "Write a text.")
    case .integer:
      Localized(fr: "Écrivez un nombre entier, sans espace : 8250000.", en: "Write a whole number, without spaces: 8250000.")
    case .decimal:
      Localized(
        fr: "Écrivez un nombre sans espace ni unité : 12.5 ou 12,5.", en: "Write a number without spaces or unit: 12.5 or 12,5.")
    case .partialDate:
      Localized(
        fr: "Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ selon ce que vous savez : 2004, 2004-05, 2004-05-31.",
        en: "Write YYYY, YYYY-MM or YYYY-MM-DD, as much as you know: 2004, 2004-05, 2004-05-31.")
    case .date: Localized(fr: "Écrivez AAAA-MM-JJ : 2004-05-31.", en: "Write YYYY-MM-DD: 2004-05-31.")
    case .yesNo:
      Localized(fr: "Écrivez oui ou non, ou rien si vous ne savez pas.", en: "Write oui or non, or nothing if you do not know.")
    case .list: Localized(fr: "Séparez les valeurs par « ; ».", en: "Separate the values by “;”.")
    case .link:
      Localized(
        fr: "Écrivez une adresse qui commence par https:// ou http://, ou le chemin d’un fichier du site.",
        en: "Write an address that begins with https:// or http://, or the path of a file of the site.")
    }
  }

  static func tooLong(_ column: ColumnSchema, at place: Place) -> Diagnostic {
    Diagnostic(
      "REG-003", .error, at: place,
      Localized(
        fr: "la cellule « \(column.name) » dépasse \(CellReader.maximumLength) octets",
        en: "the cell “\(column.name)” is over \(CellReader.maximumLength) bytes"),
      explanation: Localized(
        fr: "Mettez ce texte dans un document et citez-le ici.", en: "Put this text in a document and refer to it here."))
  }

  static func empty(_ column: ColumnSchema, at place: Place) -> Diagnostic {
    column.requirement == .required
      ? Diagnostic(
        "REG-003", .error, at: place,
        Localized(fr: "la cellule « \(column.name) » est vide", en: "the cell “\(column.name)” is empty"),
        explanation: Localized(
          fr: "Cette colonne est obligatoire : chaque ligne doit la remplir.",
          en: "This column is required: each row must fill it."))
      : Diagnostic(
        "REG-009", .warning, at: place,
        Localized(
          fr: "la cellule « \(column.name) » est vide : d’où vient cette ligne ?",
          en: "the cell “\(column.name)” is empty: where does this row come from?"),
        explanation: Localized(
          fr: "Une ligne sans source ne peut pas être vérifiée.", en: "A row without a source cannot be verified."))
  }

  static func duplicateKey(_ key: String, first: Place, at place: Place) -> Diagnostic {
    Diagnostic(
      "REG-001", .error, at: place,
      Localized(fr: "la clé « \(key) » est déjà prise", en: "the key “\(key)” is already taken"),
      explanation: Localized(
        fr: "Donnez à cette ligne un autre identifiant, ou retirez-la si elle répète la première.",
        en: "Give this row another identifier, or remove it if it repeats the first."),
      notes: [.init(at: first, Localized(fr: "première ligne avec cette clé", en: "first row with this key"))])
  }

  static func brokenReference(_ key: String, to table: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      "REG-002", .error, at: place,
      Localized(
        fr: "« \(key) » n’existe pas dans la table « \(table) »",
        en: "“\(key)” does not exist in the table “\(table)”"
      ).suggesting(key, among: known),
      explanation: Localized(
        fr: "Corrigez l’identifiant, ou ajoutez la ligne qui manque à « \(table) ».",
        en: "Mend the identifier, or add the missing row to “\(table)”."))
  }
}

extension Substring {
  func trimming(_ character: Character) -> String {
    var part = self
    while part.first == character { part.removeFirst() }
    while part.last == character { part.removeLast() }
    return String(part)
  }
}
