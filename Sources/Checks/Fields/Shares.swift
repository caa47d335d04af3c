import PluginKit

/// `somme-des-parts`: shares make a hundred (within half a point) and amounts make the total (within a hundredth).
///
/// Parameters: `champ`, a list of objects; `part` and `montant`, their keys; `total`, the path of the total; `obligatoire: oui` when the
/// list must be there.
struct ShareSum: ModelPredicate {
  let name = "somme-des-parts"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let path = rule.text("champ") else { return [] }
    guard let list = document.node(path), !list.items.isEmpty else {
      return rule.flag("obligatoire") ? [.missing(field: path, of: document, at: document.headerStart)] : []
    }
    let rows = list.items.compactMap(\.mapping)
    let place = start(of: list)
    return [shares(rows, rule, path, place), amounts(rows, rule, path, place, document)].compactMap { $0 }
  }

  /// The first item: a whole list would be too much to underline.
  private func start(of list: YAMLNode) -> Range<Int> { list.items.first?.range ?? list.range }

  private func shares(_ rows: [YAMLMapping], _ rule: RuleDefinition, _ path: String, _ place: Range<Int>) -> Breach? {
    guard let key = rule.text("part") else { return nil }
    let shares = rows.compactMap { $0.number(key) }
    // Of a share that is no number another rule speaks.
    guard !shares.isEmpty, !rows.contains(where: { $0.text(key) != nil && $0.number(key) == nil }) else { return nil }
    let sum = shares.reduce(0, +)
    guard abs(sum - 100) > 0.5 || shares.count < rows.count else { return nil }
    return Breach(
      at: place,
      Localized(
        fr: "les parts de « \(path) » font \(Number.text(sum)) %, pas 100 %",
        en: "the shares of “\(path)” make \(Number.text(sum)) %, not 100 %"))
  }

  private func amounts(_ rows: [YAMLMapping], _ rule: RuleDefinition, _ path: String, _ place: Range<Int>, _ document: Document)
    -> Breach?
  {
    guard let key = rule.text("montant"), let totalPath = rule.text("total"),
      let total = document.text(totalPath).flatMap(Number.read)
    else { return nil }
    let amounts = rows.compactMap { $0.number(key) }
    let sum = amounts.reduce(0, +)
    guard !amounts.isEmpty, abs(sum - total) > total / 100 else { return nil }
    return Breach(
      at: place,
      Localized(
        fr: "les montants de « \(path) » font \(Number.text(sum)), pas \(Number.text(total)) (« \(totalPath) »)",
        en: "the amounts of “\(path)” make \(Number.text(sum)), not \(Number.text(total)) (“\(totalPath)”)"))
  }
}

/// `valeurs-indicatives`: a list of shares is the proposed one. Parameters: `champ`, `cle`, `valeurs`.
struct IndicativeShares: ModelPredicate {
  let name = "valeurs-indicatives"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let path = rule.text("champ"), let key = rule.text("cle"), let list = document.node(path), !list.items.isEmpty else {
      return []
    }
    let proposed = rule.texts("valeurs").compactMap(Number.read)
    let found = list.items.compactMap { $0.mapping?.number(key) }
    guard found != proposed, found.count == list.items.count else { return [] }
    let texts = (found.map(Number.text).joined(separator: " / "), proposed.map(Number.text).joined(separator: " / "))
    return [
      Breach(
        at: list.items.first?.range ?? list.range,
        Localized(
          fr: "les parts de « \(path) » sont \(texts.0) ; d’ordinaire, \(texts.1)",
          en: "the shares of “\(path)” are \(texts.0); usually, \(texts.1)"))
    ]
  }
}
