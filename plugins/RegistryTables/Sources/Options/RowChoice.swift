import PluginKit

/// Which rows of the registry a directive is about: `table`, `où`, `fictif`.
struct RowChoice {
  var table: String
  var filters: [Filter]

  /// - Parameter defaultTable: that of a directive which is about one table; nil when the author must name it.
  init(_ reader: inout FieldReader, schema: RegistrySchema, defaultTable: String? = nil) {
    table = (defaultTable == nil ? reader.requiredText("table") : reader.text("table")) ?? defaultTable ?? ""
    let written = ["où", "ou"].compactMap { reader.mapping($0) }.first
    var query = TableQuery(table, where: written?.entries.map { Filter($0.key, $0.value.items.compactMap(\.text)) } ?? [])
    query.addFictionFilter(only: reader.flag("fictif") ?? false, schema: schema)
    filters = query.filters
  }

  /// Whether the rows are those made up for teaching.
  var isFictional: Bool { filters.isFictional }
}

extension [Filter] {
  var isFictional: Bool { contains { $0.column == "fictif" && $0.values == ["oui"] } }
}

extension TableQuery {
  /// Rows made up for teaching are left out of every table, unless they alone are asked for.
  mutating func addFictionFilter(only: Bool, schema: RegistrySchema) {
    guard let table = schema.table(table), table.column("fictif") != nil, !filters.contains(where: { $0.column == "fictif" })
    else {
      return
    }
    filters.append(Filter("fictif", only ? ["oui"] : ["vide", "non"]))
  }
}

extension FieldReader {
  /// A text under a key that authors write with or without its accent.
  mutating func text(_ key: String, or other: String) -> String? {
    let (first, second) = (text(key), text(other))
    return first ?? second
  }

  mutating func texts(_ key: String, or other: String) -> [String] {
    let (first, second) = (texts(key), texts(other))
    return first.isEmpty ? second : first
  }
}
