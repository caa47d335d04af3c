import PluginKit

/// `dates-du-tableau`: in each row a date is not before another, nor after a date of the front matter.
///
/// Parameters: `section`; `debut` and `fin`, beginnings of the headings, folded; `au_plus_tard`, a field.
struct DatesInTable: ModelPredicate {
  let name = "dates-du-tableau"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let deadline = rule.text("au_plus_tard").flatMap(document.date)
    return document.sections(of: rule).flatMap { section in
      Table.all(in: section, of: document).flatMap { table -> [Breach] in
        let (first, last) = (table.column(rule.texts("debut")), table.column(rule.texts("fin")))
        return table.rows.flatMap { row -> [Breach] in
          let misread = [first, last].compactMap { column in column.flatMap { unreadable($0, row) } }
          guard misread.isEmpty else { return misread }
          let (start, end) = (first.flatMap { row.date($0) }, last.flatMap { row.date($0) })
          return [problem(start: start, end: end, deadline: deadline, row)].compactMap { $0 }
        }
      }
    }
  }

  private func unreadable(_ column: Int, _ row: Table.Row) -> Breach? {
    guard column < row.cells.count, !row.cells[column].isEmpty, row.date(column) == nil else { return nil }
    let cell = row.cells[column]
    if cell.text.isImpossibleDate {
      return Breach(
        at: cell.range,
        Localized(fr: "« \(cell.text) » n’existe pas au calendrier", en: "“\(cell.text)” is not in the calendar"),
        remedy: .checkDayAndMonth)
    }
    return Breach(
      at: cell.range,
      Localized(
        fr: "« \(cell.text) » n’est pas une date : elle s’écrit année-mois-jour, comme 2024-05-17, ou 2024-05",
        en: "“\(cell.text)” is not a date: it is written year-month-day, like 2024-05-17, or 2024-05"))
  }

  private func problem(start: PartialDate?, end: PartialDate?, deadline: PartialDate?, _ row: Table.Row) -> Breach? {
    if let start, let end, end.isCertainlyBefore(start) {
      return Breach(
        at: row.block.source.asInts,
        Localized(
          fr: "la fin (\(end.iso)) vient avant le début (\(start.iso))",
          en: "the end (\(end.iso)) comes before the start (\(start.iso))"))
    }
    guard let deadline, let end, deadline.isCertainlyBefore(end) else { return nil }
    return Breach(
      at: row.block.source.asInts,
      Localized(
        fr: "cette ligne finit le \(end.iso), après la fin du projet (\(deadline.iso))",
        en: "this row ends on \(end.iso), after the end of the project (\(deadline.iso))"))
  }
}

/// `echeances-passees`: the deadlines of a table are still to come. Parameters: `section`; `colonne`, beginnings of its heading, folded.
struct PastDeadlines: ModelPredicate {
  let name = "echeances-passees"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    document.sections(of: rule).flatMap { section in
      Table.all(in: section, of: document).flatMap { table -> [Breach] in
        guard let position = table.column(rule.texts("colonne")) else { return [] }
        return table.rows.compactMap { row in
          guard let date = row.date(position), date.isCertainlyBefore(context.date) else { return nil }
          return Breach(
            at: row.cells[position].range,
            Localized(
              fr: "l’échéance du \(date.iso) est passée ; le site est daté du \(context.date.iso)",
              en: "the deadline of \(date.iso) has passed; the site is dated \(context.date.iso)"))
        }
      }
    }
  }
}

extension Table.Row {
  /// The date in a cell, AAAA-MM-JJ or less precise; nil for any other text.
  func date(_ position: Int) -> PartialDate? { position < cells.count ? PartialDate(cells[position].text) : nil }
}
