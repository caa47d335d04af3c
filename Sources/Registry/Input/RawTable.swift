import Diagnostics

/// Rows as a source gave them, before anything is known of their types.
///
/// Every cell is a range of `bytes`, UTF-8 text; an empty range means « unknown ». A database's source writes its values as text here,
/// so that the same rows give the same snapshot whatever they come from.
public struct RawTable: Sendable {
  public let name: String
  public let columns: [String]
  public let bytes: [UInt8]
  /// Row by row, `columns.count` a row.
  public let cells: [Range<UInt32>]
  public let origin: TableOrigin
  /// Where the source shows a row (from 0) and a column (from 0); without a row, where it shows the table.
  public let place: @Sendable (_ row: Int?, _ column: Int?) -> Place

  public init(
    name: String, columns: [String], bytes: [UInt8], cells: [Range<UInt32>], origin: TableOrigin,
    place: @escaping @Sendable (_ row: Int?, _ column: Int?) -> Place
  ) {
    self.name = name
    self.columns = columns
    self.bytes = bytes
    self.cells = cells
    self.origin = origin
    self.place = place
  }

  public var rowCount: Int { columns.isEmpty ? 0 : cells.count / columns.count }
}

/// Where the rows of a table come from, as the reader of a page is told.
public struct TableOrigin: Sendable, Hashable {
  /// The name of the source in `site.yml`.
  public let source: String
  /// A file, relative to the root of the site, or an address without its secrets.
  public let location: String
  /// The date of the data, `AAAA-MM-JJ`, when its source tells one.
  public let date: String?
  public let freshness: Freshness

  public init(source: String, location: String, date: String? = nil, freshness: Freshness = .current) {
    self.source = source
    self.location = location
    self.date = date
    self.freshness = freshness
  }

  public enum Freshness: Sendable, Hashable {
    /// Read from the source for this build.
    case current
    /// Read from the source, whose data are older than the site allows. Both are numbers of days.
    case stale(days: Int, limit: Int)
    /// The source failed: this is the last copy that it gave.
    case lastGood(reason: Localized)

    public var isLastGood: Bool {
      if case .lastGood = self { true } else { false }
    }
  }
}
