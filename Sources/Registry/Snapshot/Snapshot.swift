import Diagnostics
import Digest

/// The registry at one time: tables in a database that nothing changes any more. Any number of threads may ask it at once.
public struct Snapshot: Sendable {
  public let schema: RegistrySchema
  /// One for each table of the schema, in its order.
  public let tables: [SnapshotTable]
  let readers: ReaderPool
  private let vocabularyDigest: Digest
  /// By table.
  private let rowOrigins: [String: RowOrigins]

  init(
    schema: RegistrySchema, tables: [SnapshotTable], vocabularies: [String: [String: String]], rowOrigins: [String: RowOrigins],
    image: DatabaseImage
  ) {
    self.rowOrigins = rowOrigins
    self.schema = schema
    self.tables = tables
    readers = ReaderPool(image: image)
    vocabularyDigest = Self.digest(of: vocabularies)
  }

  public func table(_ name: String) -> SnapshotTable? { tables.first { $0.name == name } }

  /// Where a source shows a cell, for a check that found something wrong there.
  /// - Parameter row: the `rowid` of the row in the stored table, `_accords` for the table `accords`.
  public func place(row: Int, column: String, of table: String) -> Place? {
    rowOrigins[table]?.place(rowid: row, column: column)
  }

  /// Asks the sources, all at once, and puts their answers together in the order given; each keeps its answer when it was sound.
  /// - Parameter vocabularies: for each vocabulary that the schema names, the name of each code; the others are not checked.
  /// - Returns: the snapshot, nil when a source failed, and what is wrong in the tables.
  public static func load(
    _ schema: RegistrySchema, from sources: [any RegistrySource], vocabularies: [String: [String: String]] = [:]
  ) async -> (snapshot: Snapshot?, diagnostics: [Diagnostic]) {
    let results = await fetch(sources)
    let failures = zip(sources, results).compactMap { source, result in
      if case .failure(let failure) = result { failure.diagnostic(of: source.name) } else { nil }
    }
    let answers = results.compactMap { try? $0.get() }
    guard failures.isEmpty else { return (nil, (failures + answers.flatMap(\.diagnostics)).sorted()) }
    let (snapshot, diagnostics) = build(schema, from: answers, vocabularies: vocabularies)
    let unkept = zip(sources, answers).flatMap { source, answer in answer.isSound(by: diagnostics) ? source.keep(answer) : [] }
    return (snapshot, (diagnostics + unkept).sorted())
  }

  /// Makes a snapshot of what sources answered.
  public static func build(
    _ schema: RegistrySchema, from answers: [SourceAnswer], vocabularies: [String: [String: String]] = [:]
  ) -> (snapshot: Snapshot?, diagnostics: [Diagnostic]) {
    var builder = SnapshotBuilder(schema: schema, vocabularies: vocabularies)
    do {
      let snapshot = try builder.build(answers)
      return (snapshot, builder.diagnostics.sorted())
    } catch {
      let problem = Diagnostic(
        "REG-106", .error, at: nil,
        Localized(
          fr: "le registre n’a pas pu être mis en base (\(error))", en: "the registry could not be put in a database (\(error))"))
      return (nil, [problem])
    }
  }

  /// What a source answered, and its place among the others.
  private struct Fetched: Sendable {
    let place: Int
    let result: Result<SourceAnswer, SourceFailure>
  }

  /// In the order of the sources, whichever answered first.
  private static func fetch(_ sources: [any RegistrySource]) async -> [Result<SourceAnswer, SourceFailure>] {
    await withTaskGroup(of: Fetched.self) { group in
      for (place, source) in sources.enumerated() {
        group.addTask {
          do throws(SourceFailure) {
            return Fetched(place: place, result: .success(try await source.fetch()))
          } catch {
            return Fetched(place: place, result: .failure(error))
          }
        }
      }
      var results: [Int: Result<SourceAnswer, SourceFailure>] = [:]
      for await fetched in group { results[fetched.place] = fetched.result }
      return sources.indices.compactMap { results[$0] }
    }
  }

  /// From the names that SQLite read, stored tables and views, to tables and their digests.
  func tablesRead(_ names: Set<String>) -> [TableRead] {
    let reads = tables.filter { names.contains(TableSQL.storage(of: $0.name)) }.map {
      TableRead(name: $0.name, digest: $0.digest)
    }
    let vocabularies = TableSQL.vocabularies
    return reads + (names.contains(vocabularies) ? [TableRead(name: vocabularies, digest: vocabularyDigest)] : [])
  }

  private static func digest(of vocabularies: [String: [String: String]]) -> Digest {
    let names = vocabularies.flatMap { vocabulary, names in names.map { "\(vocabulary)\u{1F}\($0.key)\u{1F}\($0.value)\u{1E}" } }
    return Digest(of: Array(names.sorted().joined().utf8))
  }
}
