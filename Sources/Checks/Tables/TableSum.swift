import PluginKit

/// `somme-du-tableau`: the amounts of a column make a total of the front matter, within a hundredth.
///
/// Parameters: `section`; `colonne`, beginnings of its heading, folded; `total`, the path of the total. The amount of a cell stands before
/// its currency: « Trois factures ; 12 000 MAD » is 12 000.
struct TableSum: ModelPredicate {
  let name = "somme-du-tableau"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let path = rule.text("total"), let total = document.text(path).flatMap(Number.read),
      let section = rule.text("section").flatMap(document.section)
    else { return [] }
    let amounts = Table.all(in: section, of: document).flatMap { table -> [Double] in
      guard let position = table.column(rule.texts("colonne")) else { return [] }
      return table.rows.compactMap { position < $0.cells.count ? Self.amount($0.cells[position].text) : nil }
    }
    let sum = amounts.reduce(0, +)
    guard abs(sum - total) > total / 100 else { return [] }
    return [
      Breach(
        at: section.heading.source,
        Localized(
          fr: "les montants de « \(section.heading.title) » font \(Number.text(sum)), pas \(Number.text(total)) (« \(path) »)",
          en: "the amounts of “\(section.heading.title)” make \(Number.text(sum)), not \(Number.text(total)) (“\(path)”)"))
    ]
  }

  /// A number before a currency, else a cell that is a number; groups of three digits may stand apart by a space, whatever its width.
  private static func amount(_ text: String) -> Double? {
    let priced = text.firstMatch(of: #/(\d[\d\s]*(?:[.,]\d+)?)\s*(?:[A-Z]{3}\b|dirhams?\b|euros?\b|francs?\b)/#)
    return Number.read((priced.map { String($0.1) } ?? text).filter { !$0.isWhitespace })
  }
}
