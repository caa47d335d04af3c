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

  /// - Parameter indent: the line end and spaces before this value; nil for one line.
  private func written(indent: String?) -> String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .integer(let number): String(number)
    case .decimal(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .null: "null"
    case .array(let items): Self.enclosed("[", "]", items.map { item in { item.written(indent: $0) } }, indent)
    case .object(let members):
      Self.enclosed(
        "{", "}",
        members.map { member in
          { Self.quoted(member.key) + ($0 == nil ? ":" : ": ") + member.value.written(indent: $0) }
        }, indent)
    }
  }

  private static func enclosed(_ open: String, _ close: String, _ parts: [(String?) -> String], _ indent: String?) -> String {
    guard !parts.isEmpty else { return open + close }
    let inner = indent.map { $0 + "  " }
    return open + parts.map { (inner ?? "") + $0(inner) }.joined(separator: ",") + (indent ?? "") + close
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
