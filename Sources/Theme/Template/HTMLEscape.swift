/// Text made safe in HTML, between tags as in a quoted attribute.
enum HTMLEscape {
  /// The text made safe between tags alone, where quotation marks may stand as they are: what is full of them stays short.
  static func betweenTags(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case 0x09, 0x0A: bytes.append(byte)
      case 0..<0x20: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  /// Appends the text with `&`, `<`, `>`, `"` and `'` written as character references, and control characters as blanks.
  static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &output) }
  }

  /// Runs without special characters, that is nearly all, are copied whole.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var runStart = 0
    for index in bytes.indices where bytes[index] <= UInt8(ascii: ">") {
      guard let reference = reference(for: bytes[index]) else { continue }
      output.append(contentsOf: bytes[runStart..<index])
      reference.withUTF8Buffer { output.append(contentsOf: $0) }
      runStart = index + 1
    }
    output.append(contentsOf: bytes[runStart...])
  }

  private static func reference(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0x09, 0x0A: nil
    // HTML has no way to write the other control characters.
    case 0..<0x20: " "
    default: nil
    }
  }
}
