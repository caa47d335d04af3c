/// A JSON value that keeps the order in which its keys were given, as a person reads a schema from top to bottom.
public indirect enum JSONValue: Sendable, Hashable {
  case text(String)
  case integer(Int)
  case decimal(Double)
  case flag(Bool)
  case null
  case array([JSONValue])
  case object([Member])

  public struct Member: Sendable, Hashable {
    public let key: String
    public let value: JSONValue

    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// An object; members without a value are left out.
  public static func keys(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
  }

  public static func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.text)) }

  /// Indented by two spaces, with a final line end.
  public var pretty: String { written(indent: "\n") + "\n" }

  /// On one line.
  public var compact: String { written(indent: nil) }

  private func written(indent: String?) -> String {
    var text = ""
    write(to: &text, indent: indent)
    return text
  }

  /// - Parameter indent: the line end and spaces before this value; nil for one line.
  private func write(to output: inout String, indent: String?) {
    switch self {
    case .text(let text): Self.quote(text, to: &output)
    case .integer(let number): output += String(number)
    case .decimal(let number):
      output += number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    case .flag(let flag): output += flag ? "true" : "false"
    case .null: output += "null"
    case .array(let items):
      Self.enclose(items, "[", "]", to: &output, indent: indent) { item, output, indent in
        item.write(to: &output, indent: indent)
      }
    case .object(let members):
      Self.enclose(members, "{", "}", to: &output, indent: indent) { member, output, indent in
        Self.quote(member.key, to: &output)
        output += indent == nil ? ":" : ": "
        member.value.write(to: &output, indent: indent)
      }
    }
  }

  private static func enclose<Part>(
    _ parts: [Part], _ open: String, _ close: String, to output: inout String, indent: String?,
    write: (Part, inout String, String?) -> Void
  ) {
    output += open
    let inner = indent.map { $0 + "  " }
    for (index, part) in parts.enumerated() {
      if index > 0 { output += "," }
      output += inner ?? ""
      write(part, &output, inner)
    }
    if !parts.isEmpty { output += indent ?? "" }
    output += close
  }

  private static func quote(_ text: String, to output: inout String) {
    output += "\""
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      output += text
    } else {
      for scalar in text.unicodeScalars { escape(scalar, to: &output) }
    }
    output += "\""
  }

  private static func escape(_ scalar: Unicode.Scalar, to output: inout String) {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "\n": output += "\\n"
    case "\r": output += "\\r"
    case "\t": output += "\\t"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: output.unicodeScalars.append(scalar)
    }
  }
}
