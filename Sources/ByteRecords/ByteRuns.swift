import Diagnostics

/// Runs of bytes, one after the other in one array.
public struct ByteRuns: Sendable, Equatable {
  @usableFromInline var bytes: [UInt8] = []
  /// Where each run ends.
  @usableFromInline var ends: [Int] = []

  public init() {}

  /// Texts, in the order of their bytes.
  public init(sorting texts: some Sequence<String>) {
    for text in texts.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { append(text.utf8) }
  }

  @inlinable public var indices: Range<Int> { ends.indices }

  @inlinable public subscript(run: Int) -> ArraySlice<UInt8> { bytes[(run == 0 ? 0 : ends[run - 1])..<ends[run]] }

  @inlinable public mutating func append(_ run: some Sequence<UInt8>) {
    bytes.append(contentsOf: run)
    ends.append(bytes.count)
  }

  public mutating func append(_ others: ByteRuns) {
    let start = bytes.count
    bytes += others.bytes
    ends += others.ends.map { start + $0 }
  }

  /// The place of a run among runs in the order of their bytes.
  @inlinable public func place(of run: some Collection<UInt8>) -> Int? {
    let place = indices.partitionPoint { self[$0].lexicographicallyPrecedes(run) }
    return place < ends.count && self[place].elementsEqual(run) ? place : nil
  }

  public func text(_ run: Int) -> String { String(decoding: self[run], as: UTF8.self) }
}

extension ByteRuns {
  public init(_ columns: inout ColumnReader) {
    bytes = columns.column()
    ends = columns.column()
  }

  public func append(to columns: ColumnWriter) {
    columns.append(bytes)
    columns.append(ends)
  }
}
