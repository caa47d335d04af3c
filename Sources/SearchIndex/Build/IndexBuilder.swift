/// Puts records together into the files of the index. The same documents give the same bytes, in whatever order they come.
public struct IndexBuilder: Sendable {
  /// Choices that do not come from the documents.
  public struct Options: Sendable {
    /// What readers see for the name of each facet: `["pays": "Pays"]`. Facets without a label use their name.
    public var facetLabels: [String: String] = [:]
    /// Facets in the order in which readers see them; others follow by name.
    public var facetOrder: [String] = []
    /// Most bytes of a term shard before compression; doubled until there are at most about 1,000 shards.
    public var shardSize = 4_500
    /// How cards share files; nil for what suits the number of documents.
    public var cardGrouping: CardGrouping?
    /// Terms on more documents keep their best postings apart from the others.
    public var longestPostings = 2_000

    public init() {}

    func shardLimit(for total: Int) -> Int {
      var limit = shardSize
      while total / limit > 700 { limit *= 2 }
      return limit
    }
  }

  private let synonyms: [[String]]
  private let options: Options

  /// - Parameter synonyms: the groups that the `Indexer` was given.
  public init(synonyms: [[String]] = [], options: Options = Options()) {
    self.synonyms = synonyms
    self.options = options
  }

  /// Writes all files of the index.
  ///
  /// - Parameter write: takes the path of a file below the root of the site and its bytes; called from several threads, in any order.
  /// - Returns: the manifest: JSON for `data-search-index` on the search page, which spares the reader the round trip for `manifeste.js`.
  public func build(_ documents: [IndexedDocument], write: @escaping @Sendable (String, [UInt8]) -> Void) -> String {
    let ordered = documents.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let output = IndexOutput(write)
    let collection = GatheredRecords(ordered)
    var vocabulary = Vocabulary(collection)
    var postings = TermPostings(collection, vocabulary, impact: Impact(collection))
    SynonymMerger(groups: synonyms).merge(into: &vocabulary, &postings)
    let shards = TermShards(vocabulary, postings, options: options)
    shards.write(to: output)
    let reversed = ReversedVocabulary(vocabulary, postings, size: options.shardSize)
    reversed.write(to: output)
    let facets = FacetFiles(collection, options: options)
    facets.write(to: output)
    let cards = CardFiles(collection, ordered, grouping: options.cardGrouping ?? .fitting(ordered.count))
    cards.write(to: output)
    let manifest = Manifest(
      version: output.version, documents: ordered.count, grouping: cards.grouping, terms: shards.starts,
      reversed: reversed.starts,
      facets: facets.names)
    output.write("manifeste") { $0 += manifest.literal }
    return String(decoding: manifest.literal, as: UTF8.self)
  }
}
