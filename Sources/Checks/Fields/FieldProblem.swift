import PluginKit

/// What is wrong with a value of the front matter, held against its definition.
struct FieldProblem {
  enum Kind { case missing, missingByCondition, type, vocabulary, registry, document, date }

  let kind: Kind
  /// The field, with those that hold it: `budget.total`.
  let path: String
  let range: Range<Int>
  let summary: Localized
  var fixes: [Diagnostic.Fix] = []

  var breach: Breach { Breach(at: range, summary, fixes: fixes) }

  /// All problems of all fields of a document, in the order of the model.
  static func all(in document: Document, context: CheckContext) -> [FieldProblem] {
    var walk = FieldWalk(document: document, context: context)
    let mapping = document.markdown.frontMatter
    for field in document.model.allFields { walk.visit(field, in: mapping, path: field.name) }
    return walk.problems
  }
}

/// Visits values with their definitions, objects and lists included.
private struct FieldWalk {
  let document: Document
  let context: CheckContext
  var problems: [FieldProblem] = []
  /// What the model says of the field that is being visited.
  private var help = ""

  init(document: Document, context: CheckContext) {
    self.document = document
    self.context = context
  }

  mutating func visit(_ field: FieldDefinition, in mapping: YAMLMapping, path: String) {
    help = field.help
    guard let value = mapping[field.name], !value.isNull else {
      if isRequired(field) { missing(.missing, field, in: mapping, path: path) }
      if isRequiredByCondition(field) { missing(.missingByCondition, field, in: mapping, path: path) }
      return
    }
    guard let count = field.count else {
      if case .sequence(let items, let range) = value, field.type != .anything {
        report(
          .type, range, path, fr: "« \(path) » attend une seule valeur, pas \(items.count)",
          en: "“\(path)” expects one value, not \(items.count)")
      } else {
        visit(value, as: field.type, path: path)
      }
      return
    }
    let items = value.items
    if !count.contains(items.count) { wrongCount(items.count, count, value.range, path) }
    for item in items { visit(item, as: field.type, path: path) }
  }

  private func isRequired(_ field: FieldDefinition) -> Bool {
    field.isRequired && document.derived[field.name] == nil
  }

  private func isRequiredByCondition(_ field: FieldDefinition) -> Bool {
    guard let condition = field.requiredWhen else { return false }
    return document.texts(condition.field).contains { condition.values.contains($0) }
  }

  private mutating func missing(_ kind: FieldProblem.Kind, _ field: FieldDefinition, in mapping: YAMLMapping, path: String) {
    let place = mapping.entry(field.name)?.keyRange ?? mapping.range.lowerBound..<mapping.range.lowerBound
    let why =
      field.requiredWhen.map { " (demandé quand « \($0.field) » vaut « \($0.values.joined(separator: " » ou « ")) »)" } ?? ""
    report(kind, place, path, fr: "il manque « \(path) » (\(field.label))\(why)", en: "“\(path)” is missing (\(field.label))")
  }

  private mutating func wrongCount(_ found: Int, _ count: ClosedRange<Int>, _ range: Range<Int>, _ path: String) {
    let wanted =
      count.upperBound == Int.max
      ? ("au moins \(count.lowerBound)", "at least \(count.lowerBound)")
      : ("de \(count.lowerBound) à \(count.upperBound)", "from \(count.lowerBound) to \(count.upperBound)")
    report(
      .type, range, path, fr: "« \(path) » attend \(wanted.0) valeurs ; il y en a \(found)",
      en: "“\(path)” expects \(wanted.1) values; there are \(found)")
  }

  private mutating func visit(_ value: YAMLNode, as type: FieldType, path: String) {
    switch type {
    case .anything: return
    case .object(let fields): visitObject(value, fields, path)
    default:
      guard let text = value.text else {
        report(.type, value.range, path, fr: "« \(path) » attend un texte", en: "“\(path)” expects a text")
        return
      }
      if let problem = scalarProblem(text, as: type, path: path) {
        report(problem.0, value.range, path, fr: problem.1, en: problem.2, fixes: repairs(text, of: type, at: value.range))
      }
    }
  }

  private mutating func visitObject(_ value: YAMLNode, _ fields: [FieldDefinition], _ path: String) {
    guard let mapping = value.mapping else {
      let keys = fields.map(\.name).joined(separator: ", ")
      report(.type, value.range, path, fr: "« \(path) » attend les clés \(keys)", en: "“\(path)” expects the keys \(keys)")
      return
    }
    for field in fields { visit(field, in: mapping, path: "\(path).\(field.name)") }
  }

  private mutating func report(
    _ kind: FieldProblem.Kind, _ range: Range<Int>, _ path: String, fr: String, en: String, fixes: [Diagnostic.Fix] = []
  ) {
    problems.append(FieldProblem(kind: kind, path: path, range: range, summary: Localized(fr: fr, en: en), fixes: fixes))
  }

  private func repairs(_ text: String, of type: FieldType, at range: Range<Int>) -> [Diagnostic.Fix] {
    let candidates: [String] =
      switch type {
      case .choice(let values): values
      case .vocabulary(let name): context.corpus.documentSet.vocabularies[name]?.codes ?? []
      case .registry(let table): context.corpus.registry.keys(of: table)
      default: []
      }
    let repair =
      switch type {
      case .date, .partialDate: ValueRepair(date: text)
      default: ValueRepair(text, nearestOf: candidates)
      }
    return [repair?.fix(at: range)].compactMap { $0 }
  }

