import PluginKit

/// `lignes-groupees`: a long table is cut by subheadings. Parameters: `section`; `maximum`, of rows under one heading.
struct GroupedRows: ModelPredicate {
  let name = "lignes-groupees"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let maximum = rule.integer("maximum") else { return [] }
    return document.sections(of: rule).flatMap { section in
      Table.all(in: section, of: document).filter { $0.rows.count > maximum }.map { table in
        Breach(
          at: table.header.first?.range ?? table.range,
          Localized(
            fr: "ce tableau a \(table.rows.count) lignes d’affilée ; au-delà de \(maximum), regroupez-les",
            en: "this table has \(table.rows.count) rows on end; beyond \(maximum), group them"))
      }
    }
  }
}

/// `ordre-des-lignes`: the rows that a row waits for exist, and no row waits for itself, even through others.
///
/// Parameters: `section`; `numero` and `apres`, beginnings of the headings, folded. A cell may name several rows: « 1, 3 ».
struct RowOrder: ModelPredicate {
  let name = "ordre-des-lignes"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    document.sections(of: rule).flatMap { section in
      Table.all(in: section, of: document).flatMap { table -> [Breach] in
        guard let number = table.column(rule.texts("numero")), let after = table.column(rule.texts("apres")) else { return [] }
        return breaches(
          table.rows.filter { max(number, after) < $0.cells.count }.map { ($0.cells[number].text, $0.cells[after]) })
      }
    }
  }

  private func breaches(_ rows: [(name: String, after: Table.Cell)]) -> [Breach] {
    let waits = Dictionary(rows.map { ($0.name, Self.names($0.after)) }, uniquingKeysWith: +)
    return rows.compactMap { row in
      if let unknown = Self.names(row.after).first(where: { waits[$0] == nil }) {
        return Breach(
          at: row.after.range,
          Localized(fr: "aucune ligne ne porte le numéro « \(unknown) »", en: "no row has the number “\(unknown)”"))
      }
      guard Self.reaches(row.name, from: row.name, waits) else { return nil }
      return Breach(
        at: row.after.range,
        Localized(fr: "la ligne « \(row.name) » s’attend elle-même", en: "the row “\(row.name)” waits for itself"))
    }
  }

  private static func names(_ cell: Table.Cell) -> [String] {
    cell.isEmpty ? [] : cell.text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init)
  }

  private static func reaches(_ goal: String, from start: String, _ waits: [String: [String]]) -> Bool {
    var (seen, next): (Set<String>, [String]) = ([], waits[start] ?? [])
    while let name = next.popLast() {
      if name == goal { return true }
      if seen.insert(name).inserted { next += waits[name] ?? [] }
    }
    return false
  }
}

/// `lignes-simultanees`: nobody has more than so many rows at once. Parameters: `section`; `qui`, `debut`, `fin`, beginnings of the
/// headings, folded; `maximum`.
struct SimultaneousRows: ModelPredicate {
  let name = "lignes-simultanees"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let maximum = rule.integer("maximum") else { return [] }
    return document.sections(of: rule).flatMap { section in
      Table.all(in: section, of: document).flatMap { table -> [Breach] in
        guard let who = table.column(rule.texts("qui")), let first = table.column(rule.texts("debut")),
          let last = table.column(rule.texts("fin"))
        else { return [] }
        return breaches(table.rows, who, first, last, maximum)
      }
    }
  }

  private struct Task {
    let who: Table.Cell
    let start: DayNumber
    let end: DayNumber

    init?(_ row: Table.Row, _ who: Int, _ first: Int, _ last: Int) {
      guard who < row.cells.count, !row.cells[who].isEmpty, let start = row.date(first), let end = row.date(last) else {
        return nil
      }
      self.who = row.cells[who]
      (self.start, self.end) = (start.earliest, end.latest)
    }

    func isSamePerson(as other: Task) -> Bool { SectionDefinition.fold(who.text) == SectionDefinition.fold(other.who.text) }
  }

  private func breaches(_ rows: [Table.Row], _ who: Int, _ first: Int, _ last: Int, _ maximum: Int) -> [Breach] {
    let tasks = rows.compactMap { Task($0, who, first, last) }.enumerated()
    // The load of a person only grows where one of the tasks begins; the first that is too many is told.
    let inOrder = tasks.sorted { a, b in (a.element.start, a.offset) < (b.element.start, b.offset) }.map { $0.element }
    return inOrder.enumerated().compactMap { position, task -> Breach? in
      let load = 1 + inOrder[..<position].count { $0.isSamePerson(as: task) && task.start <= $0.end }
      guard load == maximum + 1 else { return nil }
      return Breach(
        at: task.who.range,
        Localized(
          fr: "« \(task.who.text) » a ici \(load) actions en même temps ; le plus est \(maximum)",
          en: "“\(task.who.text)” has \(load) actions at once here; the most is \(maximum)"))
    }
  }
}
