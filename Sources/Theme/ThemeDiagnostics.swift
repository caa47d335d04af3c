import Diagnostics

/// What can be wrong with the files of a theme, beside what is inside its templates.
extension Diagnostic {
  static func notAText(_ key: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "THEME-020", .error, at: place,
      Localized(fr: "« \(key) » attend un texte", en: "“\(key)” expects a text"),
      explanation: Localized(
        fr: "Écrivez une clé par ligne, le texte entre guillemets droits.",
        en: "Write one key a line, the text between straight quotes."))
  }

  static func missingRequiredString(_ key: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "THEME-020", .error, at: place,
      Localized(
        fr: "il manque la clé « \(key) », dont le générateur se sert",
        en: "the key “\(key)” is missing, which the generator uses"))
  }

  static func untranslatedString(_ key: String, language: String, at place: Place, french: Place) -> Diagnostic {
    Diagnostic(
      "THEME-021", .warning, at: place,
      Localized(
        fr: "la clé « \(key) » n’est pas traduite en « \(language) » : le texte français la remplace",
        en: "the key “\(key)” is not translated into “\(language)”: the French text stands in for it"),
      notes: [.init(at: french, Localized(fr: "le texte français", en: "the French text"))])
  }

  static func unknownString(_ key: String, known: some Sequence<String>, at place: Place) -> Diagnostic {
    Diagnostic(
      "THEME-022", .warning, at: place,
      Localized(
        fr: "la clé « \(key) » n’existe pas en français",
        en: "the key “\(key)” does not exist in French"
      ).suggesting(key, among: known))
  }

  static func missingTheme(_ folder: String) -> Diagnostic {
    Diagnostic(
      "THEME-030", .error, at: Place(file: folder),
      Localized(fr: "il n’y a pas de thème dans \(folder)", en: "there is no theme in \(folder)"),
      explanation: Localized(
        fr: "Copiez-y le dossier site/theme du dépôt de Vademecum : ses gabarits, ses mots, ses styles et ses scripts.",
        en: "Copy there the folder site/theme of the repository of Vademecum: its templates, words, styles and scripts."))
  }

  static func missingFile(_ path: String) -> Diagnostic {
    Diagnostic(
      "THEME-030", .error, at: Place(file: path),
      Localized(fr: "il manque ce fichier, dont le thème a besoin", en: "this file is missing, which the theme needs"),
      explanation: Localized(
        fr: "Reprenez-le dans le dossier site/theme du dépôt de Vademecum ; un thème adapté garde les mêmes noms.",
        en: "Take it from the folder site/theme of the repository of Vademecum; a theme of your own keeps the same names."))
  }

  static func notUTF8(_ path: String) -> Diagnostic {
    Diagnostic(
      "THEME-032", .error, at: Place(file: path),
      Localized(fr: "ce fichier n’est pas enregistré en UTF-8", en: "this file is not saved as UTF-8"),
      explanation: Localized(
        fr: "Dans votre éditeur, enregistrez-le avec l’encodage « UTF-8 ».",
        en: "In your editor, save it with the encoding “UTF-8”."))
  }

  static func unclaimedFile(_ path: String, known: [String]) -> Diagnostic {
    Diagnostic(
      "THEME-031", .warning, at: Place(file: path),
      Localized(
        fr: "ce fichier ne sert à aucune page",
        en: "no page uses this file"
      ).suggesting(path, among: known),
      explanation: Localized(
        fr: "Un thème se compose de pages/GENRE.mustache, parties/NOM.mustache, chaines/LANGUE.yml et actifs/.",
        en: "A theme is made of pages/KIND.mustache, parties/NAME.mustache, chaines/LANGUAGE.yml and actifs/."))
  }
}

extension Diagnostic {
  /// The same, saying in which kinds of page it was found: a part may be right in one and wrong in another.
  func seen(in kinds: [PageKind]) -> Diagnostic {
    let names = kinds.map { "« \($0.rawValue) »" }.joined(separator: ", ")
    let english = kinds.map { "“\($0.rawValue)”" }.joined(separator: ", ")
    return Diagnostic(
      code, severity, at: place, summary,
      explanation: Localized(
        fr: [explanation?.french, "Pages concernées : \(names)."].compactMap { $0 }.joined(separator: " "),
        en: [explanation?.english, "Pages concerned: \(english)."].compactMap { $0 }.joined(separator: " ")),
      notes: notes, fixes: fixes)
  }
}
