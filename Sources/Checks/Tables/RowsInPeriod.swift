import PluginKit

/// `dates-dans-la-periode`: the rows of a table lie within the dates of the registry row that a field names, as far as these are known.
///
/// Parameters: `section`; `debut` and `fin`, beginnings of the headings, folded; `champ`, the field; `depuis` and `jusqu_a`, columns of the
/// registry of which the first that is filled counts.
struct RowsInPeriod: ModelPredicate {
  let name = "dates-dans-la-periode"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let field = rule.text("champ"), let key = document.text(field),
      case .registry(let table)? = document.model.field(field)?.type,
      let row = context.corpus.registry.row(key, in: table)
    else { return [] }
    let date = { (columns: [String]) in columns.lazy.compactMap { row[$0].flatMap { PartialDate($0) } }.first }
    let (from, until) = (date(rule.texts("depuis")), date(rule.texts("jusqu_a")))
    return document.sections(of: rule).flatMap { section in
      Table.all(in: section, of: document).flatMap { table -> [Breach] in
        let (first, last) = (table.column(rule.texts("debut")), table.column(rule.texts("fin")))
        return table.rows.compactMap { row in
          breach(row, start: first.flatMap { row.date($0) }, end: last.flatMap { row.date($0) }, from: from, until: until, key)
        }
      }
    }
  }

  private func breach(
    _ row: Table.Row, start: PartialDate?, end: PartialDate?, from: PartialDate?, until: PartialDate?, _ key: String
  ) -> Breach? {
    if let start, let from, start.isCertainlyBefore(from) {
      return Breach(
        at: row.block.source.asInts,
        Localized(
          fr: "cette ligne commence le \(start.iso), avant « \(key) » (\(from.iso))",
          en: "this row begins on \(start.iso), before “\(key)” (\(from.iso))"))
    }
    guard let end, let until, until.isCertainlyBefore(end) else { return nil }
    return Breach(
      at: row.block.source.asInts,
      Localized(
        fr: "cette ligne finit le \(end.iso), après « \(key) » (\(until.iso))",
        en: "this row ends on \(end.iso), after “\(key)” (\(until.iso))"))
  }
}
