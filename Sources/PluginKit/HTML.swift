/// A piece of HTML that is well formed by construction: text and attribute values are escaped, elements close.
public struct HTML: Sendable, Hashable {
  public private(set) var bytes: [UInt8]

  public static let empty = HTML(trusted: [])

  /// Text, escaped.
  public init(_ text: String) {
    bytes = []
    Self.escape(text, into: &bytes)
  }

  /// HTML that another part of the generator has made.
  public init(trusted bytes: [UInt8]) { self.bytes = bytes }

  /// An element with its children.
  /// - Parameter attributes: names and values; a nil value leaves the attribute out, an empty one writes the name alone.
  public static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ children: [HTML] = []
  ) -> HTML {
    var html = HTML.empty
    html.append("<", name)
    for case (let key, let value?) in attributes {
      html.append(" ", key)
      if value.isEmpty { continue }
      html.append("=\"", "")
      escape(value, into: &html.bytes)
      html.append("\"", "")
    }
    html.append(">", "")
    if isVoid(name) { return html }
    for child in children { html.bytes += child.bytes }
    html.append("</", name)
    html.append(">", "")
    return html
  }

  public static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ text: String
  ) -> HTML {
    element(name, attributes, [HTML(text)])
  }

  public static func + (a: HTML, b: HTML) -> HTML { HTML(trusted: a.bytes + b.bytes) }

  public static func joined(_ parts: [HTML], separator: HTML = .empty) -> HTML {
    HTML(trusted: Array(parts.map(\.bytes).joined(separator: separator.bytes)))
  }

  private mutating func append(_ a: StaticString, _ b: StaticString) {
    for part in [a, b] {
      part.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
  }

  private static func isVoid(_ name: StaticString) -> Bool {
    name.withUTF8Buffer { buffer in
      ["br", "hr", "img", "input", "col", "wbr"].contains { $0.utf8.elementsEqual(buffer) }
    }
  }

  static func escape(_ text: String, into bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case 0..<0x20 where byte != 0x0A && byte != 0x09: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
  }
}
