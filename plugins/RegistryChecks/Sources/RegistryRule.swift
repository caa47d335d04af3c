import PluginKit

/// A rule on the rows of the registry.
struct RegistryRule: Sendable {
  let code: String
  let severity: Severity
  let title: Localized
  let reason: Localized
  let remedy: Localized
  /// The table and the column that its diagnostics show.
  let table: String
  let column: String
  /// What must be declared for the rule to make sense: `table.colonne`.
  let needs: [String]
  let find: @Sendable (CheckContext) throws(QueryError) -> [Finding]

  /// A row that breaks the rule.
  struct Finding {
    /// Its `rowid`; nil for a breach that is in no row.
    let row: Int?
    let summary: Localized
    var severity: Severity?
  }

  init(
    _ code: String, _ severity: Severity, _ title: Localized, reason: Localized, remedy: Localized, at table: String,
    _ column: String,
    needs: [String] = [], find: @escaping @Sendable (CheckContext) throws(QueryError) -> [Finding]
  ) {
    self.code = code
    self.severity = severity
    self.title = title
    self.reason = reason
    self.remedy = remedy
    self.table = table
    self.column = column
    self.needs = needs + ["\(table).\(column)"]
    self.find = find
  }

  /// A rule that one question answers: its first column is the number of the row, the others go to the message.
  init(
    _ code: String, _ severity: Severity, _ title: Localized, reason: Localized, remedy: Localized, at table: String,
    _ column: String,
    needs: [String] = [], sql: String, message: @escaping @Sendable ([String]) -> Localized
  ) {
    self.init(code, severity, title, reason: reason, remedy: remedy, at: table, column, needs: needs) {
      context throws(QueryError) in
      try context.rows(sql).compactMap { row in
        row.first.flatMap { Int($0) }.map { Finding(row: $0, summary: message(Array(row.dropFirst()))) }
      }
    }
  }

  func applies(to schema: RegistrySchema) -> Bool {
    needs.allSatisfy { need in
      let parts = need.split(separator: ".").map(String.init)
      return schema.table(parts[0])?.column(parts[1]) != nil
    }
  }

  func diagnostics(in context: CheckContext) -> [Diagnostic] {
    do throws(QueryError) {
      return try find(context).map { diagnostic($0, in: context) }
    } catch {
      return error.problems.map(unchecked)
    }
  }

  /// The rule reads what the registry does not declare and `needs` does not name.
  private func unchecked(_ problem: QueryProblem) -> Diagnostic {
    Diagnostic(
      code, .warning, at: Place(file: "site/registre.yml"),
      Localized(
        fr: "la règle \(code) n’a pas pu être vérifiée : \(problem.summary.french)",
        en: "the rule \(code) could not be checked: \(problem.summary.english)"))
  }

  private func diagnostic(_ finding: Finding, in context: CheckContext) -> Diagnostic {
    let place = finding.row.flatMap { context.registry.place(row: $0, column: column, of: table) }
    return Diagnostic(
      code, finding.severity ?? severity, at: place, finding.summary,
      explanation: Localized(fr: "\(reason.french) \(remedy.french)", en: "\(reason.english) \(remedy.english)"))
  }
}

extension CheckContext {
  /// The answer to a question that the tool itself composed; `:aujourdhui` is the date of the build.
  func rows(_ sql: String) throws(QueryError) -> [[String]] {
    let dated = sql.replacing(":aujourdhui", with: "'\(date.iso)'")
    return try registry.query(sql: dated, limits: .composed).rows.map { $0.map(\.text) }
  }
}
