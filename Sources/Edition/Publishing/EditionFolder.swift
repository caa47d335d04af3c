import Digest
import Foundation
import Glibc
import PluginKit
import Synchronization

/// The folder in which an edition is made, beside the one that is published: the two take turns.
///
/// 1. The folder beside holds the edition before the last one, as its manifest says. `begin` takes that manifest away; a folder without
///    one is emptied, for nobody knows what it holds.
/// 2. `write` brings it up to date, file by file. What it has with the same bytes is left; what the published edition has becomes a hard
///    link to it; only what is new is written. No file is ever written over: its bytes may be those of the published edition.
/// 3. `publish` takes away what the new edition does not have, and exchanges the two folders in one step of the kernel.
///
/// A process that dies before the exchange leaves the published edition untouched; after it, the new one whole.
final class EditionFolder: Sendable {
  private let output: String
  private let beside: String
  /// Digests of the files of the published edition, and of the one beside, from their manifests.
  private let published: FileDigests
  private let former: FileDigests
  private let remade = Atomic(0)
  /// Folders that are known to be there.
  private let folders = Mutex<Set<String>>([""])

  /// - Parameter trusting: false when the files of the published edition may not be what its manifest says: all are written anew.
  /// - Throws: when the place holds a folder that Vademecum did not make.
  init(output: String, trusting: Bool = true) throws(PublishingError) {
    self.output = output
    beside = Self.pathBeside(output)
    Self.recover(beside, output)
    let folders = (output, beside)
    let (published, former) = both(
      { Self.digests(in: folders.0) }, { trusting ? Self.digests(in: folders.1) : .success(FileDigests()) })
    let known = try published.get()
    self.published = trusting ? known : FileDigests()
    self.former = (try? former.get()) ?? FileDigests()
  }

  private static func digests(in folder: String) -> Result<FileDigests, PublishingError> {
    Result { () throws(PublishingError) in try publishedDigests(in: folder) }
  }

  /// `_site` and `._site.autre`: on one file system, so that they can be exchanged.
  private static func pathBeside(_ output: String) -> String {
    let url = URL(fileURLWithPath: output)
    return url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).autre").path
  }

  /// Pages written so far that the published edition does not have with the same bytes.
  var remadePages: Int { remade.load(ordering: .relaxed) }

  /// Makes the folder ready to be written to.
  func begin() throws(PublishingError) {
    if former.isEmpty {
      Self.remove(beside)
      guard mkdir(beside, 0o755) == 0 else { throw .cannotWrite(.last(beside)) }
    } else {
      guard unlink(beside + "/" + Manifest.address.path) == 0 else { throw .cannotWrite(.last(beside)) }
    }
  }

  /// Adds a file. Safe to call from several threads.
  func write(_ file: EditionFile) throws(PublishingError) {
    guard file.address.isBelowRoot else { throw .outsideFolder(file.address) }
    let address = file.address.path
    let digest = Array(file.digest.hex.utf8)[...]
    let (isPublished, before) = (published[address] == digest, former[address])
    if address.hasSuffix(".html"), !isPublished { remade.add(1, ordering: .relaxed) }
    if before == digest { return }
    let path = beside + "/" + address
    try makeFolder(of: address)
    if before != nil { unlink(path) }
    if isPublished, link(output + "/" + address, path) == 0 { return }
    try Self.writeFile(path, file.bytes)
  }

  /// Brings over files of the published edition.
  /// - Returns: their digests.
  func keep(_ isKept: (String) -> Bool) throws(PublishingError) -> FileDigests {
    let kept = published.filtered { isKept(FileDigests.path($0.address)) }
    let failures = kept.filter { !former.agrees(on: $0) }.concurrentMap { file -> PublishingError? in
      do throws(PublishingError) {
        try linkToPublished(file)
        return nil
      } catch {
        return error
      }
    }
    if let failure = failures.lazy.compactMap(\.self).first { throw failure }
    return kept
  }

  private func linkToPublished(_ file: FileDigests.Element) throws(PublishingError) {
    let address = FileDigests.path(file.address)
    let path = beside + "/" + address
    try makeFolder(of: address)
    if former.contains(file) { unlink(path) }
    guard link(output + "/" + address, path) == 0 else { throw .cannotWrite(.last(path)) }
  }

  /// Puts the edition in the place of the last one, which stays beside until the next.
  /// - Parameter files: all files of the edition but its manifest.
  func publish(_ files: FileDigests) throws(PublishingError) {
    removeAllBut(files)
    try Self.exchange(beside, output)
  }

  /// Leaves the published edition as it is and removes what was made.
  func abandon() { Self.remove(beside) }

  private func removeAllBut(_ files: FileDigests) {
    let gone = former.filter { !files.contains($0) }.map { FileDigests.path($0.address) }
    for address in gone { unlink(beside + "/" + address) }
    // A folder that still holds something refuses to go.
    let emptied = Set(gone.flatMap { Self.folders(above: $0) })
    for folder in emptied.sorted(by: { $0.utf8.count > $1.utf8.count }) { rmdir(beside + "/" + folder) }
  }

  /// From the innermost: `a/b`, `a`.
  private static func folders(above address: String) -> [String] {
    Array(sequence(first: folder(of: address), next: { folder(of: $0 ?? "") }).prefix { $0 != nil }.compactMap(\.self))
  }

  private static func folder(of address: String) -> String? {
    address.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(address[..<$0]) }
  }

  private func makeFolder(of address: String) throws(PublishingError) {
    guard let folder = Self.folder(of: address), !folders.withLock({ $0.contains(folder) }) else { return }
    try makeFolder(of: folder)
    // What was a file in the former edition may be a folder in this one.
    if former[folder] != nil { unlink(beside + "/" + folder) }
    guard mkdir(beside + "/" + folder, 0o755) == 0 || errno == EEXIST else { throw .cannotWrite(.last(beside + "/" + folder)) }
    folders.withLock { _ = $0.insert(folder) }
  }

  private static func writeFile(_ path: String, _ bytes: [UInt8]) throws(PublishingError) {
    var descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0, errno == EEXIST {
      // What was a folder in the former edition is a file in this one.
      remove(path)
      descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else { throw .cannotWrite(.last(path)) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(.last(path)) }
      written += count
    }
  }
}
