import Glibc
import PluginKit
import SearchIndex

/// What a build keeps for the next beside its outcome, in two logs under `.vademecum/`: what each document tells the others, and what the
/// search index knows of each page.
final class EditionMemory: Sendable {
  /// How much of each log is sound.
  struct Lengths: Codable, Sendable {
    let documents: Int
    let index: Int
  }

  private let folder: String
  private let documents: KeptLog
  private let index: KeptLog
  /// Of logs that stand beside the former ones until they are whole.
  private let isNew: Bool

  static func begin(in folder: String) -> EditionMemory {
    mkdir(folder, 0o755)
    return EditionMemory(
      folder, KeptLog.begin(at: path(documentsName, in: folder) + new), KeptLog.begin(at: path(indexName, in: folder) + new),
      isNew: true)
  }

  static func resume(in folder: String, _ lengths: Lengths) -> EditionMemory {
    EditionMemory(
      folder, KeptLog.resume(at: path(documentsName, in: folder), length: lengths.documents),
      KeptLog.resume(at: path(indexName, in: folder), length: lengths.index), isNew: false)
  }

  private init(_ folder: String, _ documents: KeptLog, _ index: KeptLog, isNew: Bool) {
    self.folder = folder
    self.documents = documents
    self.index = index
    self.isNew = isNew
  }

  /// Safe to call from several threads.
  func keep(_ entry: KeptEntry) { index.append(entry.bytes) }

  func keep(_ kept: [KeptDocument]) {
    for entry in kept.concurrentMap(\.bytes) { documents.append(entry) }
  }

  /// - Returns: nil when something could not be kept; then there is nothing to resume.
  func finish() -> Lengths? {
    let lengths = (documents.finish(), index.finish())
    guard let documents = lengths.0, let index = lengths.1 else {
      discard()
      return nil
    }
    if isNew {
      for name in Self.names {
        let path = Self.path(name, in: folder)
        guard rename(path + Self.new, path) == 0 else { return nil }
      }
    }
    return Lengths(documents: documents, index: index)
  }

  /// Leaves what was there before.
  func discard() {
    if isNew { for name in Self.names { unlink(Self.path(name, in: folder) + Self.new) } }
  }

  /// The documents of a build, by their paths; nil when they are damaged.
  static func documents(in folder: String, _ lengths: Lengths) -> [SourcePath: KeptDocument]? {
    entries(documentsName, in: folder, length: lengths.documents, KeptDocument.init, key: \.path)
  }

  /// What the index knows of each page, by address; nil when it is damaged.
  static func index(in folder: String, _ lengths: Lengths) -> [String: KeptEntry]? {
    entries(indexName, in: folder, length: lengths.index, KeptEntry.init, key: \.path)
  }

  /// The last entry of each key.
  private static func entries<Key: Hashable, Entry>(
    _ name: String, in folder: String, length: Int, _ entry: (UnsafeBufferPointer<UInt8>) -> Entry?, key: (Entry) -> Key
  ) -> [Key: Entry]? {
    var kept: [Key: Entry] = [:]
    let isSound = KeptLog.entries(at: path(name, in: folder), length: length) { bytes in
      guard let entry = entry(bytes) else { return false }
      kept[key(entry)] = entry
      return true
    }
    return isSound ? kept : nil
  }

  private static let documentsName = "documents"
  private static let indexName = "recherche"
  private static let names = [documentsName, indexName]
  private static let new = ".neuf"

  private static func path(_ name: String, in folder: String) -> String { folder + "/" + name }
}
