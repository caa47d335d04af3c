import PluginKit

/// `indicateurs-du-tableau`: the indicators of a table say what is counted, how much and when. Empty cells are the business of another rule.
///
/// Parameters: `sections`; `colonne`, beginnings of its heading, folded.
struct SmartCells: ModelPredicate {
  let name = "indicateurs-du-tableau"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    document.sections(of: rule).flatMap { section in
      Table.all(in: section, of: document).flatMap { table -> [Breach] in
        guard let position = table.column(rule.texts("colonne")) else { return [] }
        return table.rows.filter { position < $0.cells.count }.compactMap { breach($0.cells[position]) }
      }
    }
  }

  private func breach(_ cell: Table.Cell) -> Breach? {
    let words = SectionDefinition.fold(cell.text).split(separator: "-")
    let missing = lacks(words, numbers: cell.text.split { !$0.isNumber })
    guard !cell.isEmpty, !missing.isEmpty else { return nil }
    return Breach(
      at: cell.range,
      Localized(
        fr: "l’indicateur « \(cell.text) » ne dit pas \(missing.map(\.french).joined(separator: ", ni "))",
        en: "the indicator “\(cell.text)” does not say \(missing.map(\.english).joined(separator: ", nor "))"))
  }

  private func lacks(_ words: [Substring], numbers: [Substring]) -> [Localized] {
    let isYear: (Substring) -> Bool = { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
    let isVague = words.count < 3 || SmartIndicators.movements.contains(String(words.first ?? ""))
    return [
      isVague ? Localized(fr: "ce que l’on compte", en: "what is counted") : nil,
      numbers.contains { !isYear($0) } ? nil : Localized(fr: "combien", en: "how much"),
      numbers.contains(where: isYear) ? nil : Localized(fr: "en quelle année", en: "in which year"),
    ].compactMap { $0 }
  }
}
