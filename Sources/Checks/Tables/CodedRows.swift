import PluginKit

/// Rows of tables whose first cell is a code: OG1, OS1.1, R1.1.1, A1.1.1.1. A code belongs to that of the level above with the same
/// numbers, the last left out.
struct CodedRows {
  struct Row {
    let code: String
    let numbers: [Int]
    let range: Range<Int>
  }

  struct Level {
    let prefix: String
    let section: Section
    let rows: [Row]
  }

  let levels: [Level]
  /// Each level with the one above it; not where one of the two sections is missing or empty, for that is said of the section.
  let pairs: [(above: Level, below: Level)]

  init(_ rule: RuleDefinition, in document: Document) {
    let all = rule.mappings("niveaux").map { level -> Level? in
      guard let prefix = level.text("prefixe"), let section = level.text("section").flatMap(document.section) else { return nil }
      let rows = Table.all(in: section, of: document).flatMap(\.rows).compactMap { Self.row($0, prefix) }
      return Level(prefix: prefix, section: section, rows: rows)
    }
    levels = all.compactMap { $0 }
    pairs = zip(all, all.dropFirst()).compactMap { above, below in
      guard let above, let below, !above.section.blocks.isEmpty, !below.section.blocks.isEmpty else { return nil }
      return (above, below)
    }
  }

  /// A row without a readable code has no numbers.
  private static func row(_ row: Table.Row, _ prefix: String) -> Row? {
    guard let cell = row.cells.first else { return nil }
    let code = cell.text.filter { !$0.isWhitespace }
    let numbers = code.hasPrefix(prefix) ? code.dropFirst(prefix.count).split(separator: ".").map { Int($0) } : []
    return Row(code: cell.text, numbers: numbers.contains(nil) ? [] : numbers.compactMap { $0 }, range: cell.range)
  }
}

/// `codes-rattaches`: each row has a code of its level, and the row that it serves exists. Parameter: `niveaux`, from the highest, each with
/// `section` and `prefixe`.
struct AttachedCodes: ModelPredicate {
  let name = "codes-rattaches"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let coded = CodedRows(rule, in: document)
    let unreadable = coded.levels.flatMap { level in
      level.rows.filter(\.numbers.isEmpty).map { row in
        Breach(
          at: row.range,
          Localized(
            fr: "« \(row.code) » n’est pas un code de la forme « \(level.prefix)1… »",
            en: "“\(row.code)” is not a code of the form “\(level.prefix)1…”"))
      }
    }
    return unreadable + coded.pairs.flatMap { orphans(in: $0.below, under: $0.above) }
  }

  private func orphans(in level: CodedRows.Level, under above: CodedRows.Level) -> [Breach] {
    let known = Set(above.rows.map(\.numbers))
    return level.rows.filter { !$0.numbers.isEmpty && !known.contains($0.numbers.dropLast()) }.map { row in
      let wanted = above.prefix + row.numbers.dropLast().map(String.init).joined(separator: ".")
      return Breach(
        at: row.range,
        Localized(
          fr: "« \(row.code) » sert « \(wanted) », qui n’existe pas", en: "“\(row.code)” serves “\(wanted)”, which does not exist"
        ))
    }
  }
}

/// `codes-servis`: each row but those of the last level is served by one of the level below. Parameter: `niveaux`, as above.
struct ServedCodes: ModelPredicate {
  let name = "codes-servis"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    CodedRows(rule, in: document).pairs.flatMap { above, below -> [Breach] in
      let served = Set(below.rows.map { Array($0.numbers.dropLast()) })
      return above.rows.filter { !$0.numbers.isEmpty && !served.contains($0.numbers) }.map { row in
        Breach(
          at: row.range,
          Localized(
            fr: "rien ne sert « \(row.code) » dans « \(below.section.heading.title) »",
            en: "nothing serves “\(row.code)” in “\(below.section.heading.title)”"))
      }
    }
  }
}
