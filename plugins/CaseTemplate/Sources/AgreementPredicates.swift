import PluginKit

/// `actions-de-l-accord`: the actions that a document names belong to one of its agreements.
struct ActionsOfAgreement: ModelPredicate {
  let name = "actions-de-l-accord"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let agreements = document.texts("accord")
    return (document.node("actions")?.items ?? []).compactMap { item in
      guard let id = item.text, let owner = context.corpus.registry.row(id, in: "actions")?["accord_id"],
        !agreements.contains(owner)
      else {
        return nil
      }
      return Breach(
        at: item.range,
        Localized(
          fr: "l’action « \(id) » relève de l’accord « \(owner) », que la fiche ne cite pas",
          en: "the action “\(id)” belongs to the agreement “\(owner)”, which this record does not name"))
    }
  }
}

/// `parties-de-l-accord`: the local governments that a document names are parties of one of its agreements, or named in `associees`.
struct PartiesOfAgreement: ModelPredicate {
  let name = "parties-de-l-accord"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let agreements = Agreement.all("accord", of: document, in: context.corpus.registry)
    guard !agreements.isEmpty else { return [] }
    let known = agreements.reduce(into: Set(document.texts("associees"))) { $0.formUnion($1.signatories) }
    let unknown = (document.node("collectivites")?.items ?? []).filter { $0.text.map { !known.contains($0) } ?? false }
    guard !unknown.isEmpty else { return [] }
    let others = agreements.reduce(into: Set()) { $0.formUnion($1.otherParties(in: context.registry)) }
    let names = agreements.map(\.id).joined(separator: ", ")
    return unknown.filter { $0.text.map { !others.contains($0) } ?? false }.map { item in
      Breach(
        at: item.range,
        Localized(
          fr: "« \(item.text ?? "") » n’est pas partie à \(names)", en: "“\(item.text ?? "")” is not a party of \(names)"))
    }
  }
}

/// `accord-en-cours`: a document whose period has no end names an agreement that is still alive.
struct OngoingAgreement: ModelPredicate {
  let name = "accord-en-cours"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard document.node("periode") != nil, document.text("periode.fin") == nil else { return [] }
    return Agreement.all("accord", of: document, in: context.corpus.registry).filter(\.isOver).map { agreement in
      Breach(
        at: document.node("periode")?.range ?? agreement.range,
        Localized(
          fr: "la période n’a pas de fin, mais l’accord « \(agreement.id) » est en état « \(agreement.state ?? "") »",
          en: "the period has no end, yet the agreement “\(agreement.id)” is in the state “\(agreement.state ?? "")”"))
    }
  }
}

/// `theme-de-l-accord`: a document shares a theme with its agreements, when the registry gives them any.
struct ThemesOfAgreement: ModelPredicate {
  let name = "theme-de-l-accord"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let themes = Agreement.all("accord", of: document, in: context.corpus.registry).reduce(into: Set<String>()) {
      $0.formUnion($1.themes)
    }
    guard let node = document.node("themes"), !themes.isEmpty, themes.isDisjoint(with: document.texts("themes")) else {
      return []
    }
    let names = themes.sorted().joined(separator: ", ")
    return [
      Breach(
        at: node.range,
        Localized(
          fr: "aucun thème commun avec l’accord, qui porte sur : \(names)",
          en: "no theme in common with the agreement, which is about: \(names)"))
    ]
  }
}

/// `accord-en-vigueur`: the agreements that a document names are alive, and it names one unless its `portee` is general.
/// Parameter: `champ`.
struct ActiveAgreement: ModelPredicate {
  let name = "accord-en-vigueur"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let field = rule.parameters["champ"]?.text ?? "accord"
    if document.texts(field).isEmpty {
      guard document.text("portee") != "generale" else { return [] }
      return [
        Breach(
          at: document.markdown.frontMatter.entry(field)?.keyRange ?? document.markdown.frontMatter.range,
          Localized(fr: "la fiche ne cite aucun accord", en: "this record names no agreement"))
      ]
    }
    return Agreement.all(field, of: document, in: context.corpus.registry).filter(\.isOver).map { agreement in
      Breach(
        at: agreement.range,
        Localized(
          fr: "l’accord « \(agreement.id) » est en état « \(agreement.state ?? "") »",
          en: "the agreement “\(agreement.id)” is in the state “\(agreement.state ?? "")”"))
    }
  }
}
