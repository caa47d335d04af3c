import Diagnostics

/// `MD-010` and after: what is wrong at one place of the body.
extension Messages {
  static func tooDeep(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-010", .error, at: source.place(range),
      Localized(
        fr: "plus de \(BodyWalker.maximumDepth) citations ou listes sont imbriquées ici",
        en: "more than \(BodyWalker.maximumDepth) quotes or lists are nested here"),
      explanation: Localized(
        fr: "La page n’est pas mise en forme : retirez des signes « > » ou des retraits.",
        en: "The page is not rendered: remove “>” signs or indentation."))
  }

  static func unknownBlock(_ name: String, _ source: SourceText, at range: Range<Int>, directives: Set<String>) -> Diagnostic {
    let known = directives.union(MarkdownOptions.codeLanguages)
    return Diagnostic(
      "MD-011", .error, at: source.place(range),
      Localized(
        fr: "aucun bloc ne s’appelle « \(name) »",
        en: "there is no block named “\(name)”"
      ).suggesting(name, among: known),
      explanation: Localized(
        fr: "Blocs connus : \(known.sorted().joined(separator: ", ")). Pour un simple extrait, écrivez « texte ».",
        en: "Known blocks: \(known.sorted().joined(separator: ", ")). For a plain excerpt, write “texte”."))
  }

  static func htmlRefused(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-012", .error, at: source.place(range),
      Localized(fr: "le HTML n’est pas accepté ici", en: "HTML is not accepted here"),
      explanation: Localized(
        fr:
          "Pour du gras, entourez les mots de deux étoiles : **mot** ; pour de l’italique, d’une seule : *mot*. Acceptés : <br>, <sub>, <sup>, <kbd>, <abbr title=\"…\">, et les commentaires. "
          + "Pour montrer un signe « < », écrivez \\<.",
        en:
          "For bold, put two stars around the words: **word**; for italics, one: *word*. Accepted: <br>, <sub>, <sup>, <kbd>, <abbr title=\"…\">, and comments. To show a “<”, write \\<."
      ))
  }

  static func tagNotClosed(_ name: String, _ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-013", .error, at: source.place(range),
      Localized(
        fr: "<\(name)> n’est pas fermé dans le même passage", en: "<\(name)> is not closed in the same passage"),
      explanation: Localized(fr: "Ajoutez </\(name)> après le texte concerné.", en: "Add </\(name)> after the text it concerns."))
  }

  static func unknownCallout(_ name: String, _ source: SourceText, at range: Range<Int>) -> Diagnostic {
    let known = CalloutKind.allCases.map(\.rawValue)
    return Diagnostic(
      "MD-014", .error, at: source.place(range),
      Localized(
        fr: "aucun encart ne s’appelle « \(name) »",
        en: "there is no callout named “\(name)”"
      ).suggesting(name, among: known),
      explanation: Localized(
        fr: "Encarts possibles : \(known.joined(separator: ", ")).", en: "Possible callouts: \(known.joined(separator: ", "))."))
  }

  static func titleTwice(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-015", .warning, at: source.place(range),
      Localized(
        fr: "la page a déjà son titre dans l’en-tête ; celui-ci n’est pas montré",
        en: "the page has its title in the front matter; this one is not shown"),
      explanation: Localized(fr: "Supprimez l’un des deux.", en: "Remove one of the two."))
  }

  static func surplusTitle(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-018", .warning, at: source.place(range),
      Localized(fr: "la page a déjà un titre de niveau 1", en: "the page already has a level 1 title"),
      explanation: Localized(fr: "Commencez les titres des sections par ##.", en: "Begin the titles of sections with ##."))
  }

  static func directiveInQuote(_ name: String, _ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-016", .error, at: source.place(range),
      Localized(
        fr: "un bloc « \(name) » ne peut pas être dans une citation ou un encart",
        en: "a “\(name)” block cannot be inside a quote or a callout"),
      explanation: Localized(fr: "Placez-le avant ou après, sans « > ».", en: "Put it before or after, without “>”."))
  }

  static func surplusCells(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-019", .error, at: source.place(range),
      Localized(
        fr: "cette ligne a plus de cellules que le tableau n’a de colonnes : ce texte ne serait montré nulle part",
        en: "this row has more cells than the table has columns: this text would not be shown anywhere"),
      explanation: Localized(
        fr: "Ajoutez une colonne à la première ligne et à celle des tirets, ou retirez un signe « | ». "
          + "Pour écrire ce signe dans une cellule : \\|.",
        en: "Add a column to the first row and to the row of dashes, or remove a “|”. To write that sign in a cell: \\|."))
  }

  static func tooManyLinks(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-020", .error, at: source.place(range),
      Localized(
        fr: "la page a plus de \(BodyWalker.maximumLinks) liens et images",
        en: "the page has more than \(BodyWalker.maximumLinks) links and images"),
      explanation: Localized(
        fr: "Elle n’est pas mise en forme : partagez-la en plusieurs pages, ou mettez la liste dans le registre.",
        en: "It is not rendered: split it into several pages, or put the list into the registry."))
  }

  static func tooManyDirectives(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-021", .error, at: source.place(range),
      Localized(
        fr: "la page a plus de \(BodyWalker.maximumDirectives) blocs vivants et valeurs vivantes",
        en: "the page has more than \(BodyWalker.maximumDirectives) live blocks and live values"),
      explanation: Localized(
        fr: "Elle n’est pas mise en forme : partagez-la en plusieurs pages, ou montrez les valeurs dans un seul tableau.",
        en: "It is not rendered: split it into several pages, or show the values in one table."))
  }

  static func furtherMessages(_ count: Int, _ source: SourceText) -> Diagnostic {
    Diagnostic(
      "MD-017", .error, at: Place(file: source.path),
      Localized(
        fr: "\(count) autres messages sur ce fichier ne sont pas montrés",
        en: "\(count) more messages about this file are not shown"),
      explanation: Localized(
        fr: "Corrigez les premiers ; les suivants se montreront, s’ils restent.",
        en: "Mend the first ones; the others will show, if they remain."))
  }
}
