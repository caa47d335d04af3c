/// What the index keeps of one document, in flat runs of bytes. It depends on the document and on the expressions of the `Indexer` only.
public struct IndexedDocument: Sendable, Hashable {
  /// Address below the root of the site.
  public let path: String
  /// Number of forms, language, weight in thousandths, words of title and body, facets, then the forms with their counts.
  let record: [UInt8]
  /// One a passage: what a result is drawn from.
  let cards: [[UInt8]]
}
