import Glibc

/// A port that is open on the loopback address, and on no other.
final class Listener: Sendable {
  let port: UInt16
  private let descriptor: Int32

  /// - Parameter port: 0 for any free port.
  init(port: UInt16) throws(PreviewError) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { throw .system(reason: lastSystemError()) }
    // Without it the port of a preview that was just stopped stays taken for a minute.
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard Self.bind(descriptor, port) == 0, listen(descriptor, 128) == 0, let bound = Self.boundPort(descriptor) else {
      defer { close(descriptor) }
      throw errno == EADDRINUSE ? .portBusy(port) : .cannotListen(port, reason: lastSystemError())
    }
    self.descriptor = descriptor
    self.port = bound
  }

  deinit { close(descriptor) }

  /// Hands over each connection as it is opened. Returns when the signal is raised.
  func accept(until stop: WakeSignal, _ take: (Int32) -> Void) {
    while true {
      let ready = waitForAny([(descriptor, POLLIN), (stop.descriptor, POLLIN)], until: nil)
      if ready[1] { return shutDown() }
      let connection = Glibc.accept(descriptor, nil, nil)
      guard connection >= 0 else {
        // No descriptor is left: those who wait are served when another connection closes.
        if errno == EMFILE || errno == ENFILE { usleep(50_000) }
        continue
      }
      _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
      _ = fcntl(connection, F_SETFL, O_NONBLOCK)
      take(connection)
    }
  }

  /// Refuses connections from now on, though others may still hold this value.
  private func shutDown() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  private static func bind(_ descriptor: Int32, _ port: UInt16) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withSocketAddress(&address) { Glibc.bind(descriptor, $0, $1) }
  }

  private static func boundPort(_ descriptor: Int32) -> UInt16? {
    var address = sockaddr_in()
    let result = withSocketAddress(&address) { pointer, size in
      var size = size
      return getsockname(descriptor, pointer, &size)
    }
    return result == 0 ? UInt16(bigEndian: address.sin_port) : nil
  }

  private static func withSocketAddress(
    _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }
}
