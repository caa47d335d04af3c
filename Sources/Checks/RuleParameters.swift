import PluginKit

/// What a rule of a model says besides its texts, read by name.
extension RuleDefinition {
  func text(_ key: String) -> String? { parameters[key]?.text }

  /// A list of texts; a single text counts as a list of one.
  func texts(_ key: String) -> [String] { parameters[key]?.items.compactMap(\.text) ?? [] }

  func integer(_ key: String) -> Int? { text(key).flatMap { Int($0) } }

  func flag(_ key: String) -> Bool { text(key) == "oui" || text(key) == "true" }

  func mappings(_ key: String) -> [YAMLMapping] { parameters[key]?.items.compactMap(\.mapping) ?? [] }

  /// Any rule may be kept to some documents: `si: {statut: [publie, clos]}`, `sauf_si: {statut: brouillon}`, and `si_present: budget`.
  func applies(to document: Document) -> Bool {
    if let field = text("si_present"), document.node(field)?.isNull ?? true { return false }
    if let condition = parameters["si"]?.mapping, !Self.holds(condition, in: document) { return false }
    if let condition = parameters["sauf_si"]?.mapping, Self.holds(condition, in: document) { return false }
    return true
  }

  private static func holds(_ condition: YAMLMapping, in document: Document) -> Bool {
    condition.entries.allSatisfy { entry in
      let wanted = entry.value.items.compactMap(\.text)
      return document.texts(entry.key).contains { wanted.contains($0) }
    }
  }
}

extension YAMLMapping {
  func text(_ key: String) -> String? { self[key]?.text }

  /// Words of a message: `nom`, and `nom_en` where the model gives it.
  func words(_ key: String) -> Localized {
    let french = text(key) ?? ""
    return Localized(fr: french, en: text(key + "_en") ?? french)
  }

  func texts(_ key: String) -> [String] { self[key]?.items.compactMap(\.text) ?? [] }

  func integer(_ key: String) -> Int? { text(key).flatMap { Int($0) } }

  /// A number as authors write it: `3.5` or `3,5`.
  func number(_ key: String) -> Double? { text(key).flatMap(Number.read) }
}

/// Numbers of the front matter.
enum Number {
  static func read(_ text: String) -> Double? {
    Double(decimal: String(text.map { $0 == "," ? "." : $0 }))
  }

  /// Without a decimal part that says nothing: `25`, `33.3`.
  static func text(_ number: Double) -> String {
    let rounded = (number * 100).rounded() / 100
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
  }
}
