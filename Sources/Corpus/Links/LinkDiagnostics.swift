import Diagnostics

/// What is said of links that lead nowhere.
enum LinkDiagnostics {
  static func missingFile(_ path: SourcePath, nearest: String?, at place: Place) -> Diagnostic {
    Diagnostic(
      "LIEN-001", .error, at: place,
      Localized(
        fr: "ce lien mène à content/\(path), qui n’existe pas",
        en: "this link leads to content/\(path), which does not exist"
      ).suggesting(nearest), explanation: remedy(for: path))
  }

  /// What was meant: another site, a file to read or to look at, a page.
  private static func remedy(for path: SourcePath) -> Localized {
    let name = path.text.split(separator: "/").last ?? ""
    if path.text.contains(/(?:^|\/)www\./) {
      return Localized(
        fr: "L’adresse d’un autre site commence par https:// : https://www.exemple.fr.",
        en: "The address of another site begins with https://: https://www.example.org.")
    }
    if name.contains("."), !name.hasSuffix(".md") {
      return Localized(
        fr:
          "Le chemin part du dossier du document où se trouve le lien. Déposez le fichier dans content/, ou corrigez le chemin.",
        en:
          "The path starts from the folder of the document that holds the link. Put the file into content/, or correct the path.")
    }
    return Localized(
      fr: "Le chemin part du dossier du document où se trouve le lien et nomme un fichier .md.",
      en: "The path starts from the folder of the document that holds the link and names an .md file.")
  }

  static func missingAnchor(_ anchor: String, page: PageNode, nearest: String?, at place: Place) -> Diagnostic {
    Diagnostic(
      "LIEN-002", .error, at: place,
      Localized(
        fr: "« \(page.title) » n’a pas de titre #\(anchor)",
        en: "“\(page.title)” has no heading #\(anchor)"
      ).suggesting(nearest.map { "#" + $0 }),
      explanation: Localized(
        fr: "L’ancre d’un titre est son texte en minuscules, sans accents, avec des traits d’union entre les mots.",
        en: "The anchor of a heading is its text in lower case, without accents, with hyphens between words."))
  }

  static func outsideRoot(_ target: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "LIEN-003", .error, at: place,
      Localized(fr: "ce lien (« \(target) ») sort du dossier content/", en: "this link (“\(target)”) leaves the folder content/"),
      explanation: Localized(
        fr: "Copiez le fichier dans content/ et liez la copie ; l’adresse d’un autre site commence par https://.",
        en: "Copy the file into content/ and link to the copy; the address of another site begins with https://."))
  }

  static func unknownName(_ name: String, nearest: String?, at place: Place) -> Diagnostic {
    Diagnostic(
      "LIEN-004", .error, at: place,
      Localized(
        fr: "aucune page ne s’appelle « \(name) »",
        en: "no page is called “\(name)”"
      ).suggesting(nearest),
      explanation: Localized(
        fr:
          "Entre [[ et ]] s’écrit le titre d’une page, son identifiant, un de ses autres noms (« alias ») ou un identifiant du registre.",
        en: "Between [[ and ]] goes the title of a page, its identifier, one of its aliases, or an identifier of the registry."))
  }

  static func ambiguousName(_ name: String, candidates: [PageNode], at place: Place) -> Diagnostic {
    let paths = candidates.map(\.address.path).joined(separator: ", ")
    return Diagnostic(
      "LIEN-005", .error, at: place,
      Localized(fr: "plusieurs pages s’appellent « \(name) »", en: "several pages are called “\(name)”"),
      explanation: Localized(
        fr: "Écrivez plutôt un lien vers le fichier de l’une d’elles : \(paths).",
        en: "Write a link to the file of one of them instead: \(paths)."))
  }

  static func refusedScheme(_ scheme: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "LIEN-006", .error, at: place,
      Localized(
        fr: "les liens « \(scheme): » ne sont pas publiés", en: "links of the form “\(scheme):” are not published"),
      explanation: Localized(
        fr: "Un lien commence par https:, http:, mailto: ou tel:, ou mène à un fichier du site.",
        en: "A link begins with https:, http:, mailto: or tel:, or leads to a file of the site."))
  }
}
