import Digest

/// The answer to a question.
public struct ResultTable: Sendable, Hashable {
  public let columns: [ResultColumn]
  public let rows: [[Cell]]
  /// Of the rows that match, before the limit.
  public let totalCount: Int
  /// What the answer was made from.
  public let tablesRead: [TableRead]

  /// The same rows with only some of their columns.
  /// - Parameter positions: of the columns to keep, in the order to keep them in.
  public func keeping(_ positions: [Int]) -> ResultTable {
    ResultTable(
      columns: positions.map { columns[$0] }, rows: rows.map { row in positions.map { row[$0] } }, totalCount: totalCount,
      tablesRead: tablesRead)
  }

  /// Changes when the columns or the rows do, or their order.
  public var digest: Digest {
    var bytes: [UInt8] = []
    for column in columns { append(column.name, tag: 0, to: &bytes) }
    for cell in rows.joined() { append(cell.text, tag: cell == .null ? 1 : 2, to: &bytes) }
    return Digest(of: bytes)
  }

  /// With its length, so that no two different tables give the same bytes.
  private func append(_ text: String, tag: UInt8, to bytes: inout [UInt8]) {
    bytes.append(tag)
    withUnsafeBytes(of: UInt32(text.utf8.count).littleEndian) { bytes += $0 }
    bytes += text.utf8
  }
}

public struct ResultColumn: Sendable, Hashable {
  public let name: String
  public let label: Label
  public let type: ColumnType
  /// The values that it may hold, with their labels; empty when it is free.
  public let values: [ColumnSchema.Value]
}
