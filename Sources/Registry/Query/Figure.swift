/// What is counted over the rows that match.
public enum Aggregate: Sendable, Hashable {
  /// How many rows.
  case count
  /// How many different known values of a column.
  case distinct(String)
  /// The sum of the known values of a column of numbers; unknown when none is known.
  case sum(String)

  var column: String? {
    switch self {
    case .count: nil
    case .distinct(let column), .sum(let column): column
    }
  }

  func sql(of expression: String) -> String {
    switch self {
    case .count: "count(*)"
    case .distinct: "count(DISTINCT \(expression))"
    case .sum: "sum(\(expression))"
    }
  }
}

/// One number drawn from the registry.
public struct Figure: Sendable, Hashable {
  public let value: Cell
  public let tablesRead: [TableRead]
}
