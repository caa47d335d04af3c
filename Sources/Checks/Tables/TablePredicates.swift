import PluginKit

/// `tableau-complet`: the tables of some sections have some columns, filled in every row.
///
/// Parameters: `section` or `sections`; `colonnes`, each with `nom` and `mots` (the beginning of the heading, folded).
struct CompleteTable: ModelPredicate {
  let name = "tableau-complet"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    document.sections(of: rule).flatMap { section in
      Table.all(in: section, of: document).flatMap { table in
        rule.mappings("colonnes").flatMap { column in holes(in: table, column) }
      }
    }
  }

  private func holes(in table: Table, _ column: YAMLMapping) -> [Breach] {
    let name = column.words("nom")
    guard let position = table.column(column.texts("mots")) else {
      return [
        Breach(
          at: table.header.first?.range ?? table.range,
          Localized(fr: "le tableau n’a pas de colonne « \(name.french) »", en: "the table has no column “\(name.english)”"))
      ]
    }
    return table.rows.filter { position >= $0.cells.count || $0.cells[position].isEmpty }.map { row in
      let subject = row.cells.first { !$0.isEmpty }?.text ?? ""
      return Breach(
        at: row.block.source.asInts,
        Localized(
          fr: "la case « \(name.french) » est vide sur la ligne « \(subject) »",
          en: "the cell “\(name.english)” is empty in the row “\(subject)”"))
    }
  }
}

/// `lignes-du-tableau`: tables do not have too many rows. Parameter: `maximums`, by section.
struct RowLimit: ModelPredicate {
  let name = "lignes-du-tableau"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    (rule.parameters["maximums"]?.mapping?.entries ?? []).compactMap { entry in
      guard let maximum = entry.value.text.flatMap({ Int($0) }), let section = document.section(entry.key) else { return nil }
      let count = Table.all(in: section, of: document).reduce(0) { $0 + $1.rows.count }
      guard count > maximum else { return nil }
      return Breach(
        at: section.heading.source,
        Localized(
          fr: "« \(section.heading.title) » compte \(count) lignes ; le plus est \(maximum)",
          en: "“\(section.heading.title)” has \(count) rows; the most is \(maximum)"))
    }
  }
}

/// `colonne-vide`: a column of a section's tables holds nothing. Parameters: `section`; `colonne`, beginnings of its heading, folded.
struct EmptyColumn: ModelPredicate {
  let name = "colonne-vide"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    document.sections(of: rule).flatMap { section in
      Table.all(in: section, of: document).flatMap { table -> [Breach] in
        guard let position = table.column(rule.texts("colonne")) else { return [] }
        return table.rows.filter { position < $0.cells.count && !$0.cells[position].isEmpty }.map { row in
          Breach(
            at: row.cells[position].range,
            Localized(
              fr: "cette case reste vide : « \(row.cells[position].text) » n’a pas sa place ici",
              en: "this cell stays empty: “\(row.cells[position].text)” does not belong here"))
        }
      }
    }
  }
}
