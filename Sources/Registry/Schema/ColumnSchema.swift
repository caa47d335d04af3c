/// A column that sources fill.
public struct ColumnSchema: Sendable, Hashable {
  public let name: String
  public let label: Label
  public let type: ColumnType
  public let requirement: Requirement
  /// The table whose key each cell must be.
  public let reference: String?
  /// The vocabulary of the site that its values (each item of a list) come from.
  public let vocabulary: String?
  /// The values it may hold (each item of a list), in their natural order; empty when it is free.
  public let values: [Value]

  /// One value of an enumeration, with what a reader sees.
  public struct Value: Sendable, Hashable {
    public let name: String
    public let label: Label
  }

  /// What is said of a source without the column, or of a row with an empty cell.
  public enum Requirement: String, Sendable, CaseIterable {
    /// Nothing: an empty cell means « unknown ».
    case optional = "non"
    /// The source must have the column; an empty cell is a warning.
    case advised = "conseille"
    /// The source must have the column; an empty cell is an error.
    case required = "oui"
  }
}

/// A column that no source fills: it is seen in another row, or is the name of a code.
public struct DerivedColumn: Sendable, Hashable {
  public let name: String
  public let label: Label
  /// The foreign key of this table that leads to the other row; nil when the column is of the same row.
  public let through: String?
  /// The stored column that is seen.
  public let origin: ColumnSchema
  /// The vocabulary that names the code found in `origin`; nil when its value is shown as it is.
  public let vocabulary: String?

  public var type: ColumnType { vocabulary == nil ? origin.type : .text }
}
