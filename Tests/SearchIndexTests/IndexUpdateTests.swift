import ByteRecords
import Synchronization
import Testing

@testable import SearchIndex

/// An index in which documents are replaced is the one that a whole build of the same documents would give, byte for byte.
@Suite struct IndexUpdateTests {
  /// - Parameters:
  ///   - shard: small, so that edits move the cuts.
  ///   - longest: small, so that many terms overflow.
  @Test(arguments: [3_000, 60], [2_000, 4])
  func anUpdatedIndexEqualsAWholeOne(shard: Int, longest: Int) throws {
    var options = IndexBuilder.Options()
    (options.shardSize, options.longestPostings) = (shard, longest)
    var random = Dice(state: UInt64(shard + longest))
    var documents = Samples.documents
    var made = MadeIndex(documents, options)
    var updates = 0
    for step in 0..<60 {
      let number = random.below(documents.count)
      documents[number].sections = edited(documents[number].sections, &random)
      if made.update(documents[number]) { updates += 1 } else { made = MadeIndex(documents, options) }
      let whole = MadeIndex(documents, options).files
      let different = Set(whole.keys).union(made.files.keys).filter { whole[$0] != made.files[$0] }.sorted()
      #expect(different == [], "step \(step)")
    }
    #expect(updates > 10, "most edits change no more than a few terms")
  }

  /// « agreed » has one term in French and one in English, where it shares its stem with a word that has synonyms: how often it is found
  /// depends on both.
  @Test func aFormOfTwoLanguagesHasTheDocumentsOfBoth() {
    func page(_ name: String, _ language: SearchLanguage, _ text: String) -> SearchDocument {
      SearchDocument(path: name, title: "Page", language: language, sections: [SearchSection(text: Array(text.utf8))])
    }
    let pages =
      [page("a", .french, "agreed"), page("b", .french, "mot mot"), page("c", .english, "agree agreed mot")]
      + (0..<60).map { page("d\($0)", .french, "accord") }
    let synonyms = [["agree", "accord"]]
    var made = MadeIndex(pages, synonyms: synonyms)
    let isUpdated = made.update(page("b", .french, "mot agreed"))
    #expect(isUpdated)
    let whole = MadeIndex([pages[0], page("b", .french, "mot agreed")] + pages[2...], synonyms: synonyms)
    #expect(made.files == whole.files)
  }

  @Test func aWordThatNobodyHadWrittenCallsForAWholeIndex() {
    var documents = Samples.documents
    var made = MadeIndex(documents)
    documents[0].sections.append(SearchSection(text: Array("Un palanquinier de plus.".utf8)))
    let isUpdated = made.update(documents[0])
    #expect(!isUpdated)
    #expect(documents[0].sections.count > Samples.documents[0].sections.count)
  }

  @Test func otherFacetsCallForAWholeIndex() {
    var document = Samples.documents[0]
    document.facets.append(SearchFacet(name: "pays", value: "XX", label: "Ailleurs"))
    var made = MadeIndex(Samples.documents)
    let isUpdated = made.update(document)
    #expect(!isUpdated)
  }

  @Test func whatIsDamagedIsNoIndex() {
    let bytes = MadeIndex(Samples.documents).kept
    #expect(bytes.withUnsafeBytes(KeptIndex.init) != nil)
    for place in stride(from: 0, to: bytes.count, by: bytes.count / 97) {
      var damaged = bytes
      damaged[place] ^= 0x10
      #expect(damaged.withUnsafeBytes(KeptIndex.init) == nil, "byte \(place)")
    }
    #expect(bytes.dropLast().withUnsafeBytes(KeptIndex.init) == nil)
    #expect([UInt8]().withUnsafeBytes(KeptIndex.init) == nil)
  }

  /// Takes a passage away, says one twice, or brings in one of another document.
  private func edited(_ sections: [SearchSection], _ random: inout Dice) -> [SearchSection] {
    var sections = sections
    let number = random.below(sections.count)
    var words = sections[number].text.split(separator: 0x20, omittingEmptySubsequences: false)
    let others = Samples.documents[random.below(Samples.documents.count)].sections.flatMap { $0.text.split(separator: 0x20) }
    switch random.below(3) {
    case 0: words.removeLast(min(words.count, 1 + random.below(4)))
    case 1: words += words.prefix(random.below(40))
    default:
      let start = random.below(max(1, others.count))
      words += others[start..<min(others.count, start + 5)]
    }
    sections[number].text = Array(words.joined(separator: [0x20]))
    return sections
  }

  private struct Dice {
    var state: UInt64

    /// Of a linear congruential generator (Knuth's constants).
    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }
}

/// An index with what is kept of it.
private struct MadeIndex {
  private(set) var files: [String: [UInt8]]
  private(set) var kept: [UInt8]
  private var entries: [String: KeptEntry]
  private let options: IndexBuilder.Options
  private let synonyms: [[String]]
  private let indexer: Indexer

  init(
    _ documents: [SearchDocument], _ options: IndexBuilder.Options = .init(), synonyms: [[String]] = Samples.cases.synonymes
  ) {
    self.options = options
    self.synonyms = synonyms
    let indexer = Indexer(synonyms: synonyms)
    self.indexer = indexer
    let taken = Taken()
    let builder = IndexBuilder(
      paths: documents.map(\.path), synonyms: synonyms, options: options, write: taken.take)
    let entries = documents.map { builder.add(indexer.index($0)) }
    self.entries = Dictionary(uniqueKeysWithValues: entries.map { ($0.path, $0) })
    _ = builder.finish(keeping: taken.keep)
    (files, kept) = (taken.files, taken.kept)
  }

  /// - Returns: false when a whole index must be made.
  mutating func update(_ document: SearchDocument) -> Bool {
    guard let index = kept.withUnsafeBytes(KeptIndex.init) else { return false }
    let taken = Taken()
    let entries = entries
    let update = IndexUpdate(
      index, paths: ByteRuns(sorting: entries.keys), synonyms: synonyms, options: options, write: taken.take,
      entry: { entries[$0] })
    let entry = update.replace(indexer.index(document))
    guard let outcome = update.finish() else { return false }
    outcome.keep(taken.keep)
    self.entries[document.path] = entry
    for path in outcome.gone.union(update.formerCards) { files[path] = nil }
    files.merge(taken.files) { $1 }
    kept = taken.kept
    return true
  }
}

/// What an index has written.
private final class Taken: Sendable {
  private let all = Mutex<(files: [String: [UInt8]], kept: [UInt8])>(([:], []))

  @Sendable func take(_ path: String, _ bytes: [UInt8]) { all.withLock { $0.files[path] = bytes } }

  @Sendable func keep(_ bytes: UnsafeRawBufferPointer) { all.withLock { $0.kept += Array(bytes) } }

  var files: [String: [UInt8]] { all.withLock(\.files) }
  var kept: [UInt8] { all.withLock(\.kept) }
}
