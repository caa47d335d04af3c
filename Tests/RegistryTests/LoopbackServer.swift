import Glibc
import Synchronization

/// An HTTP server on loopback that answers as a test tells it to, byte for byte: also wrongly, late, or half.
final class LoopbackServer: Sendable {
  enum Behaviour: Sendable {
    /// Status line, headers and body as they are; the connection is closed after.
    case raw(String)
    /// Nothing, for this many seconds.
    case silent(Int)
  }

  private let socket: Int32
  let port: Int
  private let state: Mutex<(behaviours: [String: Behaviour], requests: [String])>

  init() throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let listening = socket
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listening, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    guard bound == 0, listen(socket, 16) == 0 else { throw LoopbackError() }
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listening, $0, &size) }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    state = Mutex(([:], []))
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<LoopbackServer>.fromOpaque(context).takeRetainedValue().serve()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    pthread_detach(thread)
  }

  struct LoopbackError: Error {}

  var address: String { "http://127.0.0.1:\(port)" }
  var requests: [String] { state.withLock { $0.requests } }

  func answer(_ path: String, _ behaviour: Behaviour) { state.withLock { $0.behaviours[path] = behaviour } }

  /// A whole and right answer.
  func answer(_ path: String, _ body: String, headers: [String] = []) {
    let lines = ["HTTP/1.1 200 OK", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
    answer(path, .raw(lines.joined(separator: "\r\n") + "\r\n\r\n" + body))
  }

  func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

  private func serve() {
    while true {
      let connection = accept(socket, nil, nil)
      guard connection >= 0 else {
        close(socket)
        return
      }
      handle(connection)
      close(connection)
    }
  }

  private func handle(_ connection: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(connection, &buffer, buffer.count, 0)
    guard count > 0 else { return }
    let request = String(decoding: buffer[..<count], as: UTF8.self)
    let path = String(request.split(separator: " ").dropFirst().first ?? "")
    let behaviour = state.withLock { state in
      state.requests.append(request)
      return state.behaviours[path] ?? .raw("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    }
    switch behaviour {
    case .silent(let seconds): sleep(UInt32(seconds))
    case .raw(let text): send(text, connection)
    }
  }

  private func send(_ text: String, _ connection: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let sent = bytes.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard sent > 0 else { return }
      bytes = bytes.dropFirst(sent)
    }
  }
}
