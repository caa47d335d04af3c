/// The request line and headers of RFC 9112, as far as the preview needs them.
struct RequestHead {
  let method: String
  /// As it was sent: percent-encoded, from `/` on.
  let target: String
  /// One, unless somebody is up to something.
  let hosts: [String]

  /// - Returns: nil for what is not a request of HTTP/1.0 or 1.1 in ASCII, or asks for something other than a path.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.allSatisfy(Self.isExpected) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    // The empty line that ends the headers leaves two empty parts.
    guard lines.count >= 3, lines.removeLast().isEmpty, lines.removeLast().isEmpty else { return nil }
    guard !lines.contains(where: { $0.utf8.contains(0x0D) || $0.utf8.contains(0x0A) }) else { return nil }
    let parts = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].hasPrefix("/"), parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0" else { return nil }
    method = String(parts[0])
    target = String(parts[1])
    hosts = lines.dropFirst().compactMap { Self.value(of: "host", in: $0) }
  }

  /// Printable ASCII, tab and the ends of lines.
  private static func isExpected(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20...0x7E, UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
    default: false
    }
  }

  private static func value(of name: String, in line: Substring) -> String? {
    guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name else { return nil }
    let value = line[line.index(after: colon)...]
    guard let first = value.firstIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    let last = value.lastIndex { $0 != " " && $0 != "\t" } ?? first
    return String(value[first...last])
  }
}
