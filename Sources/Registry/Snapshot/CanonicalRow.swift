import Digest

/// The bytes of a row that its digest is made of: for each known cell the name of its column, its length, its value.
///
/// An unknown cell and a missing column count the same: a source that leaves out an optional column has the same rows.
struct CanonicalRow {
  private(set) var bytes: [UInt8] = []
  private let names: [[UInt8]]

  init(columns: [String]) {
    names = columns.map { Array($0.utf8) + [0] }
  }

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ column: Int, _ value: UnsafeBufferPointer<UInt8>) {
    bytes += names[column]
    withUnsafeBytes(of: UInt32(value.count).littleEndian) { bytes += $0 }
    bytes += value
  }

  mutating func append(_ column: Int, _ value: String) {
    var value = value
    value.withUTF8 { append(column, $0) }
  }

  /// The digest of a table: that of its rows' digests, in their own order.
  static func digest(ofRows digests: [[UInt8]]) -> Digest {
    Digest(of: Array(digests.sorted { $0.lexicographicallyPrecedes($1) }.joined()))
  }
}
