import Diagnostics

/// What there is to say about the form of a Markdown file. The codes are stable; `MD-001` to `MD-009` concern the file as a whole.
enum Messages {
  static func frontMatterNeverClosed(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-001", .error, at: source.place(range),
      Localized(fr: "l’en-tête commence ici et n’est jamais fermé", en: "the front matter begins here and is never closed"),
      explanation: Localized(
        fr: "Après la dernière clé de l’en-tête, ajoutez une ligne faite de trois tirets : ---",
        en: "After the last key of the front matter, add a line of three dashes: ---"))
  }

  static func frontMatterIsNoMapping(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-002", .error, at: source.place(range),
      Localized(
        fr: "l’en-tête n’est pas fait de lignes « clé: valeur »", en: "the front matter is not made of “key: value” lines"),
      explanation: Localized(
        fr: "Écrivez une clé par ligne, par exemple : titre: Jumelages",
        en: "Write one key a line, for instance: titre: Jumelages"))
  }

  static func notUTF8(_ source: SourceText, at offset: Int) -> Diagnostic {
    Diagnostic(
      "MD-003", .error, at: source.place(offset..<offset + 1),
      Localized(fr: "ce caractère n’est pas de l’UTF-8", en: "this character is not UTF-8"),
      explanation: Localized(
        fr: "Enregistrez le fichier dans l’encodage UTF-8 ; l’octet fautif est le numéro \(offset + 1).",
        en: "Save the file in the UTF-8 encoding; the wrong byte is number \(offset + 1)."))
  }

  static func nullCharacter(_ source: SourceText, at offset: Int) -> Diagnostic {
    Diagnostic(
      "MD-003", .error, at: source.place(offset..<offset + 1),
      Localized(fr: "le fichier contient un caractère nul", en: "the file holds a null character"),
      explanation: Localized(
        fr: "Ce fichier n’est pas du texte, ou il n’est pas enregistré en UTF-8.",
        en: "This file is not text, or not saved as UTF-8."))
  }

  static func tooLarge(_ source: SourceText, limit: Int) -> Diagnostic {
    Diagnostic(
      "MD-004", .error, at: Place(file: source.path),
      Localized(
        fr: "le fichier est trop grand : \(source.bytes.count) octets, limite \(limit)",
        en: "the file is too large: \(source.bytes.count) bytes, limit \(limit)"),
      explanation: Localized(fr: "Partagez-le en plusieurs pages.", en: "Split it into several pages."))
  }

  static func tablesOff(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-005", .warning, at: source.place(range),
      Localized(
        fr: "ce tableau est trop grand ; aucun tableau de cette page n’est mis en forme",
        en: "this table is too large; no table of this page is laid out"),
      explanation: Localized(
        fr: "Réduisez-le, ou mettez les données dans le registre et montrez-les par un bloc « registre ».",
        en: "Make it smaller, or put the data into the registry and show them by a “registre” block."))
  }

  static func autolinksOff(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-006", .warning, at: source.place(range),
      Localized(
        fr: "cette suite d’adresses sans espace est trop longue ; les adresses nues de cette page ne sont pas des liens",
        en: "this run of addresses without blanks is too long; bare addresses of this page are no links"),
      explanation: Localized(fr: "Séparez les adresses par des espaces.", en: "Put blanks between the addresses."))
  }

  static func tooManyOpeners(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-007", .error, at: source.place(range),
      Localized(
        fr: "la page contient plus de \(HostileInputGuard.maximumOpeners) fois « <! » ou « <? »",
        en: "the page holds “<!” or “<?” more than \(HostileInputGuard.maximumOpeners) times"),
      explanation: Localized(
        fr: "Elle n’est pas lue : supprimez ces signes, ou partagez la page.",
        en: "It is not read: remove these signs, or split the page."))
  }

  static func definitionTooLong(_ source: SourceText, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      "MD-008", .error, at: source.place(range),
      Localized(
        fr: "la définition de lien qui commence ici est trop longue", en: "the link definition that begins here is too long"),
      explanation: Localized(
        fr: "La page n’est pas lue : raccourcissez l’adresse, ou séparez les définitions par des lignes vides.",
        en: "The page is not read: shorten the address, or put blank lines between the definitions."))
  }

  static func renderedTooLarge(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      "MD-009", .error, at: Place(file: source.path),
      Localized(
        fr: "la page mise en forme est démesurée par rapport au fichier",
        en: "the rendered page is out of all proportion to the file"),
      explanation: Localized(
        fr: "Cherchez un même lien, ou une même note, appelés un très grand nombre de fois.",
        en: "Look for one link, or one note, that is used a very great number of times."))
  }
}
