import PluginKit

/// Rules that hold for documents whose model says nothing of its own about the same thing.
public enum DefaultRules {
  /// The rules of a model, and the default ones whose predicate it does not use.
  static func rules(for model: Model) -> [RuleDefinition] {
    let used = Set(model.rules.map(\.predicate))
    return model.rules + all.filter { !used.contains($0.predicate) }
  }

  /// In the order of their codes.
  public static let all: [RuleDefinition] = [
    rule(
      "DOC-003", "titre", .error, "Tout document a un titre", "Every document has a title",
      "Ajoutez la ligne « titre: … » entre les deux lignes de tirets.",
      "Add the line “titre: …” between the two lines of dashes."),
    rule(
      "CHP-001", "champs-connus", .error, "Les clés sont celles du modèle", "Keys are those of the model",
      "Corrigez le nom de la clé, ou retirez la ligne.", "Correct the name of the key, or remove the line."),
    rule(
      "CHP-002", "champs-types", .error, "Chaque valeur a la forme attendue", "Each value has the expected form",
      "Écrivez la valeur comme le modèle le demande.", "Write the value as the model asks."),
    rule(
      "CHP-003", "vocabulaires", .error, "Les valeurs viennent des listes du site", "Values come from the lists of the site",
      "Choisissez une valeur de la liste (dossier site/vocabulaires).",
      "Choose a value of the list (folder site/vocabulaires)."),
    rule(
      "CHP-004", "references-registre", .error, "Les identifiants du registre existent", "Ids of the registry exist",
      "Vérifiez l’identifiant dans le registre des accords.", "Check the id in the registry of agreements."),
    rule(
      "CHP-005", "references-documents", .error, "Les documents cités existent", "Documents that are named exist",
      "Écrivez le titre du document, son identifiant, ou son chemin depuis content/ : guide/jumelages.md.",
      "Write the title of the document, its id, or its path from content/: guide/jumelages.md."),
    rule(
      "CHP-006", "dates", .error, "Les dates s’écrivent AAAA-MM-JJ", "Dates are written AAAA-MM-JJ",
      "Écrivez l’année, le mois et le jour avec des tirets.", "Write the year, the month and the day with hyphens."),
    rule(
      "CHP-007", "identifiant", .error, "Les identifiants sont uniques", "Ids are unique",
      "Donnez à ce document un identifiant à lui.", "Give this document an id of its own."),
    rule(
      "CHP-008", "champs-requis-si", .error, "Certaines clés deviennent nécessaires selon les autres",
      "Some keys are called for by others", "Ajoutez la clé, ou changez la valeur qui la demande.",
      "Add the key, or change the value that calls for it."),
    rule(
      "IMG-001", "images-decrites", .warning, "Une image a une description", "A picture has a description",
      "Écrivez entre les crochets ce que montre l’image : ![Signature à la mairie](photo.jpg).",
      "Write between the brackets what the picture shows: ![Signing at the town hall](photo.jpg).", ["auteurs": "non"]),
    rule(
      "SEC-001", "sections-requises", .error, "Les sections demandées sont là", "The sections that are asked for are there",
      "Ajoutez le titre de section, ou corrigez-le.", "Add the heading of the section, or correct it."),
    rule(
      "SEC-002", "sections-minimum", .warning, "Les sections ont leur contenu", "Sections have their content",
      "Complétez la section.", "Complete the section."),
    rule(
      "SEC-003", "niveaux-de-titres", .error, "Les niveaux de titres se suivent", "Levels of headings follow one another",
      "Un titre « ### » vient sous un titre « ## » : ne sautez pas de niveau.",
      "A heading “###” comes under a heading “##”: do not skip a level."),
    rule(
      "TXT-001", "marques-perdues", .warning,
      "Une marque incomplète ne laisse pas un titre, une liste, un tableau ou un lien en simple texte",
      "An incomplete mark does not leave a heading, a list, a table or a link as plain text",
      "Ajoutez le signe qui manque, comme le message le montre.", "Add the missing sign, as the message shows."),
  ]

  private static func rule(
    _ code: String, _ predicate: String, _ severity: Severity, _ title: String, _ englishTitle: String, _ remedy: String,
    _ englishRemedy: String, _ parameters: [String: String] = [:]
  ) -> RuleDefinition {
    let entries = parameters.map {
      YAMLMapping.Entry(key: $0.key, keyRange: 0..<0, value: .scalar(YAMLScalar(text: $0.value, range: 0..<0, isPlain: true)))
    }
    return RuleDefinition(
      code: code, predicate: predicate, severity: severity, title: Localized(fr: title, en: englishTitle),
      reason: Localized(fr: "", en: ""), remedy: Localized(fr: remedy, en: englishRemedy),
      parameters: YAMLMapping(entries: entries, range: 0..<0), source: SourceText(path: "", bytes: []))
  }
}
