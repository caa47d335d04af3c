import Foundation
import PluginKit

/// What changed in the registry since an edition was published: tables, rows, pages.
public struct RegistryDifference: Sendable {
  public struct Table: Sendable {
    public let name: String
    public let rowsBefore: Int
    public let rowsNow: Int
    /// Keys of rows; empty for a table whose rows are not published by key.
    public let added: [String]
    public let removed: [String]
    public let changed: [String]
  }

  /// Those that changed, in the order of the schema.
  public let tables: [Table]
  /// Addresses of pages that the next build would write differently.
  public let pages: [String]

  public var isEmpty: Bool { tables.isEmpty && pages.isEmpty }

  /// What came of a comparison.
  public enum Comparison: Sendable {
    case difference(RegistryDifference)
    /// There is no edition of this tool in the folder.
    case noEdition
    /// The registry or the documents have errors: the next build would publish nothing.
    case faulty([Diagnostic])
  }

  /// Compares with the edition in a folder.
  public static func since(output: String, request: Build.Request, files: FileSystem = .disk) async throws(PublishingError)
    -> Comparison
  {
    guard let bytes = try? files.read("\(output)/\(Manifest.address)"), let manifest = Manifest(bytes) else { return .noEdition }
    let build = Build(request, files: files)
    let prepared = await build.prepare()
    guard let snapshot = prepared.inputs?.snapshot, !prepared.diagnostics.hasErrors else { return .faulty(prepared.diagnostics) }
    let published = PublishedTables(manifest.registry.keys.sorted(), schema: snapshot.schema) {
      try files.read("\(output)/\($0)")
    }
    let last = await Snapshot.load(snapshot.schema, from: [published]).snapshot
    let tables = snapshot.tables.compactMap { table -> Table? in
      let before = manifest.registry[table.name]
      guard before?.digest != table.digest.hex, before != nil || !table.origins.isEmpty else { return nil }
      return difference(of: table, rowsBefore: before?.rows ?? 0, rows(of: table.name, last), rows(of: table.name, snapshot))
    }
    let digests = DigestTable()
    _ = try build.write(prepared) { file throws(PublishingError) in try digests.add(file) }
    return .difference(RegistryDifference(tables: tables, pages: changed(digests.all, manifest)))
  }

  /// What the next build would write otherwise, for whatever reason: a row, a document, or the day that makes an agreement dormant.
  private static func changed(_ made: FileDigests, _ manifest: Manifest) -> [String] {
    let differing = made.filter { !manifest.files.agrees(on: $0) } + manifest.files.filter { !made.contains($0) }
    return differing.map { FileDigests.path($0.address) }.filter { $0.hasSuffix(".html") }.sorted()
  }

  private static func difference(
    of table: SnapshotTable, rowsBefore: Int, _ before: [String: [Cell]], _ now: [String: [Cell]]
  ) -> Table {
    let both = Set(before.keys).intersection(now.keys)
    return Table(
      name: table.name, rowsBefore: rowsBefore, rowsNow: table.rowCount, added: now.keys.filter { before[$0] == nil }.sorted(),
      removed: before.keys.filter { now[$0] == nil }.sorted(), changed: both.filter { before[$0] != now[$0] }.sorted())
  }

  /// Rows that are not made up for teaching, by key: what an edition publishes.
  private static func rows(of table: String, _ snapshot: Snapshot?) -> [String: [Cell]] {
    guard let schema = snapshot?.schema.table(table), let key = schema.key.first, schema.key.count == 1 else { return [:] }
    let filters = schema.column("fictif") == nil ? [] : [Filter("fictif", ["vide", "non"])]
    guard let answer = try? snapshot?.rows(TableQuery(table, where: filters)),
      let position = answer.columns.firstIndex(where: { $0.name == key })
    else { return [:] }
    return Dictionary(answer.rows.map { ($0[position].text, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
