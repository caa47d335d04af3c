import Glibc

/// One open connection. It carries one request: on the loopback a new connection costs less than keeping count of old ones.
struct Connection {
  let descriptor: Int32
  let stop: WakeSignal

  enum HeadError: Error { case tooLarge, tooSlow, closed }

  /// The request line and the headers, with the empty line that ends them.
  func readHead(_ limits: Limits) throws(HeadError) -> ArraySlice<UInt8> {
    let deadline = Deadline(after: limits.headTime)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      guard try waitToRead(until: deadline) else { continue }
      let got = recv(descriptor, &buffer, buffer.count, 0)
      if got < 0, errno == EAGAIN || errno == EINTR { continue }
      guard got > 0 else { throw .closed }
      let searched = max(0, bytes.count - 3)
      bytes += buffer[..<got]
      if let end = Self.endOfHead(bytes, from: searched), end <= limits.headBytes { return bytes[..<end] }
      guard bytes.count <= limits.headBytes else { throw .tooLarge }
    }
  }

  /// - Returns: false when the reader has gone, is too slow, or the preview stops.
  func write(_ bytes: [UInt8], within time: Duration) -> Bool {
    let deadline = Deadline(after: time)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        send(descriptor, $0.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN || errno == EINTR {
        let ready = waitForAny([(descriptor, POLLOUT), (stop.descriptor, POLLIN)], until: deadline)
        if ready[1] || deadline.hasPassed { return false }
      } else {
        return false
      }
    }
    return true
  }

  /// Closes so that the answer arrives even when the request was not read to its end: a close over unread bytes would take it back.
  func close() {
    shutdown(descriptor, Int32(SHUT_WR))
    let deadline = Deadline(after: .milliseconds(500))
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var drained = 0
    while !deadline.hasPassed, drained < 16 << 20 {
      let ready = waitForAny([(descriptor, POLLIN), (stop.descriptor, POLLIN)], until: deadline)
      guard ready[0], !ready[1] else { break }
      let got = recv(descriptor, &buffer, buffer.count, 0)
      guard got > 0 else { break }
      drained += got
    }
    closeNow()
  }

  func closeNow() { Glibc.close(descriptor) }

  private func waitToRead(until deadline: Deadline) throws(HeadError) -> Bool {
    let ready = waitForAny([(descriptor, POLLIN), (stop.descriptor, POLLIN)], until: deadline)
    if ready[1] { throw .closed }
    // Also for one who sends a byte now and then, so that there is always something to read.
    if deadline.hasPassed { throw .tooSlow }
    return ready[0]
  }

  private static func endOfHead(_ bytes: [UInt8], from start: Int) -> Int? {
    let (cr, lf) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
    guard bytes.count >= start + 4 else { return nil }
    for index in start...bytes.count - 4
    where bytes[index] == cr && bytes[index + 1] == lf && bytes[index + 2] == cr && bytes[index + 3] == lf {
      return index + 4
    }
    return nil
  }
}
