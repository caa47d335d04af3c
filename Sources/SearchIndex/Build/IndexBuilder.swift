import ByteRecords
import CLinux
import Diagnostics
import Synchronization

/// An index being made: takes documents from several threads, in any order, and puts them together at the end. The same documents give
/// the same bytes.
public final class IndexBuilder: Sendable {
  /// Choices that do not come from the documents.
  public struct Options: Sendable {
    /// What readers see for the name of each facet: `["pays": "Pays"]`. Facets without a label use their name.
    public var facetLabels: [String: String] = [:]
    /// Facets in the order in which readers see them; others follow by name.
    public var facetOrder: [String] = []
    /// Most bytes of a term shard before compression; doubled until there are at most about 6,000 shards.
    public var shardSize = 3_000
    /// Passages of a page whose cards share a file; nil for what suits the number of documents.
    public var passagesPerFile: Int?
    /// Terms on more documents keep their best postings apart from the others.
    public var longestPostings = 2_000

    public init() {}

    func shardLimit(for total: Int) -> Int {
      var limit = shardSize
      while total / limit > 4_000 { limit *= 2 }
      return limit
    }
  }

  private let synonyms: [[String]]
  private let options: Options
  /// The place of each document in the order of their paths.
  private let numbers: [String: Int]
  private let gathered: Mutex<GatheredRecords>
  private let cards: CardFiles
  private let output: IndexOutput

  /// - Parameters:
  ///   - paths: of all documents that will be added.
  ///   - synonyms: the groups that the `Indexer` was given.
  ///   - write: takes the path of a file below the root of the site and its bytes; called from several threads, in any order.
  public init(
    paths: [String], synonyms: [[String]] = [], options: Options = Options(),
    write: @escaping @Sendable (String, [UInt8]) -> Void
  ) {
    self.synonyms = synonyms
    self.options = options
    numbers = Self.numbers(of: paths)
    gathered = Mutex(GatheredRecords(documents: paths.count))
    output = IndexOutput(to: write)
    cards = CardFiles(documents: paths.count, passagesPerFile: options.passagesPerFile, output: output)
  }

  /// The place of each document in the order of their paths.
  static func numbers(of paths: [String]) -> [String: Int] {
    let ordered = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Dictionary(zip(ordered, ordered.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Takes one of the announced documents. Safe to call from several threads.
  /// - Returns: what to keep of it for the next index.
  @discardableResult public func add(_ document: IndexedDocument) -> KeptEntry {
    let number = number(of: document.path)
    gathered.withLock { $0.add(document.record, as: number) }
    return cards.entry(of: document, at: number)
  }

  /// Takes a document that has not changed since an index of the same documents, whose cards are there already.
  public func keep(_ entry: KeptEntry) {
    let number = number(of: entry.path)
    gathered.withLock { $0.add(entry.record, as: number) }
    output.keep(entry.digests)
  }

  /// Whether a file of the site is one of those that `finish` writes.
  public static func isOfAllDocuments(_ path: String) -> Bool {
    path.hasPrefix(IndexFile.folder) && !path.hasPrefix(IndexFile.folder + "c/")
  }

  private func number(of path: String) -> Int {
    guard let number = numbers[path] else { preconditionFailure("documents of an index are announced") }
    return number
  }

  /// Writes the files that need all documents, once they have been added.
  ///
  /// - Parameter keep: takes, in order, the bytes from which `KeptIndex` knows the index again.
  /// - Returns: the manifest: JSON for `data-search-index` on the search page, for which `manifeste.js` would be one more round trip.
  public func finish(keeping keep: (@Sendable (UnsafeRawBufferPointer) -> Void)? = nil) -> String {
    let columns = keep.map(ColumnWriter.init)
    let (shards, reversed, facets) = encode(keeping: columns)
    shards.write(to: output)
    reversed.write(to: output)
    facets.write(to: output)
    if let columns { KeptIndex.append(facets.names, output.digests, to: columns) }
    let manifest = Manifest(
      version: output.version, documents: numbers.count, passagesPerFile: cards.passagesPerFile, terms: shards.starts,
      reversed: reversed.starts, facets: facets.names)
    return manifest.write(to: output)
  }

  /// Everything but the cards. What it is made from takes the most memory of the whole index, and goes with the end of this call.
  private func encode(keeping columns: ColumnWriter?) -> (TermShards, ReversedVocabulary, FacetFiles) {
    var collection = takeGathered()
    var vocabulary = Vocabulary(collection)
    let scale = Impact.Scale(collection)
    var postings = TermPostings(&collection, vocabulary, on: scale)
    // What was gathered leaves holes all over the heap, which the tables made from now on are too large for.
    linux_give_memory_back()
    if let columns {
      KeptIndex.append(scale, collection.forms, collection.frequencies, vocabulary, postings, to: columns)
    }
    SynonymMerger(groups: synonyms).merge(into: &vocabulary, &postings)
    let (words, found) = (vocabulary, postings)
    let (shards, reversed) = both(
      { TermShards(words, EncodedTerms(words, found, longest: options.longestPostings), options: options) },
      { ReversedVocabulary(words, found, size: options.shardSize) })
    if let columns { KeptIndex.append(shards, reversed, to: columns) }
    return (shards, reversed, FacetFiles(collection, options: options))
  }

  /// What was gathered, which is no longer kept.
  private func takeGathered() -> GatheredRecords {
    gathered.withLock { gathered in
      defer { gathered = GatheredRecords(documents: 0) }
      return gathered
    }
  }
}
