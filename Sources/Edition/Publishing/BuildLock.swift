import Foundation
import Glibc

/// One build at a time in an output folder. The kernel holds the lock and lets it go when the process ends, however it ends.
final class BuildLock: Sendable {
  private let descriptor: Int32

  /// - Throws: `.busy` with what the holder wrote of itself.
  init(output: String) throws(PublishingError) {
    let url = URL(fileURLWithPath: output)
    let path = url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).verrou").path
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      // Whoever reads the message knows the folder; the name of the lock tells something only when the lock itself is refused.
      let number = errno
      throw .cannotWrite(FileError(path: access(path, F_OK) == 0 ? path : url.deletingLastPathComponent().path, number: number))
    }
    guard Self.take(descriptor) else {
      let holder = (try? FileSystem.disk.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      close(descriptor)
      throw .busy(holder)
    }
    let identity = "pid \(getpid()), \(ProcessInfo.processInfo.hostName)"
    ftruncate(descriptor, 0)
    _ = identity.withCString { Glibc.write(descriptor, $0, strlen($0)) }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Tries again for an instant: a child process that has not begun yet still holds the locks of its parent.
  private static func take(_ descriptor: Int32) -> Bool {
    for _ in 0..<20 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(10_000)
    }
    return false
  }
}
