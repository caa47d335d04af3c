import Diagnostics
import YAMLTree

/// Reads one entry of `champs:` in a model file.
enum FieldDefinitionReader {
  private enum TypeName: String, CaseIterable {
    case text = "texte"
    case integer = "entier"
    case decimal = "decimal"
    case date
    case partialDate = "date_partielle"
    case flag = "oui_non"
    case choice = "choix"
    case vocabulary = "vocabulaire"
    case registry = "registre"
    case document
    case object = "objet"
    case anything = "libre"
  }

  static func read(_ mapping: YAMLMapping, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> FieldDefinition? {
    var reader = FieldReader(mapping, in: source)
    let name = reader.requiredText("nom")
    let type = type(&reader, source, &diagnostics)
    let field = FieldDefinition(
      name ?? "", reader.text("libelle") ?? name ?? "", type, required: reader.flag("requis") ?? false,
      requiredWhen: condition(&reader), count: reader.bounds("nombre"), help: reader.text("aide") ?? "",
      example: reader.text("exemple") ?? "", isShown: reader.flag("affiche") ?? false,
      derivation: derivation(&reader, source, &diagnostics))
    diagnostics += reader.finish()
    return name == nil ? nil : field
  }

  private static func type(_ reader: inout FieldReader, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> FieldType {
    switch reader.choice("type", of: TypeName.self) ?? .text {
    case .text: .text(pattern: pattern(&reader), length: reader.bounds("longueur"))
    case .integer: .integer(reader.bounds("intervalle"))
    case .decimal: .decimal(reader.bounds("intervalle").map { Double($0.lowerBound)...Double($0.upperBound) })
    case .date: .date
    case .partialDate: .partialDate
    case .flag: .flag
    case .choice: .choice(reader.texts("valeurs"))
    case .vocabulary: .vocabulary(reader.requiredText("vocabulaire") ?? "")
    case .registry: .registry(table: reader.requiredText("table") ?? "")
    case .document: .document(model: reader.text("modele"))
    case .object: .object(reader.mappings("champs").compactMap { read($0, source, &diagnostics) })
    case .anything: .anything
    }
  }

  private static func pattern(_ reader: inout FieldReader) -> TextPattern? {
    guard let node = reader.node("motif"), let text = node.text else { return nil }
    let pattern = TextPattern(text)
    if pattern == nil { reader.report(unreadable: node) }
    return pattern
  }

  /// `requis_si: {statut: valide}` or `requis_si: {statut: [valide, archive]}`
  private static func condition(_ reader: inout FieldReader) -> FieldDefinition.Condition? {
    guard let entry = reader.mapping("requis_si")?.entries.first else { return nil }
    return FieldDefinition.Condition(field: entry.key, values: entry.value.items.compactMap(\.text))
  }

  /// `derive: {champ: collectivites, colonne: pays_iso2}`
  private static func derivation(
    _ reader: inout FieldReader, _ source: SourceText, _ diagnostics: inout [Diagnostic]
  ) -> FieldDefinition.Derivation? {
    guard let mapping = reader.mapping("derive") else { return nil }
    var inner = FieldReader(mapping, in: source)
    let field = inner.requiredText("champ")
    let column = inner.requiredText("colonne")
    diagnostics += inner.finish()
    guard let field, let column else { return nil }
    return FieldDefinition.Derivation(field: field, column: column)
  }
}

extension FieldReader {
  /// A regular expression that makes no sense would pass for one that nothing matches.
  mutating func report(unreadable pattern: YAMLNode) {
    report(
      "MOD-003", .error, at: pattern.range,
      Localized(
        fr: "« \(pattern.text ?? "") » n’est pas une expression régulière",
        en: "“\(pattern.text ?? "")” is not a regular expression"),
      explanation: Localized(
        fr: "Une parenthèse, un crochet ou une accolade n’est sans doute pas fermé.",
        en: "A parenthesis, a bracket or a brace is most likely not closed."))
  }
}
