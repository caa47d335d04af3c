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
      "DOC-003", "titre", .error, "Tout document a un titre", "Ajoutez la ligne « titre: … » entre les deux lignes de tirets."),
    rule(
      "CHP-001", "champs-connus", .error, "Les clés sont celles du modèle",
      "Corrigez le nom de la clé, ou retirez la ligne."),
    rule(
      "CHP-002", "champs-types", .error, "Chaque valeur a la forme attendue",
      "Écrivez la valeur comme le modèle le demande."),
    rule(
      "CHP-003", "vocabulaires", .error, "Les valeurs viennent des listes du site",
      "Choisissez une valeur de la liste (dossier site/vocabulaires)."),
    rule(
      "CHP-004", "references-registre", .error, "Les identifiants du registre existent",
      "Vérifiez l’identifiant dans le registre des accords."),
    rule(
      "CHP-005", "references-documents", .error, "Les documents cités existent",
      "Vérifiez l’identifiant ou le titre du document cité."),
    rule("CHP-006", "dates", .error, "Les dates s’écrivent AAAA-MM-JJ", "Écrivez l’année, le mois et le jour avec des tirets."),
    rule("CHP-007", "identifiant", .error, "Les identifiants sont uniques", "Donnez à ce document un identifiant à lui."),
    rule(
      "CHP-008", "champs-requis-si", .error, "Certaines clés deviennent nécessaires selon les autres",
      "Ajoutez la clé, ou changez la valeur qui la demande."),
    rule(
      "SEC-001", "sections-requises", .error, "Les sections demandées sont là",
      "Ajoutez le titre de section, ou corrigez-le."),
    rule("SEC-002", "sections-minimum", .warning, "Les sections ont leur contenu", "Complétez la section."),
    rule(
      "SEC-003", "niveaux-de-titres", .error, "Les niveaux de titres se suivent",
      "Un titre « ### » vient sous un titre « ## » : ne sautez pas de niveau."),
  ]

  private static func rule(
    _ code: String, _ predicate: String, _ severity: Severity, _ title: String, _ remedy: String
  ) -> RuleDefinition {
    RuleDefinition(
      code: code, predicate: predicate, severity: severity, title: title, reason: "", remedy: remedy,
      source: SourceText(path: "", bytes: []))
  }
}
