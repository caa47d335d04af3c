import Diagnostics
import Glibc

/// The kernel's notices of changes to folders (inotify(7)).
struct Inotify: Sendable {
  let descriptor: Int32

  struct Notice {
    let watch: Int32
    let mask: UInt32
    /// Of the entry that changed; empty when it is the folder itself.
    let name: String

    func has(_ flags: Int32...) -> Bool { flags.contains { mask & UInt32(bitPattern: $0) != 0 } }
  }

  /// What is asked of each folder. A file counts as changed when its writer closes it, not while it writes.
  private static let asked = UInt32(
    IN_CREATE | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR | IN_EXCL_UNLINK)

  init() throws(PreviewError) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { throw .system(reason: lastSystemError()) }
  }

  /// - Returns: the number of the watch; the same one when the folder is watched already. Nil when it cannot be watched.
  func watch(_ folder: String) -> Int32? {
    let watch = inotify_add_watch(descriptor, folder, Self.asked)
    return watch >= 0 ? watch : nil
  }

  /// Why the last folder could not be watched. « No space left on device » stands here for the number of watches (inotify_add_watch(2)).
  static func lastError() -> Localized {
    guard errno == ENOSPC else { return lastSystemError() }
    return Localized(
      fr: "la machine ne surveille pas plus de dossiers (fs.inotify.max_user_watches)",
      en: "the machine watches no more folders (fs.inotify.max_user_watches)")
  }

  func unwatch(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

  /// The notices that wait; none when there are none.
  func read() -> [Notice] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return [] }
    var notices: [Notice] = []
    var start = 0
    while start + Self.headerBytes <= count {
      let (notice, length) = buffer.withUnsafeBytes { Self.notice(in: $0, at: start) }
      notices.append(notice)
      start += length
    }
    return notices
  }

  /// `wd`, `mask`, `cookie` and `len`, four bytes each; then the name, filled up with zeros to `len`.
  private static let headerBytes = 16

  private static func notice(in bytes: UnsafeRawBufferPointer, at start: Int) -> (Notice, length: Int) {
    let watch = bytes.loadUnaligned(fromByteOffset: start, as: Int32.self)
    let mask = bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)
    let length = Int(bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
    let name = bytes[start + headerBytes..<start + headerBytes + length].prefix { $0 != 0 }
    return (Notice(watch: watch, mask: mask, name: String(decoding: name, as: UTF8.self)), headerBytes + length)
  }
}
