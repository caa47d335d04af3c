import Digest

/// What a reader is told of a table: where its rows come from, of when they are, and a digest that changes when they do.
public struct SnapshotTable: Sendable, Hashable {
  public let name: String
  /// One for each source that gave rows or an empty table; none when no source has this table.
  public let origins: [TableOrigin]
  public let rowCount: Int
  /// Of the rows and columns alone: the same rows from another source, or in another order, have the same digest.
  public let digest: Digest

  /// The latest date that its sources tell, `AAAA-MM-JJ`.
  public var date: String? { origins.compactMap(\.date).max() }
}

/// A table that an answer was made from. When no digest has changed, the answer has not.
public struct TableRead: Sendable, Hashable {
  public let name: String
  public let digest: Digest
}
