import PluginKit

/// `site.yml` as a JSON Schema (draft 2020-12). A test holds its keys against what the generator reads.
public enum SiteSchema {
  /// - Parameters:
  ///   - plugins: names of the plugins that there are.
  ///   - vocabularies: names of the lists of values.
  ///   - rules: codes of the rules whose severity can be set.
  public static func json(plugins: [String], vocabularies: [String], rules: [String]) -> JSONValue {
    let texts: [JSONValue.Member] = textKeys.map { .init(key: $0.0, value: described($0.1, ["type": .text("string")])) }
    let lists: [JSONValue.Member] = [
      .init(
        key: "langues",
        value: list(
          "Codes des langues, celle du site d’abord.", .keys(["type": .text("string"), "pattern": .text("^[a-z]{2}$")]))),
      .init(key: "menu", value: list("Les rubriques, dans l’ordre du menu.", .keys(["anyOf": .array([text, menuEntry])]))),
      .init(key: "taxonomies", value: list("Les façons de classer les documents.", taxonomy(vocabularies))),
      .init(key: "registre", value: list("D’où viennent les tables du registre.", source)),
      .init(key: "imprimer", value: list("Les dossiers dont les pages se font aussi en documents de réunion.", text)),
      .init(
        key: "recherche_apres",
        value: list("Les dossiers dont les pages viennent après les autres dans une recherche.", text)),
      .init(key: "plugins", value: list("Les extensions en marche.", plugin(plugins))),
      .init(key: "carte", value: object(["fichier": text, "source": text], required: ["fichier", "source"])),
      .init(key: "severites", value: severities(rules)),
      .init(key: "couleurs", value: colours),
      .init(key: "accessibilite", value: accessibility),
    ]
    return .keys([
      "$schema": ModelSchema.dialect, "title": .text("site.yml"), "type": .text("object"), "properties": .object(texts + lists),
      "required": .texts(["titre"]), "additionalProperties": .flag(false),
    ])
  }

  private static let textKeys = [
    ("titre", "Le nom du site."), ("titre_court", "Le nom en tête de chaque page, quand le titre est long."),
    ("sous_titre", "Une ligne sous le titre."),
    ("logo", "Fichier SVG ou PNG, depuis la racine du site."), ("description", "Ce qu’on y trouve."),
    ("editeur", "Qui publie."), ("licence", "Licence des textes."), ("adresse_licence", "Adresse de la licence."),
    ("adresse", "Où le site est publié."), ("adresse_modification", "Adresse des fichiers dans la forge, avant leur chemin."),
    ("adresse_signalement", "Où signaler une faute."), ("mentions_legales", "Page des mentions légales."),
    ("contact", "Page de contact."), ("pdf", "Dossier des PDF que fait « make pdf »."),
  ]

  private static let text = JSONValue.keys(["type": .text("string")])

  private static func described(_ description: String, _ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(
      [.init(key: "description", value: .text(description))]
        + members.compactMap { key, value in value.map { .init(key: key, value: $0) } })
  }

  private static func list(_ description: String, _ item: JSONValue) -> JSONValue {
    described(description, ["type": .text("array"), "items": item])
  }

  private static func object(_ properties: KeyValuePairs<String, JSONValue?>, required: [String]) -> JSONValue {
    .keys([
      "type": .text("object"), "properties": .keys(properties), "required": .texts(required),
      "additionalProperties": .flag(false),
    ])
  }

  private static let menuEntry = object(["page": text, "titre": text], required: ["page"])

  /// A name, or a name with what is granted to an external plugin.
  private static func plugin(_ names: [String]) -> JSONValue {
    let name = choice(names)
    let entry = object(
      [
        "nom": name, "environnement": .keys(["type": .text("array"), "items": text]), "reseau": flag, "delai": number,
        "memoire": number, "options": .keys(["type": .text("object")]),
      ], required: ["nom"])
    return .keys(["anyOf": .array([name, entry])])
  }

  private static func taxonomy(_ vocabularies: [String]) -> JSONValue {
    object(
      [
        "champ": .keys(["anyOf": .array([text, .keys(["type": .text("array"), "items": text])])]), "titre": text,
        "vocabulaire": .keys(["enum": .texts(vocabularies)]), "dossier": text,
      ], required: ["champ", "titre"])
  }

  private static let colours = described(
    "Les couleurs de la collectivité, à la place de celles du thème ; leur contraste est contrôlé.",
    [
      "type": .text("object"),
      "properties": .object(
        SiteColour.Role.allCases.map {
          .init(key: $0.rawValue, value: .keys(["type": .text("string"), "pattern": .text("^#[0-9A-Fa-f]{6}$")]))
        }),
      "additionalProperties": .flag(false),
    ])

  /// A text, or a text by language.
  private static let translated = JSONValue.keys([
    "type": .text("array"),
    "items": .keys(["anyOf": .array([text, .keys(["type": .text("object"), "additionalProperties": text])])]),
  ])

  private static let accessibility = described(
    "Ce que dit la déclaration d’accessibilité ; l’état de conformité en découle.",
    [
      "type": .text("object"),
      "properties": .keys([
        "date": text, "referentiel": text, "defauts": translated, "derogations": translated, "verifications": translated,
        "recours": translated,
        "audit": object(
          [
            "date": text, "auteur": text,
            "taux": .keys(["type": .text("number"), "minimum": .integer(0), "maximum": .integer(100)]),
          ], required: ["date", "auteur", "taux"]),
      ]),
      "additionalProperties": .flag(false),
    ])

  private static let number = JSONValue.keys(["type": .text("integer"), "minimum": .integer(0)])
  private static let flag = JSONValue.keys(["enum": .array([.text("oui"), .text("non"), .flag(true), .flag(false)])])

  private static func choice(_ values: [String]) -> JSONValue { .keys(["enum": .texts(values)]) }

  private static let source = object(
    [
      "nom": text, "type": choice(["csv", "sqlite", "http", "postgresql"]), "dossier": text, "fichier": text, "adresse": text,
      "format": choice(HTTPEndpoint.Format.allCases.map(\.rawValue)), "tables": .keys(["type": .text("array"), "items": text]),
      "delai": number, "taille_max": number, "date": text, "fictif": flag, "age_max": number,
      "en_cas_d_echec": choice(SourcePolicy.OnFailure.allCases.map(\.rawValue)),
    ], required: ["nom"])

  private static func severities(_ rules: [String]) -> JSONValue {
    let names = SeverityName.allCases.map(\.rawValue) + ["ignoree"]
    return described(
      "La gravité de chaque règle, à la place de la sienne ; « ignoree » l’éteint.",
      [
        "type": .text("object"),
        "properties": .object(rules.map { .init(key: $0, value: .keys(["enum": .texts(names)])) }),
        "additionalProperties": .flag(false),
      ])
  }
}
