import Diagnostics
import Digest
import GRDB
import GRDBSQLite

/// Makes the database of a snapshot.
///
/// 1. Every table of the schema is made; the rows of each source are typed and put in.
/// 2. Rows that repeat a key are reported and taken out, so that keys and what refers to them can be indexed (`KeyChecks.swift`).
/// 3. References and the rules on rows are checked by SQL (`KeyChecks.swift`, `RowChecks.swift`).
/// 4. Views add the derived columns, and the whole becomes an image that nothing changes.
struct SnapshotBuilder {
  let schema: RegistrySchema
  /// For each vocabulary, the name of each code.
  let vocabularies: [String: [String: String]]
  var diagnostics: [Diagnostic] = []
  var loaders: [String: TableLoader] = [:]
  private(set) var incomplete: Set<String> = []

  init(schema: RegistrySchema, vocabularies: [String: [String: String]]) {
    self.schema = schema
    self.vocabularies = vocabularies
    let codes = vocabularies.mapValues { $0.keys.sorted() }
    for table in schema.tables { loaders[table.name] = TableLoader(table, vocabularies: codes) }
  }

  mutating func build(_ answers: [SourceAnswer]) throws -> Snapshot {
    diagnostics += answers.flatMap(\.diagnostics)
    incomplete = answers.reduce(into: []) { $0.formUnion($1.incomplete) }
    return try DatabaseQueue().writeWithoutTransaction { database in
      try database.inTransaction {
        try fill(database, with: answers.flatMap(\.tables))
        return .commit
      }
      let tables = schema.tables.map { summary(of: $0) }
      diagnostics += loaders.sorted { $0.key < $1.key }.flatMap(\.value.problems.all)
      return Snapshot(
        schema: schema, tables: tables, vocabularies: vocabularies, rowOrigins: loaders.mapValues(\.rows),
        image: try DatabaseImage(of: database))
    }
  }

  private mutating func fill(_ database: Database, with tables: [RawTable]) throws {
    for table in schema.tables { try database.execute(sql: sql(table).createTable) }
    try writeVocabularies(database)
    for raw in tables {
      guard let table = schema.table(raw.name) else {
        diagnostics.append(ColumnProblem.unknownTable(raw.name, among: schema.tables.map(\.name), at: raw.place(nil, nil)))
        continue
      }
      let insert = try database.makeStatement(sql: sql(table).insert)
      try loaders[raw.name]?.load(raw, into: insert)
    }
    for table in schema.tables { try makeKeyUnique(table, database) }
    for index in schema.tables.flatMap({ sql($0).createReferenceIndexes }) { try database.execute(sql: index) }
    for table in schema.tables { try checkReferences(table, database) }
    for check in RowCheck.all where check.applies(to: schema) { try run(check, database) }
    for table in schema.tables { for view in sql(table).createViews { try database.execute(sql: view) } }
  }

  private func writeVocabularies(_ database: Database) throws {
    let table = TableSQL.vocabularies
    try database.execute(
      sql: "CREATE TABLE \(table) (vocabulaire TEXT, code TEXT, nom TEXT, PRIMARY KEY (vocabulaire, code)) WITHOUT ROWID")
    let insert = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (?, ?, ?)")
    for (vocabulary, names) in vocabularies {
      for (code, name) in names { try insert.execute(arguments: [vocabulary, code, name]) }
    }
  }

  private func summary(of table: TableSchema) -> SnapshotTable {
    let loader = loaders[table.name]
    let digests = loader?.digests ?? []
    return SnapshotTable(
      name: table.name, origins: loader?.rows.origins ?? [], rowCount: digests.count, digest: CanonicalRow.digest(ofRows: digests)
    )
  }

  func sql(_ table: TableSchema) -> TableSQL { TableSQL(table: table, schema: schema) }
}
