import Foundation
import Glibc

/// Sends exactly the bytes that a test gives it, which no decent client would.
final class RawClient: @unchecked Sendable {
  // Used by one thread at a time: each call below runs to its end before the test goes on.
  private let descriptor: Int32
  private var received: [UInt8] = []

  init?(port: UInt16, address: UInt32 = 0x7F00_0001) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var timeout = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var target = sockaddr_in()
    target.sin_family = sa_family_t(AF_INET)
    target.sin_port = port.bigEndian
    target.sin_addr.s_addr = address.bigEndian
    let result = withUnsafePointer(to: &target) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    // All is set by now: `deinit` closes the socket of one who could not connect, too.
    guard result == 0 else { return nil }
  }

  deinit { close(descriptor) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// Everything until the server closes.
  func readToEnd() async -> String {
    await off {
      while self.receive() {}
      return String(decoding: self.received, as: UTF8.self)
    }
  }

  /// The next server-sent event, without its `data: `; nil when the server closes first.
  func nextEvent() async -> String? {
    await off {
      while true {
        if let event = self.takeEvent() { return event }
        guard self.receive() else { return nil }
      }
    }
  }

  private func takeEvent() -> String? {
    let text = String(decoding: received, as: UTF8.self)
    guard let start = text.range(of: "data: "), let end = text.range(of: "\n\n", range: start.upperBound..<text.endIndex) else {
      return nil
    }
    received = Array(text[end.upperBound...].utf8)
    return String(text[start.upperBound..<end.lowerBound])
  }

  private func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    received += buffer[..<count]
    return true
  }

  /// Away from Swift's own threads, which the build under test needs.
  private func off<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: body()) }
    }
  }
}

/// An answer as it came over the wire.
struct RawAnswer {
  let status: Int
  let head: String
  let body: String

  init(_ text: String) {
    let end = text.range(of: "\r\n\r\n")
    head = end.map { String(text[..<$0.lowerBound]) } ?? text
    body = end.map { String(text[$0.upperBound...]) } ?? ""
    status = Int(text.dropFirst(9).prefix(3)) ?? 0
  }

  func header(_ name: String) -> String? {
    head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
  }
}

func ask(_ port: UInt16, raw: String) async -> RawAnswer {
  guard let client = RawClient(port: port) else { return RawAnswer("") }
  client.send(raw)
  return RawAnswer(await client.readToEnd())
}

func ask(_ port: UInt16, _ target: String, method: String = "GET", host: String? = nil) async -> RawAnswer {
  await ask(port, raw: "\(method) \(target) HTTP/1.1\r\nHost: \(host ?? "localhost:\(port)")\r\n\r\n")
}

/// A page that listens.
func listen(_ port: UInt16, page: String) -> RawClient? {
  let client = RawClient(port: port)
  client?.send("GET /.vademecum/evenements?page=\(page) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
  return client
}
