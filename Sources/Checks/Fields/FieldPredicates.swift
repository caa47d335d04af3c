import PluginKit

/// `champs-connus`: the front matter holds only keys that the model knows. A near miss is a warning with the right name.
struct KnownFields: ModelPredicate {
  let name = "champs-connus"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    unknown(document.markdown.frontMatter, document.model.allFields)
  }

  private func unknown(_ mapping: YAMLMapping, _ fields: [FieldDefinition]) -> [Breach] {
    let names = fields.map(\.name)
    return mapping.entries.flatMap { entry -> [Breach] in
      guard let field = fields.first(where: { $0.name == entry.key }) else { return [breach(entry, names)] }
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
    return Breach(
      at: entry.keyRange,
      Localized(
        fr: "la clé « \(entry.key) » n’est pas dans le modèle\(DidYouMean.french(entry.key, names))",
        en: "the key “\(entry.key)” is not in the model\(DidYouMean.english(entry.key, names))"),
      severity: nearest == nil ? nil : .warning, fixes: [fix].compactMap { $0 })
  }
}

/// `champs-types`: required fields are there and each value has its type.
struct TypedFields: ModelPredicate {
  let name = "champs-types"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    FieldProblem.all(in: document, context: context).filter { $0.kind == .missing || $0.kind == .type }.map(\.breach)
  }
}

/// `champs-requis-si`: fields that other values call for are there. Parameter: `champs`, the only fields it speaks of; all when left out.
struct ConditionalFields: ModelPredicate {
  let name = "champs-requis-si"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let wanted = rule.texts("champs")
    return FieldProblem.all(in: document, context: context)
      .filter { $0.kind == .missingByCondition && (wanted.isEmpty || wanted.contains($0.path)) }.map(\.breach)
  }
}

/// `vocabulaires`: coded values are in their list.
struct VocabularyFields: ModelPredicate {
  let name = "vocabulaires"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    FieldProblem.all(in: document, context: context).filter { $0.kind == .vocabulary }.map(\.breach)
  }
}

/// `references-registre`: rows that fields name exist in the registry.
struct RegistryFields: ModelPredicate {
  let name = "references-registre"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    FieldProblem.all(in: document, context: context).filter { $0.kind == .registry }.map(\.breach)
  }
}

/// `references-documents`: documents that fields name exist and follow the model that the field asks for.
struct DocumentFields: ModelPredicate {
  let name = "references-documents"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    FieldProblem.all(in: document, context: context).filter { $0.kind == .document }.map(\.breach)
  }
}

/// `titre`: the document says its title, in the front matter or by a heading of level 1.
struct Title: ModelPredicate {
  let name = "titre"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard document.text("titre") == nil, !document.markdown.headings.contains(where: { $0.level == 1 }) else { return [] }
    return [Breach(at: 0..<0, Localized(fr: "ce document n’a pas de titre", en: "this document has no title"))]
  }
}
