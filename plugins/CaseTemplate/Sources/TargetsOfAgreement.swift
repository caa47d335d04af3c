import PluginKit

/// `cibles-pendant-l-accord`: the target of each indicator is dated within one of the agreements of the document, or a year before or
/// after. Parameter: `champ`, the list of indicators.
struct TargetsOfAgreement: ModelPredicate {
  let name = "cibles-pendant-l-accord"

  private static let margin = 366

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let agreements = Agreement.all("accord", of: document, in: context.corpus.registry)
    guard !agreements.isEmpty, let field = rule.parameters["champ"]?.text else { return [] }
    return (document.node(field)?.items ?? []).compactMap { item in
      guard let node = item.mapping?["date_cible"], let target = node.text.flatMap({ PartialDate($0) }),
        agreements.allSatisfy({ Self.isFar(target, from: $0) })
      else { return nil }
      let names = agreements.map(\.id).joined(separator: ", ")
      return Breach(
        at: node.range,
        Localized(
          fr: "la cible est datée du \(target.iso), à plus d’un an de l’accord (\(names))",
          en: "the target is dated \(target.iso), more than a year away from the agreement (\(names))"))
    }
  }

  private static func isFar(_ target: PartialDate, from agreement: Agreement) -> Bool {
    if let start = agreement.start, start.earliest - target.latest > margin { return true }
    guard let end = agreement.end else { return false }
    return target.earliest - end.latest > margin
  }
}
