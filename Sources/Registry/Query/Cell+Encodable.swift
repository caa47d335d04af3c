/// As JSON: numbers as numbers, lists as lists, what is unknown as null.
extension Cell: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text, .date: try container.encode(text)
    case .integer(let number): try container.encode(number)
    case .decimal(let number): try container.encode(number)
    case .list(let items): try container.encode(items)
    case .null: try container.encodeNil()
    }
  }
}
