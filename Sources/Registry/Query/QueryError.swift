import Diagnostics

/// Why a question to the registry has no answer. All that is wrong in it is said at once.
public struct QueryError: Error, Sendable, Hashable {
  public let problems: [QueryProblem]

  init(_ problems: [QueryProblem]) {
    self.problems = problems
  }

  init(_ problem: QueryProblem) {
    problems = [problem]
  }
}

/// One thing wrong in a question. Whoever wrote the question knows its place: an option of a directive, a line of SQL.
public struct QueryProblem: Sendable, Hashable {
  public let code: String
  /// The part of the question that is wrong.
  public let part: Part
  public let summary: Localized
  public let explanation: Localized?

  init(_ code: String, _ part: Part, _ summary: Localized, explanation: Localized? = nil) {
    self.code = code
    self.part = part
    self.summary = summary
    self.explanation = explanation
  }

  public enum Part: Sendable, Hashable {
    case table
    /// The name in the list of columns.
    case column(String)
    /// The column that a filter is about.
    case filter(String)
    /// The key of the sort, with its `-` if it has one.
    case sort(String)
    case limit
    case aggregate
    /// The byte of the SQL where SQLite stopped, when it tells.
    case sql(offset: Int?)
  }

  public func diagnostic(at place: Place?) -> Diagnostic {
    Diagnostic(code, .error, at: place, summary, explanation: explanation)
  }
}

extension QueryProblem {
  static func unknownTable(_ name: String, among names: [String]) -> QueryProblem {
    unknownTable("REQ-001", .table, name, among: names, listing: names)
  }

  /// - Parameters:
  ///   - known: the names that may have been meant.
  ///   - tables: those that are worth naming to whoever has to choose.
  static func unknownTable(
    _ code: String, _ part: Part, _ name: String, among known: [String], listing tables: [String]
  ) -> QueryProblem {
    QueryProblem(
      code, part,
      Localized(
        fr: "le registre n’a pas de table « \(name) »",
        en: "the registry has no table “\(name)”"
      ).suggesting(name, among: known),
      explanation: Localized(
        fr: "Tables du registre : \(tables.joined(separator: ", ")).",
        en: "Tables of the registry: \(tables.joined(separator: ", "))."))
  }

  static func unknownColumn(_ name: String, in table: TableSchema, _ part: Part) -> QueryProblem {
    let names = table.columnNames
    return QueryProblem(
      "REQ-002", part,
      Localized(
        fr: "la table « \(table.name) » n’a pas de colonne « \(name) »",
        en: "the table “\(table.name)” has no column “\(name)”"
      ).suggesting(name, among: names),
      explanation: Localized(
        fr: "Colonnes : \(names.joined(separator: ", ")).", en: "Columns: \(names.joined(separator: ", "))."))
  }

  static func badFilter(_ text: String, on field: Field, known: [String], explanation: Localized) -> QueryProblem {
    QueryProblem(
      "REQ-003", .filter(field.name),
      Localized(
        fr: "« \(text) » ne peut pas filtrer la colonne « \(field.name) »",
        en: "“\(text)” cannot filter the column “\(field.name)”"
      ).suggesting(text, among: known),
      explanation: explanation)
  }

  static let badLimit = QueryProblem(
    "REQ-004", .limit,
    Localized(fr: "la limite et le début ne peuvent pas être négatifs", en: "limit and offset cannot be negative"))

  static func notANumber(_ field: Field) -> QueryProblem {
    QueryProblem(
      "REQ-005", .aggregate,
      Localized(
        fr: "la colonne « \(field.name) » ne se compte pas en nombres : on ne peut pas en faire la somme",
        en: "the column “\(field.name)” does not hold numbers: it has no sum"))
  }
}
