import PluginKit

/// An answer: a status, headers and a body.
struct Response: Sendable {
  var status: Status
  var contentType: String
  var location: String?
  /// Of the body that a GET would carry.
  var length: Int?
  var body: Body

  enum Body: Sendable {
    case none
    case bytes([UInt8])
    /// The states of the page at an address, as server-sent events without end.
    case states(of: Address)
  }

  enum Status: Int, Sendable {
    case ok = 200
    case found = 302
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case requestTimeout = 408
    case headersTooLarge = 431
    case serviceUnavailable = 503

    var phrase: String {
      switch self {
      case .ok: "OK"
      case .found: "Found"
      case .badRequest: "Bad Request"
      case .forbidden: "Forbidden"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .requestTimeout: "Request Timeout"
      case .headersTooLarge: "Request Header Fields Too Large"
      case .serviceUnavailable: "Service Unavailable"
      }
    }
  }

  static func file(_ bytes: [UInt8], _ contentType: String, status: Status = .ok) -> Response {
    Response(status: status, contentType: contentType, length: bytes.count, body: .bytes(bytes))
  }

  /// A line of text for those who should not have asked.
  static func refusal(_ status: Status) -> Response {
    file(Array("\(status.rawValue) \(status.phrase)\n".utf8), "text/plain; charset=utf-8", status: status)
  }

  static func redirect(to location: String) -> Response {
    Response(status: .found, contentType: "text/plain; charset=utf-8", location: location, length: 0, body: .none)
  }

  static func states(of page: Address) -> Response {
    Response(status: .ok, contentType: "text/event-stream; charset=utf-8", body: .states(of: page))
  }

  /// The same without its body, for HEAD.
  var withoutBody: Response {
    var response = self
    response.body = .none
    return response
  }

  /// The status line and the headers. Nothing is kept by the browser: what it shows is what is on the disk.
  var head: [UInt8] {
    var lines = [
      "HTTP/1.1 \(status.rawValue) \(status.phrase)", "Content-Type: \(contentType)", "Cache-Control: no-store",
      "Connection: close",
      "X-Content-Type-Options: nosniff", "Cross-Origin-Resource-Policy: same-origin",
      "Content-Security-Policy: script-src 'self'; frame-ancestors 'none'",
    ]
    if let length { lines.append("Content-Length: \(length)") }
    if let location { lines.append("Location: \(location)") }
    if status == .methodNotAllowed { lines.append("Allow: GET, HEAD") }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}
