import Diagnostics

extension Snapshot {
  /// Answers a question in SQL that anyone may have written: it can only read, and only so much.
  /// - Throws: `REQ-006` for SQL that does not stand, `REQ-007` for what may not be done, `REQ-008` for what costs too much.
  public func query(sql: String, limits: QueryLimits = QueryLimits()) throws(QueryError) -> ResultTable {
    guard !sql.utf8.contains(0) else { throw QueryError(.failed("NUL", offset: nil)) }
    let answer = try answer(to: sql, limits)
    let tablesRead = tablesRead(answer.tablesRead)
    let columns = answer.names.indices.map { column(answer, $0, readFrom: answer.tablesRead) }
    return ResultTable(columns: columns, rows: answer.rows, totalCount: answer.rows.count, tablesRead: tablesRead)
  }

  private func answer(to sql: String, _ limits: QueryLimits) throws(QueryError) -> StatementAnswer {
    do {
      return try readers.run(sql, limits: limits)
    } catch {
      throw QueryError(error.problems.map { $0.knowing(schema) })
    }
  }

  /// A column that has the name and the type of one of the registry is headed as that one; another is headed by its own name.
  private func column(_ answer: StatementAnswer, _ index: Int, readFrom tables: Set<String>) -> ResultColumn {
    let (name, read) = (
      answer.names[index], schema.tables.filter { tables.contains($0.name) || tables.contains($0.name + TableSQL.withFiction) }
    )
    let type = answer.types[index] ?? inferredType(of: answer.rows.lazy.map { $0[index] })
    let fields = read.lazy.compactMap { TableSQL(table: $0, schema: schema).field(name) }
    guard let field = fields.first(where: { $0.type == type }) else {
      return ResultColumn(name: name, label: Label(french: name), type: type, values: [])
    }
    return ResultColumn(name: name, label: field.label, type: type, values: field.values)
  }

  private func inferredType(of cells: some Sequence<Cell>) -> ColumnType {
    switch cells.first(where: { $0 != .null }) {
    case .integer: .integer
    case .decimal: .decimal
    default: .text
    }
  }
}

extension QueryProblem {
  static let emptySQL = QueryProblem(
    "REQ-006", .sql(offset: nil), Localized(fr: "la requête est vide", en: "the query is empty"))

  static let manyStatements = QueryProblem(
    "REQ-007", .sql(offset: nil),
    Localized(fr: "une seule requête SELECT est admise", en: "only one SELECT query is allowed"))

  /// - Parameter message: in SQLite's own words.
  static func failed(_ message: String, offset: Int?) -> QueryProblem {
    QueryProblem(
      "REQ-006", .sql(offset: offset), Localized(sqlite: message),
      explanation: Localized(
        fr: "Vérifiez les noms des tables et des colonnes, les virgules et les parenthèses.",
        en: "Check the names of tables and columns, the commas and the parentheses."))
  }

  /// The same, where a name is not known, with the names that are.
  fileprivate func knowing(_ schema: RegistrySchema) -> QueryProblem {
    let message = summary.english.dropFirst(Localized.sqliteDidNotUnderstand.count)
    if let name = message.wholeMatch(of: /no such table: (.+)/)?.output.1 {
      let names = schema.tables.map(\.name)
      let views = names.map { $0 + TableSQL.withFiction }
      return .unknownTable(code, part, String(name), among: names + views, listing: names)
    }
    if let name = message.wholeMatch(of: /no such column: (?:.+\.)?(.+)/)?.output.1 {
      let names = Set(schema.tables.flatMap(\.columnNames)).sorted()
      return QueryProblem(
        code, part,
        Localized(fr: "ces tables n’ont pas de colonne « \(name) »", en: "these tables have no column “\(name)”")
          .suggesting(String(name), among: names),
        explanation: explanation)
    }
    return self
  }

  static func refused(_ what: String) -> QueryProblem {
    QueryProblem(
      "REQ-007", .sql(offset: nil),
      Localized(fr: "« \(what) » n’est pas admis dans une requête", en: "“\(what)” is not allowed in a query"),
      explanation: Localized(
        fr: "Une requête ne peut que lire les tables du registre (SELECT), sans la date du jour ni le hasard.",
        en: "A query can only read the tables of the registry (SELECT), without today’s date or chance."))
  }

  static let tooExpensive = QueryProblem(
    "REQ-008", .sql(offset: nil),
    Localized(
      fr: "la requête a été arrêtée : elle demande trop de calcul", en: "the query was stopped: it asks for too much work"),
    explanation: Localized(
      fr: "Une requête récursive doit avoir une fin ; une jointure doit avoir une condition.",
      en: "A recursive query must end; a join must have a condition."))

  static func tooLarge(_ limits: QueryLimits) -> QueryProblem {
    QueryProblem(
      "REQ-008", .sql(offset: nil),
      Localized(
        fr: "la réponse est trop grande (plus de \(limits.rows) lignes ou de \(limits.bytes >> 20) Mio)",
        en: "the answer is too large (more than \(limits.rows) rows or \(limits.bytes >> 20) MiB)"),
      explanation: Localized(fr: "Ajoutez LIMIT, ou regroupez les lignes.", en: "Add LIMIT, or group the rows."))
  }
}
