import ByteRecords

/// Runs of bytes, one after the other.
struct ByteRuns {
  private var bytes: [UInt8] = []
  /// Where each run ends.
  private var ends: [Int] = []

  var indices: Range<Int> { ends.indices }

  subscript(run: Int) -> ArraySlice<UInt8> { bytes[(run == 0 ? 0 : ends[run - 1])..<ends[run]] }

  mutating func append(_ run: some Sequence<UInt8>) {
    bytes += run
    ends.append(bytes.count)
  }

  mutating func append(_ others: ByteRuns) {
    let start = bytes.count
    bytes += others.bytes
    ends += others.ends.map { start + $0 }
  }
}

extension ByteRuns {
  init(_ columns: inout ColumnReader) {
    bytes = columns.column()
    ends = columns.column()
  }

  func append(to columns: ColumnWriter) {
    columns.append(bytes)
    columns.append(ends)
  }
}
