import PluginKit

/// `champs-connus`: the front matter holds only keys that the model knows. A near miss is a warning with the right name.
struct KnownFields: ModelPredicate {
  let name = "champs-connus"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    unknown(document.markdown.frontMatter, document.model.allFields)
  }

  private func unknown(_ mapping: YAMLMapping, _ fields: [FieldDefinition]) -> [Breach] {
    mapping.entries.flatMap { entry -> [Breach] in
      guard let field = fields.named(entry.key) else { return [breach(entry, fields.map(\.name))] }
      guard case .object(let inner) = field.type else { return [] }
      return entry.value.items.compactMap(\.mapping).flatMap { unknown($0, inner) }
    }
  }

  private func breach(_ entry: YAMLMapping.Entry, _ names: [String]) -> Breach {
    let nearest = NearestName.of(entry.key, in: names)
    let fix = nearest.map {
      Diagnostic.Fix(
        Localized(fr: "Renommer en « \($0) »", en: "Rename to “\($0)”"), edits: [.init(range: entry.keyRange, replacement: $0)],
        safety: .toReview)
    }
    // Without a near key, a short list is given whole.
    let list = nearest == nil && names.count <= 12 ? names.joined(separator: ", ") : ""
    return Breach(
      at: entry.keyRange,
      Localized(
        fr: "la clé « \(entry.key) » n’est pas dans le modèle\(list.isEmpty ? "" : ", qui a ici : \(list)")",
        en: "the key “\(entry.key)” is not in the model\(list.isEmpty ? "" : ", which has here: \(list)")"
      ).suggesting(nearest),
      severity: nearest == nil ? nil : .warning, fixes: [fix].compactMap { $0 })
  }
}

/// The rules that report one or several kinds of problems of the fields, as they are.
struct FieldProblems: FieldPredicate {
  let name: String
  private let kinds: Set<FieldProblem.Kind>

  private init(_ name: String, _ kinds: FieldProblem.Kind...) {
    self.name = name
    self.kinds = Set(kinds)
  }

  /// - `champs-types`: required fields are there and each value has its type.
  /// - `vocabulaires`: coded values are in their list.
  /// - `references-registre`: rows that fields name exist in the registry.
  /// - `references-documents`: documents that fields name exist and follow the model that the field asks for.
  static let all = [
    FieldProblems("champs-types", .missing, .type), FieldProblems("vocabulaires", .vocabulary),
    FieldProblems("references-registre", .registry), FieldProblems("references-documents", .document),
  ]

  func breaches(among problems: [FieldProblem], of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach]
  {
    problems.filter { kinds.contains($0.kind) }.map(\.breach)
  }
}

/// `champs-requis-si`: fields that other values call for are there. Parameter: `champs`, the only fields it speaks of; all when left out.
struct ConditionalFields: FieldPredicate {
  let name = "champs-requis-si"

  func breaches(among problems: [FieldProblem], of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach]
  {
    let wanted = rule.texts("champs")
    return problems.filter { $0.kind == .missingByCondition && (wanted.isEmpty || wanted.contains($0.path)) }.map(\.breach)
  }
}

/// `titre`: the document says its title, in the front matter or by a heading of level 1.
struct Title: ModelPredicate {
  let name = "titre"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard document.text("titre") == nil, !document.markdown.headings.contains(where: { $0.level == 1 }) else { return [] }
    let summary = Localized(fr: "ce document n’a pas de titre", en: "this document has no title")
    return [Breach(at: 0..<0, summary, remedy: hasFrontMatter(document.source) ? nil : Self.wholeHeader)]
  }

  private func hasFrontMatter(_ source: SourceText) -> Bool {
    source.bytes.dropFirst(source.byteOrderMarkLength).starts(with: "---".utf8)
  }

  private static let wholeHeader = Localized(
    fr: "Commencez le fichier par trois lignes : « --- », puis « titre: Le titre de la page », puis « --- ».",
    en: "Begin the file with three lines: “---”, then “titre: The title of the page”, then “---”.")
}
