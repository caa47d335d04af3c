import Corpus
import Digest
import Foundation
import Glibc
import Synchronization

/// The folder in which an edition is made, beside the one that is published.
///
/// 1. `open` makes an empty folder next to the published one, on the same file system.
/// 2. `write` puts a file into it. A file that the last edition has with the same bytes becomes a hard link to it: nothing is written.
/// 3. `publish` exchanges the two folders in one step of the kernel and removes the old one.
///
/// A process that dies before the exchange leaves the old edition untouched; after it, the new one whole. The next build removes what
/// was left beside.
public final class EditionFolder: Sendable {
  private let output: String
  private let staging: String
  /// Digests of the files of the published edition, from its manifest.
  private let published: [String: String]
  /// Folders made so far.
  private let folders = Mutex<Set<String>>([""])

  /// - Throws: when the place is not writable, or holds a folder that Vademecum did not make.
  public init(output: String) throws(PublishingError) {
    self.output = output
    staging = Self.stagingPath(for: output)
    published = try Self.publishedDigests(in: output)
    Self.remove(staging)
    guard mkdir(staging, 0o755) == 0 else { throw .cannotWrite(.last(staging)) }
  }

  /// `_site` is staged in `._site.nouveau`, beside it.
  private static func stagingPath(for output: String) -> String {
    let url = URL(fileURLWithPath: output)
    return url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).nouveau").path
  }

  /// Adds a file. Safe to call from several threads.
  public func write(_ address: Address, _ bytes: [UInt8]) throws(PublishingError) {
    let path = staging + "/" + address.path
    try makeFolder(of: address.path)
    let isUnchanged = published[address.path].map { $0 == Digest(of: bytes).hex } ?? false
    if !(isUnchanged && link(output + "/" + address.path, path) == 0) { try Self.writeFile(path, bytes) }
  }

  /// Puts the edition in the place of the last one.
  public func publish() throws(PublishingError) {
    try Self.exchange(staging, output)
    Self.remove(staging)
  }

  /// Leaves the published edition as it is and removes what was made.
  public func abandon() { Self.remove(staging) }

  private func makeFolder(of path: String) throws(PublishingError) {
    guard let slash = path.lastIndex(of: "/") else { return }
    let folder = String(path[..<slash])
    if folders.withLock({ $0.contains(folder) }) { return }
    try makeFolder(of: folder)
    guard mkdir(staging + "/" + folder, 0o755) == 0 || errno == EEXIST else { throw .cannotWrite(.last(staging + "/" + folder)) }
    folders.withLock { _ = $0.insert(folder) }
  }

  private static func writeFile(_ path: String, _ bytes: [UInt8]) throws(PublishingError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
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
