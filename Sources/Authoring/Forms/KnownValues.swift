import PluginKit

/// Values of fields that need not be asked of the author.
public struct KnownValues: Sendable {
  /// By the name of the field, or of the object and its field: `periode.debut`.
  private(set) var values: [String: [String]] = [:]

  public init() {}

  public init(title: String, identifier: String?, date: PartialDate) {
    values = [
      "titre": [title], "date_redaction": [date.iso], "statut": ["brouillon"], "langue": ["fr"], "licence": ["CC-BY-4.0"],
    ]
    values["id"] = identifier.map { [$0] }
  }

  /// What the registry says of an agreement: its parties, its countries, its form, its themes, its dates.
  public mutating func read(agreement id: String, in registry: RegistryIndex) {
    guard let row = registry.row(id, in: "accords") else { return }
    let parties = [row["collectivite_id"], row["partenaire_id"]].compactMap { $0 }
    let countries = parties.compactMap { registry.row($0, in: "collectivites")?["pays_iso2"] }
    let form = [row["type"]].compactMap { $0 }
    let known = [
      "accord": [id], "collectivites": parties, "pays": countries.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
      "themes": (row["themes"] ?? "").split(separator: ";").map(String.init), "forme": form, "formes": form,
      "periode.debut": [row["date_effet"] ?? row["date_signature"]].compactMap { $0 },
      "periode.fin": [row["date_fin"]].compactMap { $0 },
    ]
    values.merge(known.filter { !$0.value.isEmpty }) { _, new in new }
  }

  /// The value of a field as YAML, in the form that the field asks for; nil when nothing is known that fits it.
  func yaml(of field: FieldDefinition, _ vocabularies: [String: Vocabulary]) -> String? {
    if case .object(let inner) = field.type, field.count == nil {
      let pairs = inner.compactMap { key in values["\(field.name).\(key.name)"]?.first.map { "\(key.name): \(Self.quoted($0))" } }
      return pairs.isEmpty ? nil : "{\(pairs.joined(separator: ", "))}"
    }
    let fitting = (values[field.name] ?? []).filter { Self.fits($0, field.type, vocabularies) }
    guard let first = fitting.first else { return nil }
    guard let count = field.count else { return Self.quoted(first) }
    return "[\(fitting.prefix(count.upperBound).map(Self.quoted).joined(separator: ", "))]"
  }

  /// A model may name its states or its forms otherwise.
  private static func fits(_ value: String, _ type: FieldType, _ vocabularies: [String: Vocabulary]) -> Bool {
    switch type {
    case .vocabulary(let name): vocabularies[name]?[value] != nil
    case .choice(let values): values.contains(value)
    case .object: false
    default: true
    }
  }

  /// Plain when that cannot be misread, else between straight quotes.
  static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0)
    }
    if isPlain, let first = text.unicodeScalars.first, first != "-", first != ".", !["null", "true", "false"].contains(text) {
      return text
    }
    // By scalar: a mark that follows a quote makes one character with it.
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
