import PluginKit

/// `dates`: dates are well formed, in order, and not in the future.
///
/// Parameters: `ordre`, a list of pairs of fields of which the first is not after the second; `pas_apres_aujourd_hui`, a list of fields.
struct DateFields: FieldPredicate {
  let name = "dates"

  func breaches(among problems: [FieldProblem], of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach]
  {
    let malformed = problems.filter { $0.kind == .date }.map(\.breach)
    let pairs = rule.parameters["ordre"]?.items.map { $0.items.compactMap(\.text) } ?? []
    let notFuture = rule.parameters["pas_apres_aujourd_hui"]?.items.compactMap(\.text) ?? []
    return malformed + pairs.compactMap { disorder($0, in: document) }
      + notFuture.compactMap { future($0, in: document, context.date) }
  }

  private func disorder(_ pair: [String], in document: Document) -> Breach? {
    guard pair.count == 2, let first = document.date(pair[0]), let second = document.date(pair[1]),
      second.isCertainlyBefore(first),
      let node = document.node(pair[1])
    else { return nil }
    return Breach(
      at: node.range,
      Localized(
        fr: "« \(pair[1]) » (\(second.iso)) vient avant « \(pair[0]) » (\(first.iso))",
        en: "“\(pair[1])” (\(second.iso)) comes before “\(pair[0])” (\(first.iso))"))
  }

  private func future(_ field: String, in document: Document, _ today: PartialDate) -> Breach? {
    guard let date = document.date(field), today.isCertainlyBefore(date), let node = document.node(field) else { return nil }
    return Breach(
      at: node.range,
      Localized(
        fr: "« \(field) » (\(date.iso)) est dans le futur : le site est daté du \(today.iso)",
        en: "“\(field)” (\(date.iso)) is in the future: the site is dated \(today.iso)"))
  }
}
