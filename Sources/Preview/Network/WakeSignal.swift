import Diagnostics
import Glibc

/// Wakes a thread that waits on descriptors: one more descriptor, readable once the signal is raised.
final class WakeSignal: Sendable {
  /// To wait on.
  let descriptor: Int32
  private let input: Int32

  init() throws(PreviewError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .system(reason: lastSystemError()) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, input) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(input)
  }

  /// Any number of times; a full pipe is a raised signal all the same.
  func raise() {
    var byte: UInt8 = 1
    _ = write(input, &byte, 1)
  }

  func clear() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}

/// Why the last call failed.
func lastSystemError() -> Localized { Localized(systemError: errno) }
