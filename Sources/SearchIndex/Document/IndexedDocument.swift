/// What the index keeps of one document: one flat run of bytes, to be kept as it is between builds.
///
/// It depends on the document and on the expressions of the `Indexer` only. `format` changes when its layout does.
public struct IndexedDocument: Sendable, Hashable {
  /// Part of any cache key of records.
  public static let format = 2

  /// Address below the root of the site.
  public let path: String
  /// language, weight in thousandths, words of title and body, facets, cards, then forms with their counts.
  public let record: [UInt8]

  /// - Parameter record: bytes that `Indexer.index` once gave for `path`.
  public init(path: String, record: [UInt8]) {
    self.path = path
    self.record = record
  }
}
