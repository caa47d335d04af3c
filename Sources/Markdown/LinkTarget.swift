/// The address of a link, taken apart: what leads to a page, and what leads to a place in it.
struct LinkTarget {
  let path: String
  let fragment: String?

  /// Percent signs are decoded in addresses within the site only: in `https://…` decoding could change the meaning.
  init(_ address: String) {
    let parts = address.utf8.split(separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
    let isForeign = Self.hasScheme(address)
    path = Self.text(parts[0], decoding: !isForeign)
    fragment = parts.count > 1 ? Self.text(parts[1], decoding: !isForeign) : nil
  }

  private static func text(_ part: Substring.UTF8View, decoding: Bool) -> String {
    let text = String(Substring(part))
    return decoding && part.contains(UInt8(ascii: "%")) ? percentDecoded(text) : text
  }

  /// RFC 3986, section 3.1.
  static func hasScheme(_ address: String) -> Bool {
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = address.utf8[..<colon]
    return scheme.first.map(isLetter) == true
      && scheme.allSatisfy { isLetter($0) || isDigit($0) || [0x2B, 0x2D, 0x2E].contains($0) }
  }

  /// The text as written when its percent signs do not make UTF-8.
  private static func percentDecoded(_ text: String) -> String {
    var decoded: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hexValue(bytes[index + 1]),
        let low = hexValue(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(validating: decoded, as: UTF8.self) ?? text
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

@inline(__always) func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
@inline(__always) func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
/// Space, tab and the ends of lines.
@inline(__always) func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
