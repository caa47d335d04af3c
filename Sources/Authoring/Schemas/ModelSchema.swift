import PluginKit

/// The front matter of a model as a JSON Schema (draft 2020-12), with which editors complete and check while one writes.
public struct ModelSchema: Sendable {
  private let model: Model
  private let vocabularies: [String: Vocabulary]

  static let dialect = JSONValue.text("https://json-schema.org/draft/2020-12/schema")

  public init(_ model: Model, vocabularies: [String: Vocabulary]) {
    self.model = model
    self.vocabularies = vocabularies
  }

  public var json: JSONValue {
    let conditions = model.fields.compactMap(requiredWhen)
    return .keys([
      "$schema": Self.dialect, "title": .text(model.title), "description": model.purpose.isEmpty ? nil : .text(model.purpose),
      "type": .text("object"), "properties": properties(model.allFields), "required": required(model.fields, and: ["modele"]),
      "allOf": conditions.isEmpty ? nil : .array(conditions), "additionalProperties": .flag(false),
    ])
  }

  private func properties(_ fields: [FieldDefinition]) -> JSONValue {
    .object(fields.map { JSONValue.Member(key: $0.name, value: $0.name == "modele" ? modelName : property($0)) })
  }

  private var modelName: JSONValue { .keys(["const": .text(model.name)]) }

  /// What the registry fills need not be written.
  private func required(_ fields: [FieldDefinition], and others: [String] = []) -> JSONValue? {
    let names = others + fields.filter { $0.isRequired && $0.derivation == nil }.map(\.name)
    return names.isEmpty ? nil : .texts(names)
  }

  private func property(_ field: FieldDefinition) -> JSONValue {
    let description = [field.label, field.help].filter { !$0.isEmpty }.joined(separator: ". ")
    guard let count = field.count else { return described(value(field.type), description, field.example) }
    let list = JSONValue.keys([
      "type": .text("array"), "items": value(field.type), "minItems": .integer(count.lowerBound),
      "maxItems": count.upperBound == Int.max ? nil : .integer(count.upperBound),
    ])
    // A single value counts as a list of one.
    return count.contains(1)
      ? .keys(["description": .text(description), "anyOf": .array([list, value(field.type)])])
      : described(list, description, field.example)
  }

  private func described(_ schema: JSONValue, _ description: String, _ example: String) -> JSONValue {
    guard case .object(let members) = schema else { return schema }
    let examples = example.isEmpty ? [] : [JSONValue.Member(key: "examples", value: .texts([example]))]
    return .object([JSONValue.Member(key: "description", value: .text(description))] + members + examples)
  }

  private func value(_ type: FieldType) -> JSONValue {
    switch type {
    case .text(let pattern, let length):
      // Editors read 2024 or oui as something else than text; the generator reads text.
      .keys([
        "type": .texts(["string", "number", "boolean"]), "pattern": pattern.map { .text("^(?:\($0.expression))$") },
        "minLength": length.map { .integer($0.lowerBound) },
        "maxLength": length.flatMap { $0.upperBound == Int.max ? nil : .integer($0.upperBound) },
      ])
    case .integer(let range):
      .keys([
        "type": .text("integer"), "minimum": range.map { .integer($0.lowerBound) },
        "maximum": range.flatMap { $0.upperBound == Int.max ? nil : .integer($0.upperBound) },
      ])
    case .decimal(let range):
      .keys([
        "type": .text("number"), "minimum": range.map { .decimal($0.lowerBound) }, "maximum": range.flatMap(Self.upperBound),
      ])
    case .date: Self.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", types: ["string"])
    case .partialDate: Self.pattern("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", types: ["string", "integer"])
    case .flag: .keys(["enum": .array([.text("oui"), .text("non"), .flag(true), .flag(false)])])
    case .choice(let values): Self.choice(values)
    case .vocabulary(let name): Self.choice(vocabularies[name]?.codes ?? [])
    case .registry, .document: .keys(["type": .text("string")])
    case .object(let fields):
      .keys([
        "type": .text("object"), "properties": properties(fields), "required": required(fields),
        "additionalProperties": .flag(false),
      ])
    case .anything: .object([])
    }
  }

  private static func upperBound(_ range: ClosedRange<Double>) -> JSONValue? {
    range.upperBound < 1e15 ? .decimal(range.upperBound) : nil
  }

  private static func pattern(_ pattern: String, types: [String]) -> JSONValue {
    .keys(["type": .texts(types), "pattern": .text(pattern)])
  }

  /// Codes that look like numbers may be written as numbers.
  private static func choice(_ values: [String]) -> JSONValue {
    .keys(["enum": .array(values.map(JSONValue.text) + values.compactMap { Int($0).map(JSONValue.integer) })])
  }

  private func requiredWhen(_ field: FieldDefinition) -> JSONValue? {
    guard let condition = field.requiredWhen else { return nil }
    let held = JSONValue.keys([
      "properties": .object([.init(key: condition.field, value: .keys(["enum": .texts(condition.values)]))]),
      "required": .texts([condition.field]),
    ])
    return .keys(["if": held, "then": .keys(["required": .texts([field.name])])])
  }
}
