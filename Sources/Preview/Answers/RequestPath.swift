/// The path of a request, decoded: names without anything that a file system or a browser would read otherwise.
struct RequestPath: Equatable {
  /// `guide/jumelages.html`; empty for the root.
  let path: String
  /// The path ends with `/`, or is the root.
  let isFolder: Bool
  /// The part before `?`, as it was sent.
  let encodedPath: Substring
  /// The part after `?`, as it was sent; nil without `?`.
  let query: Substring?

  /// - Returns: nil for a path that climbs (`..`), hides a separator (`%2F`, `\`), holds a control character, or is not UTF-8.
  init?(_ target: String) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    encodedPath = parts[0]
    query = parts.count > 1 ? parts[1] : nil
    guard encodedPath.hasPrefix("/") else { return nil }
    var names: [String] = []
    for part in encodedPath.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let name = Self.decode(part) else { return nil }
      names.append(name)
    }
    isFolder = names.last?.isEmpty ?? true
    if isFolder { names = names.dropLast() }
    guard names.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
    path = names.joined(separator: "/")
  }

  /// The value of a key of the query, decoded.
  func value(of key: String) -> String? {
    guard let pair = query?.split(separator: "&").first(where: { $0.hasPrefix(key + "=") }) else { return nil }
    return Self.bytes(pair.dropFirst(key.utf8.count + 1)).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The name that stands between two slashes.
  private static func decode(_ part: Substring) -> String? {
    guard let bytes = bytes(part), let name = String(validating: bytes, as: UTF8.self) else { return nil }
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
    return isPlain ? name : nil
  }

  private static func bytes(_ part: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = part.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit) else { return nil }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
