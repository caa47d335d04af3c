import Glibc
import PluginKit
import SearchIndex

/// What a build keeps for the next beside its outcome, under `.vademecum/`: in two logs, what each document tells the others and what the
/// search index knows of each page; in a third file, what the index was put together from.
final class EditionMemory: Sendable {
  /// How much of each log is sound.
  struct Lengths: Codable, Sendable {
    let documents: Int
    let pages: Int
    let index: Int
  }

  private let folder: String
  private let documents: KeptLog
  private let pages: KeptLog
  private let index: KeptLog
  /// Of files that stand beside the former ones until they are whole.
  private let new: [String]

  static func begin(in folder: String) -> EditionMemory {
    mkdir(folder, 0o755)
    return EditionMemory(
      folder, documents: .begin(at: newPath(documentsName, in: folder)), pages: .begin(at: newPath(pagesName, in: folder)),
      new: [documentsName, pagesName, indexName])
  }

  static func resume(in folder: String, _ lengths: Lengths) -> EditionMemory {
    EditionMemory(
      folder, documents: .resume(at: path(documentsName, in: folder), length: lengths.documents),
      pages: .resume(at: path(pagesName, in: folder), length: lengths.pages), new: [indexName])
  }

  private init(_ folder: String, documents: KeptLog, pages: KeptLog, new: [String]) {
    self.folder = folder
    self.documents = documents
    self.pages = pages
    self.new = new
    index = .begin(at: Self.newPath(Self.indexName, in: folder))
  }

  /// Safe to call from several threads.
  func keep(_ entry: KeptEntry) { pages.append(entry.bytes) }

  /// Takes the bytes of a `KeptIndex`, in order.
  @Sendable func keepIndex(_ bytes: UnsafeRawBufferPointer) { index.write(bytes) }

  func keep(_ kept: [KeptDocument]) {
    for entry in kept.concurrentMap(\.bytes) { documents.append(entry) }
  }

  /// - Returns: nil when something could not be kept; then there is nothing to resume.
  func finish() -> Lengths? {
    let lengths = (documents.finish(), pages.finish(), index.finish())
    guard let documents = lengths.0, let pages = lengths.1, let index = lengths.2 else {
      discard()
      return nil
    }
    for name in new {
      guard rename(Self.newPath(name, in: folder), Self.path(name, in: folder)) == 0 else { return nil }
    }
    return Lengths(documents: documents, pages: pages, index: index)
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
    let (log, index) = both(
      { KeptLog.entries(at: path(pagesName, in: folder), length: lengths.pages) },
      {
        (try? FileSystem.disk.read(path(indexName, in: folder))).flatMap { bytes in
          bytes.count == lengths.index ? bytes.withUnsafeBytes(KeptIndex.init) : nil
        }
      })
    guard let log, let index else { return nil }
    return KeptSearch(log.bytes, log.entries, index)
  }

  private static let documentsName = "documents"
  private static let pagesName = "recherche"
  private static let indexName = "index"

  private static func path(_ name: String, in folder: String) -> String { folder + "/" + name }

  private static func newPath(_ name: String, in folder: String) -> String { path(name, in: folder) + ".neuf" }
}

/// What the search index knew after the last build.
struct KeptSearch: Sendable {
  let index: KeptIndex
  /// Of all pages, one after the other.
  private let bytes: [UInt8]
  /// Where each page is in them, by address.
  private let places: [String: Range<Int>]

  fileprivate init(_ bytes: [UInt8], _ entries: [Range<Int>], _ index: KeptIndex) {
    self.bytes = bytes
    self.index = index
    let paths = entries.concurrentMap { range in bytes[range].withUnsafeBufferPointer(KeptEntry.path) }
    // The last entry of a page is the one that holds.
    places = Dictionary(zip(paths, entries), uniquingKeysWith: { $1 })
  }

  /// The addresses of all pages.
  var paths: [String] { Array(places.keys) }

  func entry(_ path: String) -> KeptEntry? {
    places[path].flatMap { bytes[$0].withUnsafeBufferPointer(KeptEntry.init) }
  }
}
