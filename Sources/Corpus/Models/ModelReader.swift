import Diagnostics
import YAMLTree

/// Reads a model file (`site/modeles/*.yml`). Unknown keys are refused with the nearest known one.
public enum ModelReader {
  public static func read(_ source: SourceText) -> (Model?, [Diagnostic]) {
    let (node, syntax) = YAMLParser.parse(source)
    guard let mapping = node?.mapping else { return (nil, syntax.isEmpty ? [empty(source)] : syntax) }
    var reader = FieldReader(mapping, in: source)
    var diagnostics = syntax
    let name = reader.requiredText("modele")
    let title = reader.requiredText("titre")
    let model = Model(
      name: name ?? "", title: title ?? "", plural: reader.text("pluriel") ?? title ?? "", purpose: reader.text("but") ?? "",
      folder: reader.text("dossier"), pageKind: reader.text("page") ?? "page",
      fields: reader.mappings("champs").compactMap { FieldDefinitionReader.read($0, source, &diagnostics) },
      sections: reader.mappings("sections").compactMap { section($0, source, &diagnostics) },
      rules: reader.mappings("regles").compactMap { rule($0, source, &diagnostics) })
    diagnostics += reader.finish()
    return (diagnostics.hasErrors ? nil : model, diagnostics)
  }

  private static func empty(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      "MOD-001", .error, at: source.place(0..<0),
      Localized(fr: "ce fichier de modèle est vide", en: "this model file is empty"))
  }

  private static func section(
    _ mapping: YAMLMapping, _ source: SourceText, _ diagnostics: inout [Diagnostic]
  ) -> SectionDefinition? {
    var reader = FieldReader(mapping, in: source)
    let key = reader.requiredText("cle")
    let title = reader.requiredText("titre")
    let aliases = reader.mapping("alias")?.entries.map { ($0.key, $0.value.items.compactMap(\.text)) } ?? []
    let section = SectionDefinition(
      key: key ?? "", title: title ?? "", aliases: Dictionary(aliases, uniquingKeysWith: +),
      isRequired: reader.flag("requis") ?? true, words: reader.bounds("mots"), items: reader.bounds("elements"),
      subsections: reader.bounds("sous_sections"), mustHold: contents(&reader), guidance: reader.text("aide") ?? "")
    diagnostics += reader.finish()
    return key == nil || title == nil ? nil : section
  }

  private static func contents(_ reader: inout FieldReader) -> [SectionDefinition.Content] {
    guard reader.node("contient") != nil else { return [] }
    return reader.choice("contient", of: SectionDefinition.Content.self).map { [$0] } ?? []
  }

  private static func rule(_ mapping: YAMLMapping, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> RuleDefinition? {
    let own = ["code", "controle", "severite", "titre", "pourquoi", "remede", "en"]
    let parameters = mapping.entries.filter { !own.contains($0.key) }
    var reader = FieldReader(
      YAMLMapping(entries: mapping.entries.filter { own.contains($0.key) }, range: mapping.range), in: source)
    let code = reader.requiredText("code")
    let predicate = reader.requiredText("controle")
    let severity = reader.choice("severite", of: SeverityName.self)
    var english = reader.mapping("en").map { FieldReader($0, in: source) }
    for node in RuleDefinition.expressions(in: .mapping(mapping)) where node.text.flatMap({ TextPattern($0) }) == nil {
      reader.report(unreadable: node)
    }
    let rule = RuleDefinition(
      code: code ?? "", predicate: predicate ?? "", severity: severity?.severity ?? .error,
      title: localized(reader.requiredText("titre"), english?.text("titre")),
      reason: localized(reader.text("pourquoi"), english?.text("pourquoi")),
      remedy: localized(reader.text("remede"), english?.text("remede")),
      parameters: YAMLMapping(entries: parameters, range: mapping.range), source: source)
    diagnostics += (english?.finish() ?? []) + reader.finish()
    return code == nil || predicate == nil ? nil : rule
  }

  /// A text without translation is said in French.
  private static func localized(_ french: String?, _ english: String?) -> Localized {
    Localized(fr: french ?? "", en: english ?? french ?? "")
  }
}

/// Severities as authors of models write them.
public enum SeverityName: String, CaseIterable, Sendable {
  case error = "erreur"
  case warning = "avertissement"
  case info = "information"

  public var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .info: .info
    }
  }
}

extension FieldReader {
  /// Bounds of a count: `[3, 5]`, `[3]` for at least three, or `3` for exactly three.
  public mutating func bounds(_ key: String) -> ClosedRange<Int>? {
    guard let value = node(key) else { return nil }
    let numbers = value.items.compactMap { $0.text.flatMap { Int($0) } }
    guard numbers.count == value.items.count, let low = numbers.first, numbers.count <= 2, low <= numbers.last ?? low else {
      expected(Localized(fr: "[minimum, maximum]", en: "[minimum, maximum]"), at: value.range, key: key)
      return nil
    }
    if case .sequence = value { return low...(numbers.count == 2 ? numbers[1] : Int.max) }
    return low...low
  }
}
