import PluginKit

/// One value of the front matter, held against the type of its field.
struct FieldValue {
  typealias Problem = (kind: FieldProblem.Kind, summary: Localized)

  private let text: String
  private let field: FieldDefinition
  /// Its field, after those that hold it.
  private let names: [String]
  private let document: Document
  private let context: CheckContext

  init(_ text: String, of field: FieldDefinition, names: [String], in document: Document, _ context: CheckContext) {
    self.text = text
    self.field = field
    self.names = names
    self.document = document
    self.context = context
  }

  private var path: String { names.joined(separator: ".") }

  /// Nil when the value is as it should be.
  var problem: Problem? {
    switch field.type {
    case .text(let pattern, let length): length.flatMap(lengthProblem) ?? pattern.flatMap(formProblem)
    case .integer(let range): numberProblem(Int(text), range, "un nombre entier", "a whole number")
    case .decimal(let range): numberProblem(Number.read(text), range, "un nombre", "a number")
    case .date: PartialDate(text)?.isWhole == true ? nil : dateProblem(isWhole: true)
    case .partialDate: PartialDate(text) != nil ? nil : dateProblem(isWhole: false)
    case .flag: flagProblem
    case .choice(let values): values.contains(text) ? nil : codeProblem(NearestName.of(text, in: values), of: values)
    case .vocabulary(let name): vocabularyProblem(name)
    case .registry(let table): registryProblem(table)
    case .document(let model): documentProblem(model)
    case .object, .anything: nil
    }
  }

  /// What the author most likely meant; nil when nobody can tell.
  var repair: ValueRepair? {
    switch field.type {
    case .date, .partialDate: ValueRepair(date: text)
    case .choice(let values): NearestName.of(text, in: values).map(ValueRepair.init(guess:))
    case .vocabulary(let name): nearestCode(in: name).map(ValueRepair.init(guess:))
    case .registry(let table): context.corpus.registry.nearestKey(to: text, in: table).map(ValueRepair.init(guess:))
    default: nil
    }
  }

  private func lengthProblem(_ length: ClosedRange<Int>) -> Problem? {
    guard !length.contains(text.count) else { return nil }
    let (low, high) = (length.lowerBound, length.upperBound)
    let wanted = high == Int.max ? ("au moins \(low)", "at least \(low)") : ("de \(low) à \(high)", "\(low) to \(high)")
    return (
      .type,
      Localized(
        fr: "« \(path) » compte \(text.count) caractères ; il en faut \(wanted.0)",
        en: "“\(path)” has \(text.count) characters; it needs \(wanted.1)")
    )
  }

  private func formProblem(_ pattern: TextPattern) -> Problem? {
    guard !pattern.matchesAll(of: text) else { return nil }
    let (example, help) = (field.example, field.help.isEmpty ? "" : ". \(field.help)")
    return (
      .type,
      Localized(
        fr:
          "« \(text) » n’a pas la forme attendue pour « \(path) »\(example.isEmpty ? "" : " ; par exemple « \(example) »")\(help)",
        en: "“\(text)” does not have the form of “\(path)”\(example.isEmpty ? "" : "; for example “\(example)”")")
    )
  }

  private func numberProblem<N: Comparable>(_ number: N?, _ range: ClosedRange<N>?, _ french: String, _ english: String)
    -> Problem?
  {
    guard let number else {
      return (
        .type,
        Localized(
          fr: "« \(path) » attend \(french), pas « \(text) » : des chiffres seulement, sans espace ni unité",
          en: "“\(path)” expects \(english), not “\(text)”: digits only, without spaces and units")
      )
    }
    guard let range, !range.contains(number) else { return nil }
    return (
      .type,
      Localized(
        fr: "« \(path) » va de \(range.lowerBound) à \(range.upperBound), pas \(text)",
        en: "“\(path)” goes from \(range.lowerBound) to \(range.upperBound), not \(text)")
    )
  }

  /// A day that no calendar has is well written: how dates are written is no remedy.
  var remedy: Localized? {
    switch field.type {
    case .date, .partialDate: text.isImpossibleDate ? .checkDayAndMonth : nil
    default: nil
    }
  }

  private func dateProblem(isWhole: Bool) -> Problem {
    if text.isImpossibleDate {
      return (
        .date,
        Localized(
          fr: "« \(text) » n’existe pas au calendrier (« \(path) »)", en: "“\(text)” is not in the calendar (“\(path)”)")
      )
    }
    let (french, english) =
      isWhole
      ? ("une date s’écrit année-mois-jour, comme 2024-05-17", "a date is written year-month-day, like 2024-05-17")
      : ("une date s’écrit 2024, 2024-05 ou 2024-05-17", "a date is written 2024, 2024-05 or 2024-05-17")
    return (
      .date,
      Localized(
        fr: "« \(text) » n’est pas une date que « \(path) » comprend : \(french)",
        en: "“\(text)” is not a date that “\(path)” understands: \(english)")
    )
  }

