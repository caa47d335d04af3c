/// One table of the registry.
public struct TableSchema: Sendable, Hashable {
  public let name: String
  public let label: Label
  /// The columns that tell its rows apart.
  public let key: [String]
  /// In the order of the declaration, which is the order of a table shown whole.
  public let columns: [ColumnSchema]
  public let derived: [DerivedColumn]

  public func column(_ name: String) -> ColumnSchema? { columns.first { $0.name == name } }

  /// Every name that a query may use, derived columns included.
  public var columnNames: [String] { columns.map(\.name) + derived.map(\.name) }

  /// The key when one column is enough to name a row, which foreign keys need.
  var soleKey: String? { key.count == 1 ? key.first : nil }
}
