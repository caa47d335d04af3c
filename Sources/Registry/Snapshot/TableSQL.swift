/// The SQL that makes a table: rows as the sources gave them, and above them a view with the derived columns.
///
/// The rows of `accords` are stored in `_accords`; everyone reads the view `accords`. A join costs nothing to a query that asks for
/// none of its columns, since SQLite drops a left join on a unique key that is not used.
struct TableSQL {
  let table: TableSchema
  let schema: RegistrySchema

  /// Codes and names of the site's vocabularies: `(vocabulaire, code, nom)`.
  static let vocabularies = "_vocabulaires"

  static func storage(of table: String) -> String { "_" + table }

  static func quoted(_ name: String) -> String { "\"" + name + "\"" }

  static func literal(_ text: String) -> String {
    "'" + text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
  }

  var createTable: String {
    let columns = table.columns.map { "\(Self.quoted($0.name)) \($0.type.storage)" }
    return "CREATE TABLE \(stored) (\(columns.joined(separator: ", ")))"
  }

  /// Made after the rows, when no duplicate is left.
  var createIndex: String {
    "CREATE UNIQUE INDEX \(Self.quoted("_cle_" + table.name)) ON \(stored) (\(table.key.map(Self.quoted).joined(separator: ", ")))"
  }

  /// One for each column that refers to another table: pages ask for the rows that belong to one key, many times.
  var createReferenceIndexes: [String] {
    table.columns.filter { $0.reference != nil && $0.name != table.key.first }.map { column in
      "CREATE INDEX \(Self.quoted("_par_\(table.name)_\(column.name)")) ON \(stored) (\(Self.quoted(column.name)))"
    }
  }

  /// What SQL written by anyone sees: `accords` without the rows made up for teaching, so that no national figure counts them by
  /// mistake, and `accords_avec_fictifs` with them.
  var createViews: [String] {
    guard table.column(Self.fiction) != nil else { return [view(named: table.name, condition: "")] }
    return [
      view(named: table.name, condition: " WHERE l.\(Self.fiction) IS NOT 'oui'"),
      view(named: table.name + Self.withFiction, condition: ""),
    ]
  }

  static let fiction = "fictif"
  static let withFiction = "_avec_fictifs"

  private func view(named name: String, condition: String) -> String {
    let fields = table.columnNames.compactMap { field($0) }
    let columns = fields.map { "\($0.expression) AS \(Self.quoted($0.name))" }
    return "CREATE VIEW \(Self.quoted(name)) AS SELECT \(columns.joined(separator: ", ")) FROM \(from(fields))\(condition)"
  }

  var insert: String {
    let names = table.columns.map { Self.quoted($0.name) }
    return "INSERT INTO \(stored) (\(names.joined(separator: ", "))) VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))"
  }

  /// The rows and the joins that these fields need.
  func from(_ fields: [Field]) -> String {
    var seen: Set<String> = []
    let joins = fields.flatMap(\.joins).filter { seen.insert($0).inserted }
    return (["\(stored) AS l"] + joins).joined(separator: " ")
  }

  /// A column of the table, stored or derived; nil when it has none of that name.
  func field(_ name: String) -> Field? {
    if let column = table.column(name) {
      return Field(
        name: name, label: column.label, type: column.type, values: column.values, expression: "l." + Self.quoted(name), joins: []
      )
    }
    return table.derived.first { $0.name == name }.flatMap { derived($0) }
  }

  private func derived(_ column: DerivedColumn) -> Field? {
    var alias = "l"
    var joins: [String] = []
    if let through = column.through {
      guard let target = table.column(through)?.reference.flatMap({ schema.table($0) }), let key = target.soleKey else {
        return nil
      }
      alias = Self.quoted("par_" + through)
      let storage = Self.quoted(Self.storage(of: target.name))
      joins.append("LEFT JOIN \(storage) AS \(alias) ON \(alias).\(Self.quoted(key)) = l.\(Self.quoted(through))")
    }
    let code = "\(alias).\(Self.quoted(column.origin.name))"
    guard let vocabulary = column.vocabulary else {
      return Field(
        name: column.name, label: column.label, type: column.type, values: column.origin.values, expression: code, joins: joins)
    }
    let names = Self.quoted("nom_" + column.name)
    joins.append(
      "LEFT JOIN \(Self.vocabularies) AS \(names) ON \(names).vocabulaire = \(Self.literal(vocabulary)) AND \(names).code = \(code)"
    )
    return Field(
      name: column.name, label: column.label, type: .text, values: [], expression: "coalesce(\(names).nom, \(code))", joins: joins
    )
  }

  private var stored: String { Self.quoted(Self.storage(of: table.name)) }
}

/// A column as a query sees it.
struct Field {
  let name: String
  let label: Label
  let type: ColumnType
  let values: [ColumnSchema.Value]
  let expression: String
  let joins: [String]
}
