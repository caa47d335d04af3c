import PluginKit

/// Visits values with their definitions, objects and lists included.
struct FieldWalk {
  private(set) var problems: [FieldProblem] = []
  private let document: Document
  private let context: CheckContext
  /// The field under the eyes, after those that hold it. Put in words only when there is something to say.
  private var names: [String] = []
  private var path: String { names.joined(separator: ".") }

  init(document: Document, context: CheckContext) {
    self.document = document
    self.context = context
  }

  mutating func visit(_ field: FieldDefinition, in mapping: YAMLMapping) {
    names.append(field.name)
    defer { names.removeLast() }
    guard let value = mapping[field.name], !value.isNull else {
      if isRequired(field) { missing(.missing, field, in: mapping) }
      if isRequiredByCondition(field) { missing(.missingByCondition, field, in: mapping) }
      return
    }
    guard let count = field.count else {
      if case .sequence(let items, let range) = value, field.type != .anything {
        report(
          .type, range, fr: "« \(path) » attend une seule valeur, pas \(items.count)",
          en: "“\(path)” expects one value, not \(items.count)")
      } else {
        visit(value, of: field)
      }
      return
    }
    let items = value.items
    if !count.contains(items.count) { wrongCount(items.count, count, value.range) }
    for item in items { visit(item, of: field) }
  }

  private func isRequired(_ field: FieldDefinition) -> Bool {
    field.isRequired && document.derived[field.name] == nil
  }

  private func isRequiredByCondition(_ field: FieldDefinition) -> Bool {
    guard let condition = field.requiredWhen else { return false }
    return document.texts(condition.field).contains { condition.values.contains($0) }
  }

  private mutating func missing(_ kind: FieldProblem.Kind, _ field: FieldDefinition, in mapping: YAMLMapping) {
    let place = mapping.entry(field.name)?.keyRange ?? mapping.range.lowerBound..<mapping.range.lowerBound
    let why =
      field.requiredWhen.map { " (demandé quand « \($0.field) » vaut « \($0.values.joined(separator: " » ou « ")) »)" } ?? ""
    let help = field.help.isEmpty ? "" : ". \(field.help)"
    report(
      kind, place, fr: "il manque « \(path) » (\(field.label))\(why)\(help)", en: "“\(path)” is missing (\(field.label))")
  }

  private mutating func wrongCount(_ found: Int, _ count: ClosedRange<Int>, _ range: Range<Int>) {
    let wanted =
      count.upperBound == Int.max
      ? ("au moins \(count.lowerBound)", "at least \(count.lowerBound)")
      : ("de \(count.lowerBound) à \(count.upperBound)", "from \(count.lowerBound) to \(count.upperBound)")
    report(
      .type, range, fr: "« \(path) » attend \(wanted.0) valeurs ; il y en a \(found)",
      en: "“\(path)” expects \(wanted.1) values; there \(found == 1 ? "is" : "are") \(found)")
  }

  private mutating func visit(_ value: YAMLNode, of field: FieldDefinition) {
    switch field.type {
    case .anything: return
    case .object(let fields): visitObject(value, fields)
    default:
      guard let text = value.text else {
        report(.type, value.range, fr: "« \(path) » attend un texte", en: "“\(path)” expects a text")
        return
      }
      let judged = FieldValue(text, of: field, names: names, in: document, context)
      guard let (kind, summary) = judged.problem else { return }
      let fixes = [judged.repair?.fix(at: value.range)].compactMap { $0 }
      problems.append(
        FieldProblem(kind: kind, path: path, range: value.range, summary: summary, remedy: judged.remedy, fixes: fixes))
    }
  }

  private mutating func visitObject(_ value: YAMLNode, _ fields: [FieldDefinition]) {
    guard let mapping = value.mapping else {
      let keys = fields.map { "\($0.name): …" }.joined(separator: ", ")
      report(
        .type, value.range, fr: "« \(path) » se remplit clé par clé, entre accolades : {\(keys)}",
        en: "“\(path)” is filled in key by key, between braces: {\(keys)}")
      return
    }
    for field in fields { visit(field, in: mapping) }
  }

  private mutating func report(
    _ kind: FieldProblem.Kind, _ range: Range<Int>, fr: String, en: String
  ) {
    problems.append(FieldProblem(kind: kind, path: path, range: range, summary: Localized(fr: fr, en: en)))
  }
}