  private var flagProblem: Problem? {
    guard !["oui", "non", "true", "false"].contains(text) else { return nil }
    return (
      .type,
      Localized(
        fr: "« \(path) » attend « oui » ou « non », pas « \(text) »", en: "“\(path)” expects “oui” or “non”, not “\(text)”")
    )
  }

  private func vocabularyProblem(_ name: String) -> Problem? {
    let vocabulary = context.corpus.documentSet.vocabularies[name]
    return vocabulary?[text] != nil ? nil : codeProblem(nearestCode(in: name), of: codes(of: name))
  }

  /// The nearest code; else the one whose label, or other name, the author wrote.
  private func nearestCode(in vocabulary: String) -> String? {
    let terms = context.corpus.documentSet.vocabularies[vocabulary]?.terms ?? []
    let wanted = Anchor.slug(text)
    let named = terms.first { term in (term.labels.values + term.aliases).contains { Anchor.slug($0) == wanted } }
    return named?.code ?? NearestName.of(text, in: terms.map(\.code))
  }

  /// Without a near code, a short list is given whole.
  private func codeProblem(_ nearest: String?, of codes: [String]) -> Problem {
    let summary = Localized(fr: "« \(text) » n’est pas une valeur de « \(path) »", en: "“\(text)” is not a value of “\(path)”")
    if nearest == nil, let range = Self.wholeRange(codes) {
      return (
        .vocabulary,
        Localized(
          fr: "\(summary.french), qui vont de \(range.lowerBound) à \(range.upperBound)",
          en: "\(summary.english), which go from \(range.lowerBound) to \(range.upperBound)")
      )
    }
    guard nearest == nil, codes.count <= 12 else { return (.vocabulary, summary.suggesting(nearest)) }
    let list = codes.joined(separator: ", ")
    return (.vocabulary, Localized(fr: "\(summary.french), qui sont : \(list)", en: "\(summary.english), which are: \(list)"))
  }

  /// The codes when they are all whole numbers from one to another, such as the 17 goals.
  private static func wholeRange(_ codes: [String]) -> ClosedRange<Int>? {
    let numbers = codes.compactMap { Int($0) }.sorted()
    guard let low = numbers.first, let high = numbers.last, numbers == Array(low...high), numbers.count == codes.count else {
      return nil
    }
    return low...high
  }

  private func codes(of vocabulary: String) -> [String] { context.corpus.documentSet.vocabularies[vocabulary]?.codes ?? [] }

  private func registryProblem(_ table: String) -> Problem? {
    let registry = context.corpus.registry
    guard !registry.contains(text, in: table) else { return nil }
    let summary = Localized(
      fr: "« \(text) » n’existe pas dans la table « \(table) » du registre",
      en: "“\(text)” is not in the registry’s table “\(table)”")
    return (.registry, summary.suggesting(registry.nearestKey(to: text, in: table)))
  }

  private func documentProblem(_ model: String?) -> Problem? {
    let resolver = context.corpus.graph.resolver
    guard let node = resolver.node(named: text, language: document.language), let index = resolver.nodes[node].document else {
      let summary = Localized(
        fr: "« \(path) » nomme « \(text) », mais aucun document n’a ce titre, cet identifiant ni ce chemin",
        en: "“\(path)” names “\(text)”, but no document has that title, id or path")
      return (.document, summary.suggesting(resolver.nearestName(to: text)))
    }
    guard let model, context.corpus.documents[index].model.name != model else { return nil }
    return (
      .document,
      Localized(
        fr: "« \(text) » n’est pas un document du modèle « \(model) »", en: "“\(text)” is not a document of the model “\(model)”")
    )
  }
}

extension String {
  /// Has the form of a whole date or of a month, and is none.
  var isImpossibleDate: Bool { isWrittenAsDate && PartialDate(self) == nil }

  private var isWrittenAsDate: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts.count) && zip(parts, [4, 2, 2]).allSatisfy { $0.count == $1 && $0.allSatisfy(\.isNumber) }
  }
}

extension Localized {
  static let checkDayAndMonth = Localized(fr: "Vérifiez le jour et le mois.", en: "Check the day and the month.")
}