  private func scalarProblem(_ text: String, as type: FieldType, path: String) -> (FieldProblem.Kind, String, String)? {
    switch type {
    case .text(let pattern, let length): textProblem(text, pattern, length, path)
    case .integer(let range): numberProblem(Int(text), range, "un nombre entier", "an integer", text, path)
    case .decimal(let range): numberProblem(Number.read(text), range, "un nombre", "a number", text, path)
    case .date: PartialDate(text)?.isWhole == true ? nil : dateProblem(text, path, "AAAA-MM-JJ")
    case .partialDate: PartialDate(text) != nil ? nil : dateProblem(text, path, "AAAA, AAAA-MM ou AAAA-MM-JJ")
    case .flag:
      ["oui", "non", "true", "false"].contains(text)
        ? nil
        : (.type, "« \(path) » attend « oui » ou « non », pas « \(text) »", "“\(path)” expects “oui” or “non”, not “\(text)”")
    case .choice(let values): vocabularyProblem(text, values, path)
    case .vocabulary(let name): vocabularyProblem(text, context.corpus.documentSet.vocabularies[name]?.codes ?? [], path)
    case .registry(let table): registryProblem(text, table, path)
    case .document(let model): documentProblem(text, model, path)
    case .object, .anything: nil
    }
  }

  private func textProblem(
    _ text: String, _ pattern: String?, _ length: ClosedRange<Int>?, _ path: String
  ) -> (FieldProblem.Kind, String, String)? {
    if let length, !length.contains(text.count) {
      let wanted =
        length.upperBound == Int.max ? "au moins \(length.lowerBound)" : "de \(length.lowerBound) à \(length.upperBound)"
      return (
        .type, "« \(path) » compte \(text.count) caractères ; il en faut \(wanted)",
        "“\(path)” has \(text.count) characters, outside \(length.lowerBound)–\(length.upperBound)"
      )
    }
    if let pattern, !TextPattern(pattern).matchesAll(of: text) {
      let form = help.isEmpty ? pattern : help
      return (
        .type, "« \(text) » n’a pas la forme attendue pour « \(path) » (\(form))",
        "“\(text)” does not have the form of “\(path)” (\(form))"
      )
    }
    return nil
  }

  private func numberProblem<N: Comparable>(
    _ number: N?, _ range: ClosedRange<N>?, _ french: String, _ english: String, _ text: String, _ path: String
  ) -> (FieldProblem.Kind, String, String)? {
    guard let number else {
      return (.type, "« \(path) » attend \(french), pas « \(text) »", "“\(path)” expects \(english), not “\(text)”")
    }
    guard let range, !range.contains(number) else { return nil }
    return (
      .type, "« \(path) » va de \(range.lowerBound) à \(range.upperBound), pas \(text)",
      "“\(path)” goes from \(range.lowerBound) to \(range.upperBound), not \(text)"
    )
  }

  private func dateProblem(_ text: String, _ path: String, _ form: String) -> (FieldProblem.Kind, String, String)? {
    (
      .date, "« \(text) » n’est pas une date de la forme \(form) (« \(path) »)",
      "“\(text)” is not a date of the form \(form) (“\(path)”)"
    )
  }

  private func vocabularyProblem(_ text: String, _ codes: [String], _ path: String) -> (FieldProblem.Kind, String, String)? {
    codes.contains(text)
      ? nil
      : (
        .vocabulary, "« \(text) » n’est pas une valeur de « \(path) »\(DidYouMean.french(text, codes))",
        "“\(text)” is not a value of “\(path)”\(DidYouMean.english(text, codes))"
      )
  }

  private func registryProblem(_ text: String, _ table: String, _ path: String) -> (FieldProblem.Kind, String, String)? {
    let registry = context.corpus.registry
    guard !registry.contains(text, in: table) else { return nil }
    let keys = registry.keys(of: table)
    return (
      .registry, "« \(text) » n’existe pas dans la table « \(table) » du registre\(DidYouMean.french(text, keys))",
      "“\(text)” is not in the registry’s table “\(table)”\(DidYouMean.english(text, keys))"
    )
  }

  private func documentProblem(_ text: String, _ model: String?, _ path: String) -> (FieldProblem.Kind, String, String)? {
    let resolver = context.corpus.graph.resolver
    guard let node = resolver.node(named: text, language: document.language), let index = resolver.nodes[node].document else {
      let names = context.corpus.documents.filter { model == nil || $0.model.name == model }.compactMap(\.identifier)
      return (
        .document, "« \(path) » cite « \(text) », qu’aucun document ne porte\(DidYouMean.french(text, names))",
        "“\(path)” names “\(text)”, which no document has\(DidYouMean.english(text, names))"
      )
    }
    let found = context.corpus.documents[index].model
    guard let model, found.name != model else { return nil }
    return (
      .document, "« \(text) » n’est pas un document du modèle « \(model) »", "“\(text)” is not a document of the model “\(model)”"
    )
  }
}
