/// A tag of a template: what stands between opening and closing braces.
struct TemplateTag {
  enum Sign {
    /// `{{name}}`
    case escaped
    /// `{{{name}}}` or `{{&name}}`
    case raw
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case close
    /// `{{>name}}`
    case partial
    /// `{{! anything }}`
    case comment
  }

  let sign: Sign
  /// Empty for a comment.
  let name: String
  /// Bytes of the name alone, for messages.
  let nameRange: Range<Int>
  /// Bytes of the tag with its braces.
  let range: Range<Int>

  /// The whole line, with its end, when the tag is alone on it; such a line leaves nothing in the page (Mustache, “standalone tags”).
  func standaloneLine(in bytes: [UInt8], from first: Int) -> Range<Int>? {
    guard sign != .escaped, sign != .raw else { return nil }
    var start = range.lowerBound
    while start > first, bytes[start - 1].isBlank { start -= 1 }
    guard start == first || bytes[start - 1] == .newline else { return nil }
    var end = range.upperBound
    while end < bytes.count, bytes[end].isBlank { end += 1 }
    if end == bytes.count { return start..<end }
    if bytes[end] == .carriageReturn, end + 1 < bytes.count { end += 1 }
    return bytes[end] == .newline ? start..<end + 1 : nil
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// A space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
