import Foundation

/// Tables written in JSON, in one of three forms: an object of lists of rows by table; a list of rows; or what this tool publishes in
/// `donnees/`, an object with `colonnes` and `lignes`.
struct JSONTables {
  let tables: [RawTable]

  /// - Parameter table: the table that was asked for; nil when the document names its tables.
  /// - Returns: nil when the bytes are none of these forms.
  init?(_ bytes: [UInt8], table: String?, origin: TableOrigin, schema: RegistrySchema) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else { return nil }
    if let table {
      guard let rows = Self.rows(value, named: table, schema) else { return nil }
      tables = [rows.table(from: origin)]
      return
    }
    guard case .object(let named) = value else { return nil }
    let read = named.sorted { $0.key < $1.key }.map { Self.rows($1, named: $0, schema) }
    guard read.allSatisfy({ $0 != nil }) else { return nil }
    tables = read.compactMap { $0?.table(from: origin) }
  }

  private static func rows(_ value: JSONValue, named name: String, _ schema: RegistrySchema) -> TableText? {
    switch value {
    case .list(let rows): objects(rows, named: name, schema)
    case .object(let published): lines(published, named: name)
    default: nil
    }
  }

  private static func objects(_ rows: [JSONValue], named name: String, _ schema: RegistrySchema) -> TableText? {
    let objects = rows.map { row -> [String: JSONValue]? in if case .object(let object) = row { object } else { nil } }
    guard objects.allSatisfy({ $0 != nil }) else { return nil }
    let rows = objects.compactMap { $0 }
    // A list without rows has no columns to compare.
    let columns = rows.isEmpty ? schema.table(name)?.columns.map(\.name) ?? [] : Set(rows.flatMap(\.keys)).sorted()
    var text = TableText(name: name, columns: columns)
    for row in rows { for column in columns { text.append((row[column]?.text ?? "").utf8) } }
    return text
  }

  private static func lines(_ published: [String: JSONValue], named name: String) -> TableText? {
    guard case .list(let heads)? = published["colonnes"], case .list(let lines)? = published["lignes"] else { return nil }
    let columns = heads.compactMap { head -> String? in if case .object(let object) = head { object["nom"]?.text } else { nil } }
    var text = TableText(name: name, columns: columns)
    for line in lines {
      guard case .list(let cells) = line, cells.count == columns.count else { return nil }
      for cell in cells { text.append(cell.text.utf8) }
    }
    return columns.count == heads.count ? text : nil
  }
}

/// A JSON value, and how the registry writes it.
enum JSONValue: Decodable {
  case null
  case truth(Bool)
  case integer(Int)
  case decimal(Double)
  case string(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else if let number = try? container.decode(Double.self) {
      self = .decimal(number)
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// Empty for what is unknown.
  var text: String {
    switch self {
    case .null, .object: ""
    case .truth(let truth): truth ? "oui" : "non"
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .string(let text): text
    case .list(let items): items.map(\.text).joined(separator: ";")
    }
  }
}
