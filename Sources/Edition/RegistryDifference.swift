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

  /// Compares with the edition in a folder.
  /// - Returns: nil when there is no edition of this tool there, or the site cannot be made.
  public static func since(output: String, request: Build.Request, files: FileSystem = .disk) async throws(PublishingError)
    -> RegistryDifference?
  {
    guard let bytes = try? files.read("\(output)/\(Manifest.address)"), let manifest = Manifest(bytes),
      let snapshot = await SiteRegistry.load(root: request.root, date: request.date, files: files).snapshot
    else { return nil }
    let last = await published(in: output, manifest, snapshot.schema, files)
    let tables = snapshot.tables.compactMap { table -> Table? in
      let before = manifest.registry[table.name]
      guard before?.digest != table.digest.hex, before != nil || !table.origins.isEmpty else { return nil }
      return difference(of: table, rowsBefore: before?.rows ?? 0, rows(of: table.name, last), rows(of: table.name, snapshot))
    }
    var sameDay = request
    sameDay.date = PartialDate(manifest.date) ?? request.date
    return RegistryDifference(tables: tables, pages: try await pages(sameDay, manifest, files))
  }

  /// Makes the site in memory, as of the day of the edition, so that only the registry and the documents can make a difference.
  private static func pages(_ request: Build.Request, _ manifest: Manifest, _ files: FileSystem) async throws(PublishingError)
    -> [String]
  {
    let digests = DigestTable()
    _ = try await Build(request, files: files).write { file in digests.add(file) }
    let made = digests.all.mapValues(\.hex).filter { $0.key.hasSuffix(".html") }
    let gone = manifest.files.keys.filter { $0.hasSuffix(".html") && made[$0] == nil }
    return (made.filter { manifest.files[$0.key] != $0.value }.map(\.key) + (made.isEmpty ? [] : gone)).sorted()
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

  /// The rows that an edition publishes, read through the same door as any other CSV.
  private static func published(
    in output: String, _ manifest: Manifest, _ schema: RegistrySchema, _ files: FileSystem
  ) async -> Snapshot? {
    let tables = manifest.registry.keys.sorted()
    let access = RegistryFiles(
      list: { _ in tables.map { "\($0).csv" } },
      read: { path, _ in try files.read("\(output)/donnees/registre-\(path.split(separator: "/").last ?? "")") })
    return await Snapshot.load(schema, from: [CSVFolder(name: "edition", folder: "donnees", files: access)]).snapshot
  }
}
