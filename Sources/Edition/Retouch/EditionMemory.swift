import ByteRecords
import Glibc
import PluginKit
import SearchIndex
import Synchronization

/// What a build keeps for the next beside its outcome, under `.vademecum/`: in two logs, what each document tells the others and what the
/// search index knows of each page; in two other files, where each page is in its log and what the index was put together from.
final class EditionMemory: Sendable {
  /// How much of each file is sound.
  struct Lengths: Codable, Sendable {
    let documents: Int
    let pages: Int
    let places: Int
    let index: Int
  }

  private struct State: Sendable {
    /// Where the pages made by this build are in their log.
    var places: [String: Int] = [:]
    /// Hands over the bytes of a `KeptIndex` that nobody has waited for.
    var keepIndex: (@Sendable ((UnsafeRawBufferPointer) -> Void) -> Void)?
  }

  private let folder: String
  private let documents: KeptLog
  private let pages: KeptLog
  private let places: KeptLog
  private let index: KeptLog
  private let former: PagePlaces
  private let state = Mutex(State())
  /// Of files that stand beside the former ones until they are whole.
  private let new: [String]

  static func begin(in folder: String) -> EditionMemory {
    mkdir(folder, 0o755)
    return EditionMemory(
      folder, documents: .begin(at: newPath(documentsName, in: folder)), pages: .begin(at: newPath(pagesName, in: folder)),
      former: PagePlaces([:]), new: [documentsName, pagesName, placesName, indexName])
  }

  /// - Parameter former: where the last build has left the pages.
  static func resume(in folder: String, _ lengths: Lengths, _ former: PagePlaces) -> EditionMemory {
    EditionMemory(
      folder, documents: .resume(at: path(documentsName, in: folder), length: lengths.documents),
      pages: .resume(at: path(pagesName, in: folder), length: lengths.pages), former: former, new: [placesName, indexName])
  }

  private init(_ folder: String, documents: KeptLog, pages: KeptLog, former: PagePlaces, new: [String]) {
    self.folder = folder
    self.documents = documents
    self.pages = pages
    self.former = former
    self.new = new
    places = .begin(at: Self.newPath(Self.placesName, in: folder))
    index = .begin(at: Self.newPath(Self.indexName, in: folder))
  }

  /// Safe to call from several threads.
  func keep(_ entry: KeptEntry) {
    let place = pages.append(entry.bytes)
    state.withLock { $0.places[entry.path] = place }
  }

  /// Takes the bytes of a `KeptIndex`, in order.
  @Sendable func keepIndex(_ bytes: UnsafeRawBufferPointer) { index.write(bytes) }

  /// Has the bytes of a `KeptIndex` taken by `finish`.
  func keepIndex(later keep: @escaping @Sendable ((UnsafeRawBufferPointer) -> Void) -> Void) {
    state.withLock { $0.keepIndex = keep }
  }

  func keep(_ kept: [KeptDocument]) {
    for entry in kept.concurrentMap(\.bytes) { documents.append(entry) }
  }

  /// - Returns: nil when something could not be kept; then there is nothing to resume.
  func finish() -> Lengths? {
    let state = state.withLock(\.self)
    state.keepIndex?(index.write)
    former.with(state.places).append(to: ColumnWriter(to: places.write))
    let lengths = [documents, pages, places, index].compactMap { $0.finish() }
    guard lengths.count == 4 else {
      discard()
      return nil
    }
    for name in new {
      guard rename(Self.newPath(name, in: folder), Self.path(name, in: folder)) == 0 else { return nil }
    }
    return Lengths(documents: lengths[0], pages: lengths[1], places: lengths[2], index: lengths[3])
  }

  /// Leaves what was there before.
  func discard() {
    for name in new { unlink(Self.newPath(name, in: folder)) }
  }

  /// The documents of a build, by their paths; nil when they are damaged.
  static func documents(in folder: String, _ lengths: Lengths) -> [SourcePath: KeptDocument]? {
    guard let log = KeptLog.entries(at: path(documentsName, in: folder), length: lengths.documents) else { return nil }
    let documents = log.entries.concurrentMap { range in log.bytes[range].withUnsafeBufferPointer(KeptDocument.init) }
    guard documents.allSatisfy({ $0 != nil }) else { return nil }
    return Dictionary(documents.compactMap { $0 }.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
  }

  /// What the search index knows; nil when it is damaged.
  static func search(in folder: String, _ lengths: Lengths) -> KeptSearch? {
    guard let log = KeptLogReader(at: path(pagesName, in: folder), length: lengths.pages),
      let places = read(placesName, in: folder, length: lengths.places, PagePlaces.init),
      let index = read(indexName, in: folder, length: lengths.index, KeptIndex.init)
    else { return nil }
    return KeptSearch(index: index, pages: places, log: log)
  }

  private static func read<Kept>(
    _ name: String, in folder: String, length: Int, _ read: (UnsafeRawBufferPointer) -> Kept?
  ) -> Kept? {
    MappedFile(path(name, in: folder), length: length).flatMap { file in withExtendedLifetime(file) { read(file.bytes) } }
  }

  private static let documentsName = "documents"
  private static let pagesName = "recherche"
  private static let placesName = "places"
  private static let indexName = "index"

  private static func path(_ name: String, in folder: String) -> String { folder + "/" + name }

  private static func newPath(_ name: String, in folder: String) -> String { path(name, in: folder) + ".neuf" }
}

/// Where each page of an edition is in the log of what the search index knows of them.
struct PagePlaces: Sendable {
  /// The addresses of all pages, in the order of their bytes.
  let paths: ByteRuns
  private var places: [Int]

  init(_ places: [String: Int]) {
    let paths = ByteRuns(sorting: places.keys)
    self.paths = paths
    self.places = paths.indices.map { places[paths.text($0)] ?? 0 }
  }

  /// As `append` wrote them; nil when they are damaged.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var columns = ColumnReader(bytes)
    paths = ByteRuns(&columns)
    places = columns.column()
    guard !columns.isBroken, columns.isAtEnd, places.count == paths.indices.count else { return nil }
  }

  func append(to columns: ColumnWriter) {
    paths.append(to: columns)
    columns.append(places)
  }

  subscript(path: String) -> Int? { paths.place(of: path.utf8).map { places[$0] } }

  /// The same, but for some pages that are elsewhere now.
  func with(_ others: [String: Int]) -> PagePlaces {
    guard !places.isEmpty else { return PagePlaces(others) }
    var moved = self
    for (path, place) in others { if let page = paths.place(of: path.utf8) { moved.places[page] = place } }
    return moved
  }
}

/// What the search index knew after the last build.
struct KeptSearch: Sendable {
  let index: KeptIndex
  let pages: PagePlaces
  private let log: KeptLogReader
  /// Of the pages that will be made again.
  private(set) var remade: [String: KeptEntry] = [:]

  fileprivate init(index: KeptIndex, pages: PagePlaces, log: KeptLogReader) {
    self.index = index
    self.pages = pages
    self.log = log
  }

  /// What was kept of a page; nil when it is damaged.
  func entry(_ path: String) -> KeptEntry? {
    pages[path].flatMap(log.entry).flatMap { $0.withUnsafeBufferPointer(KeptEntry.init) }
  }

  /// The same, with what was kept of some pages at hand; nil when it is damaged.
  func remaking(_ paths: [String]) -> KeptSearch? {
    var search = self
    for path in paths {
      guard let entry = entry(path) else { return nil }
      search.remade[path] = entry
    }
    return search
  }
}
