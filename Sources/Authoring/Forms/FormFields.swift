import PluginKit

/// The front matter of a blank form, a line a field.
struct FormFields {
  private let model: Model
  private let vocabularies: [String: Vocabulary]
  private let known: KnownValues

  init(_ model: Model, vocabularies: [String: Vocabulary], known: KnownValues) {
    self.model = model
    self.vocabularies = vocabularies
    self.known = known
  }

  var lines: [String] {
    let fields = common + model.fields.filter { $0.name != "modele" }
    let identifier = fields.filter { $0.name == "id" }
    let others = fields.filter { $0.name != "id" }
    return identifier.flatMap(commented) + ["modele: \(model.name)"] + others.flatMap(commented)
  }

  private func commented(_ field: FieldDefinition) -> [String] { ["# " + help(field)] + entry(field) }

  /// Any document has a title, and an id when the model gives ids a form.
  private var common: [FieldDefinition] {
    let title = FieldDefinition("titre", "Titre", .text(), required: true)
    let identifier = FieldDefinition("id", "Identifiant", .text())
    let wanted = known.values["id"] == nil ? [title] : [identifier, title]
    return wanted.filter { field in !model.fields.contains { $0.name == field.name } }
  }

  /// What the field is, and what may stand there.
  private func help(_ field: FieldDefinition) -> String {
    var parts = [field.label, field.isRequired ? "obligatoire" : "facultatif"]
    if let count = field.count { parts.append(Self.values(count)) }
    parts += [expected(field.type)].compactMap { $0 }
    let line = parts.joined(separator: ", ") + ". " + field.help
    return line.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func values(_ count: ClosedRange<Int>) -> String {
    if count == 1...Int.max { return "une valeur au moins" }
    return count.lowerBound == 0 ? "une liste" : "\(SectionAdvice.bounds(count)) valeurs"
  }

  private func expected(_ type: FieldType) -> String? {
    switch type {
    case .text(_, let length): length.map { "\(SectionAdvice.bounds($0)) caractères" }
    case .integer: "nombre entier"
    case .decimal: "nombre"
    case .date: "date AAAA-MM-JJ"
    case .partialDate: "date AAAA, AAAA-MM ou AAAA-MM-JJ"
    case .flag: "oui ou non"
    case .choice(let values): "au choix : " + values.joined(separator: ", ")
    case .vocabulary(let name): choices(of: name)
    case .registry(let table): "identifiant de la table « \(table) » du registre"
    case .document: "identifiant ou titre d’un document"
    case .object, .anything: nil
    }
  }

  /// All codes of a short list, the name of a long one.
  private func choices(of vocabulary: String) -> String {
    let codes = vocabularies[vocabulary]?.codes ?? []
    return codes.count <= 12 ? "au choix : " + codes.joined(separator: ", ") : "au choix dans la liste « \(vocabulary) »"
  }

  private func entry(_ field: FieldDefinition) -> [String] {
    if let value = known.yaml(of: field, vocabularies) { return ["\(field.name): \(value)"] }
    let lines = blank(field, indent: "")
    return field.isRequired ? lines : lines.map { "# " + $0 }
  }

  private func blank(_ field: FieldDefinition, indent: String) -> [String] {
    guard case .object(let inner) = field.type else { return ["\(indent)\(field.name):" + (field.count == nil ? "" : " []")] }
    let keys = inner.flatMap { blank($0, indent: "") }
    guard field.count != nil else { return ["\(indent)\(field.name):"] + keys.map { "\(indent)  \($0)" } }
    return ["\(indent)\(field.name):"] + keys.enumerated().map { "\(indent)  \($0 == 0 ? "- " : "  ")\($1)" }
  }
}
