import CLinux
import Foundation
import Glibc
import PluginKit

extension EditionFolder {
  /// Swaps two folders in one step (`renameat2` with `RENAME_EXCHANGE`); moves the first into place when there is no second.
  static func exchange(_ beside: String, _ output: String) throws(PublishingError) {
    if rename(beside, output, flags: renameNoReplace) { return }
    guard errno != EBUSY, errno != EXDEV else { throw .mountPoint(output) }
    guard errno == EEXIST || errno == EINVAL || errno == ENOSYS || errno == ENOTEMPTY else { throw .cannotWrite(.last(output)) }
    if rename(beside, output, flags: renameExchange) { return }
    guard errno != EBUSY, errno != EXDEV else { throw .mountPoint(output) }
    guard errno == EINVAL || errno == ENOSYS else { throw .cannotWrite(.last(output)) }
    try moveInTwoSteps(beside, output)
  }

  /// For file systems without the exchange: the old edition steps aside, the new one takes its place. Between the two renames there is
  /// no edition for an instant; the old one stays whole beside, and comes back when the second rename fails, or with the next build.
  static func moveInTwoSteps(_ beside: String, _ output: String) throws(PublishingError) {
    let aside = aside(beside)
    remove(aside)
    guard Glibc.rename(output, aside) == 0 || errno == ENOENT else { throw .cannotWrite(.last(output)) }
    guard Glibc.rename(beside, output) == 0 else {
      let failure = FileError.last(output)
      _ = Glibc.rename(aside, output)
      throw .cannotWrite(failure)
    }
    _ = Glibc.rename(aside, beside)
  }

  /// Puts back what a process that died between the two renames left aside.
  static func recover(_ beside: String, _ output: String) {
    var status = stat()
    if lstat(output, &status) != 0, errno == ENOENT { _ = Glibc.rename(aside(beside), output) }
  }

  private static func aside(_ beside: String) -> String { beside + ".ancien" }

  private static let renameNoReplace: UInt32 = 1
  private static let renameExchange: UInt32 = 2

  private static func rename(_ from: String, _ to: String, flags: UInt32) -> Bool {
    linux_renameat2(from, to, flags) == 0
  }

  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The digests that the manifest of the published edition gives; empty when there is none yet.
  /// - Throws: when the folder holds something that Vademecum did not make, a manifest that names files outside it among them.
  static func publishedDigests(in output: String) throws(PublishingError) -> FileDigests {
    let entries: [FileSystem.Entry]
    do {
      entries = try FileSystem.disk.list(output)
    } catch {
      throw .cannotWrite(error)
    }
    if entries.isEmpty { return FileDigests() }
    guard let bytes = try? FileSystem.disk.read(output + "/" + Manifest.address.path),
      let files = Manifest.files(asWritten: bytes) ?? Manifest(bytes)?.files,
      files.allSatisfy({ Address(FileDigests.path($0.address)).isBelowRoot })
    else { throw .foreignFolder(output) }
    return files
  }
}
