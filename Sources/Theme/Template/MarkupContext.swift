/// Where in its HTML a template is, after the constant text so far.
struct MarkupContext {
  private var isInTag = false
  private var isInCode = false

  /// Whether a text here is read as it stands, and not as the value of an attribute or as code.
  var isProse: Bool { !isInTag && !isInCode }

  mutating func pass(_ bytes: [UInt8]) {
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<"):
        isInTag = true
        let rest = bytes[(place + 1)...]
        if rest.starts(with: "pre".utf8) { isInCode = true } else if rest.starts(with: "/pre".utf8) { isInCode = false }
      case UInt8(ascii: ">"): isInTag = false
      default: break
      }
    }
  }
}
