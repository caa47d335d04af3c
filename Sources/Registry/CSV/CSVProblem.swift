import Diagnostics

/// What can be wrong in the form of a CSV file.
enum CSVProblem {
  enum Kind {
    case unclosedQuote(Int)
    case strayQuote(Int)
    case longCell(Range<Int>)

    var code: String {
      switch self {
      case .unclosedQuote: "CSV-002"
      case .strayQuote: "CSV-003"
      case .longCell: "CSV-007"
      }
    }

    /// The bytes to show.
    var range: Range<Int> {
      switch self {
      case .unclosedQuote(let offset), .strayQuote(let offset): offset..<offset + 1
      case .longCell(let range): range.lowerBound..<range.lowerBound
      }
    }
  }

  static func of(_ kind: Kind, at place: Place) -> Diagnostic {
    switch kind {
    case .unclosedQuote:
      Diagnostic(
        kind.code, .error, at: place,
        Localized(fr: "ce guillemet n’est jamais fermé", en: "this quote is never closed"),
        explanation: Localized(
          fr: "La suite du fichier n’a pas été lue. Fermez le guillemet, ou doublez-le (\"\") s’il fait partie du texte.",
          en: "The rest of the file was not read. Close the quote, or double it (\"\") if it belongs to the text."))
    case .strayQuote:
      Diagnostic(
        kind.code, .error, at: place,
        Localized(fr: "ce guillemet est au milieu d’une cellule", en: "this quote is in the middle of a cell"),
        explanation: Localized(
          fr: "Mettez toute la cellule entre guillemets droits et doublez ceux qui font partie du texte : \"dit \"\"Lac\"\"\".",
          en: "Put the whole cell between straight quotes and double those that belong to the text: \"called \"\"Lake\"\"\"."))
    case .longCell:
      Diagnostic(
        kind.code, .error, at: place,
        Localized(
          fr: "cette cellule dépasse \(CSVParser.maximumCellLength) octets",
          en: "this cell is over \(CSVParser.maximumCellLength) bytes"),
        explanation: Localized(
          fr: "Mettez ce texte dans un document et citez-le ici.", en: "Put this text in a document and refer to it here."))
    }
  }

  static func wrongLength(_ count: Int, expected: Int, at place: Place) -> Diagnostic {
    let isLong = count > expected
    return Diagnostic(
      isLong ? "CSV-004" : "CSV-005", .error, at: place,
      Localized(
        fr: "cette ligne a \(count) cellules au lieu de \(expected)", en: "this row has \(count) cells instead of \(expected)"),
      explanation: isLong
        ? Localized(
          fr:
            "Une ligne qui a trop de cellules contient souvent un séparateur dans un texte : mettez ce texte entre guillemets droits.",
          en: "A row with too many cells often has a separator inside a text: put that text between straight quotes.")
        : Localized(
          fr: "Ajoutez les séparateurs qui manquent : une cellule inconnue reste vide, mais existe.",
          en: "Add the missing separators: an unknown cell stays empty, but exists."))
  }

  static func badHeader(_ column: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "CSV-006", .error, at: place,
      column.isEmpty
        ? Localized(fr: "une colonne n’a pas de nom", en: "a column has no name")
        : Localized(fr: "deux colonnes se nomment « \(column) »", en: "two columns are named “\(column)”"),
      explanation: Localized(
        fr: "La première ligne donne à chaque colonne un nom différent.", en: "The first line gives each column a different name."
      ))
  }

  static func empty(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      "CSV-009", .error, at: Place(file: source.path),
      Localized(fr: "ce fichier est vide", en: "this file is empty"),
      explanation: Localized(
        fr: "Un fichier CSV a au moins une première ligne avec les noms des colonnes. Une table sans ligne n’a que celle-là.",
        en: "A CSV file has at least a first line with the names of the columns. A table without rows has only that one."))
  }
}
