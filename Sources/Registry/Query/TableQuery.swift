/// A question to one table: which rows, which columns, in what order.
public struct TableQuery: Sendable, Hashable {
  public var table: String
  /// All must hold.
  public var filters: [Filter]
  /// Empty: all that sources fill.
  public var columns: [String]
  /// Columns by which rows are sorted, the most important first, with `-` before those that go down. Rows that are still equal follow
  /// their key. Unknown values come last either way. A date of which less is known comes after those of the same year, or month, of which
  /// more is known.
  public var sort: [String]
  public var limit: Int?
  public var offset: Int

  public init(
    _ table: String, where filters: [Filter] = [], columns: [String] = [], sort: [String] = [], limit: Int? = nil, offset: Int = 0
  ) {
    self.table = table
    self.filters = filters
    self.columns = columns
    self.sort = sort
    self.limit = limit
    self.offset = offset
  }
}

/// A condition on one column: any of these values will do.
///
/// A value is as an author writes it: `FR`; `>=2010`, `<2010-06`; `2010..2020`, both ends included; `vide`, `non vide`. A list's cell
/// matches when it holds the value. A partial date matches when all that it may be does: `2010` is not known to be before `2010-06`.
public struct Filter: Sendable, Hashable {
  public let column: String
  public let values: [String]
  /// The condition is that none of the values will do.
  public let isExclusion: Bool

  public init(_ column: String, _ values: [String], isExclusion: Bool = false) {
    self.column = column
    self.values = values
    self.isExclusion = isExclusion
  }

  public init(_ column: String, _ value: String) {
    self.init(column, [value])
  }
}
