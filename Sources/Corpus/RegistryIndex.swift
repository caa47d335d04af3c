import Diagnostics

/// What documents need of the registry while they are understood: which rows exist, and a few of their columns.
public struct RegistryIndex: Sendable {
  /// Rows by table, then by key; a row is its columns by name, without the unknown ones.
  private let tables: [String: [String: [String: String]]]
  private let names: [String: RowNames]

  public init(tables: [String: [String: [String: String]]]) {
    self.tables = tables
    names = tables.mapValues(RowNames.init)
  }

  public static let empty = RegistryIndex(tables: [:])

  public func contains(_ key: String, in table: String) -> Bool { tables[table]?[key] != nil }

  /// The row with that key; nil when there is none.
  public func row(_ key: String, in table: String) -> [String: String]? { tables[table]?[key] }

  /// The key of a table that an author most likely meant, by another key or by the name of the row; nil when none is near.
  public func nearestKey(to written: String, in table: String) -> String? { names[table]?.nearestKey(to: written) }

  public func keys(of table: String) -> [String] { tables[table].map { $0.keys.sorted() } ?? [] }

  /// The table that holds a row with that key.
  public func table(holding key: String) -> String? {
    tables.keys.sorted().first { tables[$0]?[key] != nil }
  }
}
