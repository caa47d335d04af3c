import ByteRecords
import Synchronization

/// An index in which some documents are replaced: only the files that hold a changed term are written.
///
/// That is possible as long as the words of all documents together stay the same: each has its stem, its shard and its neighbours. A word
/// that nobody had written, or that nobody writes any more, calls for a whole index (`IndexBuilder`), as do other facets.
public final class IndexUpdate: Sendable {
  /// What came of an update.
  public struct Outcome: Sendable {
    /// As `IndexBuilder.finish` gives it.
    public let manifest: String
    /// Files of the index, below the root of the site, that are no more.
    public let gone: Set<String>
    /// Hands over, in order, the bytes from which `KeptIndex` knows the index again.
    public let keep: @Sendable ((UnsafeRawBufferPointer) -> Void) -> Void
  }

  /// What was kept of a document, and what is to be kept of the one in its place.
  private struct Change {
    let document: Int
    let before: KeptEntry
    let after: KeptEntry
  }

  private let kept: KeptIndex
  private let synonyms: [[String]]
  private let options: IndexBuilder.Options
  private let paths: ByteRuns
  private let entry: @Sendable (String) -> KeptEntry?
  private let cards: CardFiles
  private let output: IndexOutput
  private let changes = Mutex<[Change]>([])

  /// - Parameters:
  ///   - paths: of all documents of the index, in the order of their bytes.
  ///   - synonyms: the groups that the `Indexer` was given.
  ///   - write: takes the path of a file below the root of the site and its bytes; called from several threads, in any order.
  ///   - entry: what was kept of a document.
  public init(
    _ kept: KeptIndex, paths: ByteRuns, synonyms: [[String]] = [], options: IndexBuilder.Options = .init(),
    write: @escaping @Sendable (String, [UInt8]) -> Void, entry: @escaping @Sendable (String) -> KeptEntry?
  ) {
    self.kept = kept
    self.synonyms = synonyms
    self.options = options
    self.entry = entry
    self.paths = paths
    output = IndexOutput(kept.digests, to: write)
    cards = CardFiles(documents: paths.indices.count, passagesPerFile: options.passagesPerFile, output: output)
  }

  /// Takes a document in the place of the one that was kept. Safe to call from several threads.
  /// - Returns: what to keep of it for the next index.
  public func replace(_ document: IndexedDocument) -> KeptEntry {
    guard let number = paths.place(of: document.path.utf8), let before = entry(document.path) else {
      preconditionFailure("the documents of an index are announced")
    }
    let after = cards.entry(of: document, at: number)
    output.drop(before.digests)
    changes.withLock { $0.append(Change(document: number, before: before, after: after)) }
    return after
  }

  /// What is kept of the documents taken so far, by path.
  public var replaced: [String: KeptEntry] {
    Dictionary(changes.withLock(\.self).map { ($0.after.path, $0.after) }, uniquingKeysWith: { $1 })
  }

  /// The files that held the cards of the documents in whose place others were taken.
  public var formerCards: [String] {
    changes.withLock(\.self).flatMap { cards.paths(of: $0.document, passages: $0.before.passages) }
  }

  /// Writes what has changed, once all changed documents have been taken.
  /// - Returns: nil when a whole index must be made.
  public func finish() -> Outcome? {
    var edits = TermEdits(kept)
    for change in changes.withLock(\.self) where change.before.record != change.after.record {
      guard edits.replace(document: change.document, change.before.record, by: change.after.record) else { return nil }
    }
    var postings = kept.postings
    edits.apply(to: &postings)
    var (vocabulary, merged, terms, reversed) = (kept.vocabulary, postings, kept.terms, kept.reversed)
    SynonymMerger(groups: synonyms).merge(into: &vocabulary, &merged, changed: postings.replacedTerms)
    let changed = merged.replacedTerms
    guard let places = terms.update(changed, vocabulary, merged, longest: options.longestPostings) else { return nil }
    let shards = TermShards(vocabulary, terms, options: options, kept: kept.shards)
    let areCutAlike = shards.kept.homes == kept.shards.homes
    if areCutAlike { shards.write(havingAnyOf: places, to: output) } else { shards.write(to: output) }
    reversed.update(changed, vocabulary, merged, to: output)
    let gone = (shards.count..<max(shards.count, kept.shards.contents.count)).map { "t\($0)" }
    for name in gone { output.drop(file: name) }
    // The manifest says which version all other files are.
    let digests = output.digests
    return Outcome(manifest: manifest(shards, reversed), gone: Set(gone.map(IndexFile.path))) {
      [kept, edits, postings, reversed] receive in
      withoutActuallyEscaping(receive) { receive in
        let columns = ColumnWriter(to: receive)
        KeptIndex.append(edits.scale, kept.forms, edits.frequencies, kept.vocabulary, postings, to: columns)
        KeptIndex.append(shards, reversed, to: columns)
        KeptIndex.append(kept.facets, digests, to: columns)
      }
    }
  }

  private func manifest(_ shards: TermShards, _ reversed: ReversedVocabulary) -> String {
    Manifest(
      version: output.version, documents: paths.indices.count, passagesPerFile: cards.passagesPerFile, terms: shards.starts,
      reversed: reversed.starts, facets: kept.facets
    ).write(to: output)
  }
}
