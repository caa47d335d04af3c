/// Puts records together into the files of the index. The same documents give the same bytes, in whatever order they come.
public struct IndexBuilder: Sendable {
  /// Choices that do not come from the documents.
  public struct Options: Sendable {
    /// What readers see for the name of each facet: `["pays": "Pays"]`. Facets without a label use their name.
    public var facetLabels: [String: String] = [:]
    /// Facets in the order in which readers see them; others follow by name.
    public var facetOrder: [String] = []
    /// Bytes of a term shard before compression; grows by itself so that there are at most about 1,000 shards.
    public var shardSize = 3_000
    /// From this number of documents on, eight neighbours share a file of cards, for the clusters of USB keys.
    public var groupedFrom = 5_000
    /// Terms on more documents keep their best postings apart from the others.
    public var longestPostings = 2_000

    public init() {}
  }

  private let synonyms: [[String]]
  private let options: Options

  /// - Parameter synonyms: the groups that the `Indexer` was given.
  public init(synonyms: [[String]] = [], options: Options = Options()) {
    self.synonyms = synonyms
    self.options = options
  }

  /// All files of the index, in order of path, and the manifest.
  public func build(_ documents: [IndexedDocument]) -> SearchFiles {
    let ordered = documents.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let collection = GatheredRecords(ordered)
    var vocabulary = Vocabulary(collection)
    var terms = TermCounts(collection, vocabulary).postings(impact: Impact(collection))
    SynonymMerger(groups: synonyms).merge(into: &vocabulary, &terms)
    let shards = TermShards(vocabulary, terms, options: options)
    let reversed = ReversedVocabulary(vocabulary, terms, size: options.shardSize)
    let facets = FacetFiles(collection, options: options)
    let cards = CardFiles(collection, ordered, group: ordered.count < options.groupedFrom ? 1 : 8)
    let files = shards.files + reversed.files + facets.files + cards.files
    let manifest = Manifest(
      documents: ordered.count, group: cards.group, terms: shards.starts, reversed: reversed.starts, facets: facets.names)
    return SearchFiles(files: files, manifest: manifest.literal(version: Checksum.of(files)))
  }
}

/// The files of the index.
public struct SearchFiles: Sendable {
  /// Paths below the root of the site, sorted.
  public let files: [(path: String, bytes: [UInt8])]
  /// JSON for `data-search-index` on the search page: spares the reader the round trip for `manifeste.js`.
  public let manifest: String

  init(files: [ScriptFile], manifest: String) {
    let manifestFile = ScriptFile(name: "manifeste", literal: Array(manifest.utf8))
    self.files = (files + [manifestFile]).map { ($0.path, $0.bytes) }.sorted { $0.0 < $1.0 }
    self.manifest = manifest
  }
}
