import Glibc

/// A moment after which one waits no longer.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(after duration: Duration) { end = .now + duration }

  /// What is left, for `poll`; 0 when it has passed. Rounded up, so that waiting never turns into spinning.
  var milliseconds: Int32 {
    let left = ContinuousClock.now.duration(to: end)
    guard left > .zero else { return 0 }
    let (seconds, attoseconds) = left.components
    return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
  }

  var hasPassed: Bool { ContinuousClock.now >= end }
}

/// Waits until one of the descriptors is ready.
/// - Parameter deadline: nil to wait as long as it takes.
/// - Returns: which of them are ready or closed; none when the deadline has passed.
func waitForAny(_ descriptors: [(descriptor: Int32, events: Int32)], until deadline: Deadline?) -> [Bool] {
  var polled = descriptors.map { pollfd(fd: $0.descriptor, events: Int16($0.events), revents: 0) }
  while poll(&polled, nfds_t(polled.count), deadline?.milliseconds ?? -1) < 0, errno == EINTR {}
  return polled.map { $0.revents != 0 }
}
