import Diagnostics

/// What can be wrong with the names of a template.
extension Diagnostic {
  static func unknownName(_ part: String, of name: String, known: [String], at place: Place) -> Diagnostic {
    let isString = name == "t." + part
    return Diagnostic(
      "THEME-010", .error, at: place,
      Localized(
        fr: "le nom « \(part) » n’existe pas ici",
        en: "the name “\(part)” does not exist here"
      ).suggesting(part, among: known),
      explanation: isString
        ? Localized(
          fr: "Corrigez la clé, ou ajoutez « \(part): … » dans chaines/fr.yml.",
          en: "Correct the key, or add “\(part): …” to chaines/fr.yml.")
        : Localized(
          fr: "Un gabarit ne peut utiliser que les noms de la page qu’il montre et ceux des sections ouvertes autour de lui.",
          en: "A template can use only the names of the page that it shows and those of the sections open around it."))
  }

  static func noCurrentText(at place: Place) -> Diagnostic {
    Diagnostic(
      "THEME-010", .error, at: place,
      Localized(
        fr: "{{.}} n’a de sens que dans la section d’une liste de textes",
        en: "{{.}} has a meaning only in the section of a list of texts"))
  }

  static func dottedThrough(_ name: String, kind: SlotKind, at place: Place) -> Diagnostic {
    Diagnostic(
      "THEME-010", .error, at: place,
      Localized(
        fr: "« \(name) » est \(kind.described.french) : on ne peut pas y entrer par un point",
        en: "“\(name)” is \(kind.described.english): a dot cannot enter it"),
      explanation: kind.isList
        ? Localized(fr: "Ouvrez une section : {{#\(name)}}…{{/\(name)}}.", en: "Open a section: {{#\(name)}}…{{/\(name)}}.")
        : nil)
  }

  static func misused(_ name: String, kind: SlotKind, at place: Place) -> Diagnostic {
    let advice =
      switch kind {
      case .text: Localized(fr: "Écrivez {{\(name)}}, avec deux accolades.", en: "Write {{\(name)}}, with two braces.")
      case .html: Localized(fr: "Écrivez {{{\(name)}}}, avec trois accolades.", en: "Write {{{\(name)}}}, with three braces.")
      case .flag, .texts, .list, .object:
        Localized(fr: "Ouvrez une section : {{#\(name)}}…{{/\(name)}}.", en: "Open a section: {{#\(name)}}…{{/\(name)}}.")
      }
    return Diagnostic(
      "THEME-011", .error, at: place,
      Localized(
        fr: "« \(name) » est \(kind.described.french) et ne s’écrit pas ainsi",
        en: "“\(name)” is \(kind.described.english) and is not written so"),
      explanation: advice)
  }

  static func unknownPart(
    _ name: String, ending: String = "mustache", known: some Sequence<String>, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      "THEME-012", .error, at: place,
      Localized(
        fr: "il n’y a pas de partie « \(name) »",
        en: "there is no part “\(name)”"
      ).suggesting(name, among: known),
      explanation: Localized(
        fr: "Une partie est un fichier parties/\(name).\(ending).", en: "A part is a file parties/\(name).\(ending)."))
  }

  static func recursivePart(_ chain: [String], at place: Place) -> Diagnostic {
    let path = chain.joined(separator: " → ")
    return Diagnostic(
      "THEME-013", .error, at: place,
      Localized(fr: "cette partie finit par s’inclure elle-même", en: "this part ends up including itself"),
      explanation: Localized(fr: "Chemin : \(path).", en: "Path: \(path)."))
  }

  static func tooLarge(at place: Place) -> Diagnostic {
    Diagnostic(
      "THEME-004", .error, at: place,
      Localized(
        fr: "les parties incluses les unes dans les autres rendent ce gabarit trop grand",
        en: "the parts included in one another make this template too large"))
  }
}

extension SlotKind {
  fileprivate var described: Localized {
    switch self {
    case .text: Localized(fr: "un texte", en: "a text")
    case .html: Localized(fr: "du HTML", en: "HTML")
    case .flag: Localized(fr: "un oui ou non", en: "a yes or no")
    case .texts: Localized(fr: "une liste de textes", en: "a list of texts")
    case .list: Localized(fr: "une liste", en: "a list")
    case .object: Localized(fr: "un groupe de valeurs", en: "a group of values")
    }
  }
}
