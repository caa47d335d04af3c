import Diagnostics

/// What can be wrong with the braces of a template.
extension Diagnostic {
  static func unclosedTag(at place: Place) -> Diagnostic {
    Diagnostic(
      "THEME-001", .error, at: place,
      Localized(fr: "ces accolades ne sont jamais fermées", en: "these braces are never closed"),
      explanation: Localized(
        fr: "Une balise ouverte par « {{ » se ferme par « }} » ; ouverte par « {{{ », elle se ferme par « }}} ».",
        en: "A tag opened with “{{” is closed with “}}”; one opened with “{{{” is closed with “}}}”."))
  }

  static func unreadableTag(_ content: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "THEME-002", .error, at: place,
      Localized(
        fr: content.isEmpty ? "balise sans nom" : "« \(content) » n’est pas un nom que l’on peut mettre entre accolades",
        en: content.isEmpty ? "tag without a name" : "“\(content)” is not a name that can stand between braces"),
      explanation: Localized(
        fr: "Un nom se compose de lettres sans accent, de chiffres, de « _ » et de points. "
          + "Changer les délimiteurs (« {{= ») et l’héritage (« {{< », « {{$ ») ne sont pas acceptés.",
        en: "A name is made of unaccented letters, digits, “_” and dots. "
          + "Changing delimiters (“{{=”) and inheritance (“{{<”, “{{$”) are not accepted."))
  }

  static func unclosedSection(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "THEME-003", .error, at: place,
      Localized(fr: "la section « \(name) » n’est jamais fermée", en: "the section “\(name)” is never closed"),
      explanation: Localized(
        fr: "Ajoutez {{/\(name)}} là où elle finit, dans le même fichier.",
        en: "Add {{/\(name)}} where it ends, in the same file."))
  }

  static func closesNothing(_ name: String, open: [String], at place: Place) -> Diagnostic {
    let sections = open.joined(separator: ", ")
    return Diagnostic(
      "THEME-003", .error, at: place,
      Localized(
        fr: "{{/\(name)}} ne ferme aucune section ouverte",
        en: "{{/\(name)}} closes no open section"
      ).suggesting(name, among: open),
      explanation: Localized(
        fr: open.isEmpty ? "Aucune section n’est ouverte à cet endroit." : "Sections ouvertes à cet endroit : \(sections).",
        en: open.isEmpty ? "No section is open at this place." : "Sections open at this place: \(sections)."))
  }

  static func crossedSections(_ name: String, inner: String, at place: Place, opened: Place) -> Diagnostic {
    Diagnostic(
      "THEME-003", .error, at: place,
      Localized(
        fr: "{{/\(name)}} arrive alors que la section « \(inner) » est encore ouverte",
        en: "{{/\(name)}} comes while the section “\(inner)” is still open"),
      explanation: Localized(
        fr: "La dernière section ouverte se ferme la première : mettez {{/\(inner)}} avant.",
        en: "The last section opened is closed first: put {{/\(inner)}} before."),
      notes: [.init(at: opened, Localized(fr: "« \(inner) » s’ouvre ici", en: "“\(inner)” opens here"))])
  }

  static func nestedTooDeeply(at place: Place) -> Diagnostic {
    let limit = TemplateParser.maximumDepth
    return Diagnostic(
      "THEME-004", .error, at: place,
      Localized(
        fr: "plus de \(limit) sections sont ouvertes les unes dans les autres",
        en: "more than \(limit) sections are open inside one another"))
  }
}
