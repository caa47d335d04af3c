import PluginKit

/// The options of a live table, with their places in the document.
struct TableOptions {
  var query: TableQuery
  var caption: String
  private let mapping: YAMLMapping
  private let call: DirectiveCall

  /// The words that authors may write, each with its unaccented form.
  private enum Key {
    static let table = "table"
    static let filters = ["où", "ou"]
    static let columns = "colonnes"
    static let sort = "tri"
    static let limit = "limite"
    static let caption = ["légende", "legende"]
    static let fictional = "fictif"
  }

  /// - Returns: nil when an option is wrong in itself; whether names stand is for the query to say.
  static func read(_ call: DirectiveCall, schema: RegistrySchema) -> (TableOptions?, [Diagnostic]) {
    let (mapping, syntax) = call.options()
    guard syntax.isEmpty else { return (nil, syntax) }
    var reader = FieldReader(mapping, in: call.source)
    let table = reader.requiredText(Key.table)
    var query = TableQuery(
      table ?? "", columns: reader.texts(Key.columns), sort: reader.texts(Key.sort), limit: reader.integer(Key.limit))
    let filters = Key.filters.compactMap { reader.mapping($0) }.first
    query.filters = filters?.entries.map { Filter($0.key, $0.value.items.compactMap(\.text)) } ?? []
    query.addFictionFilter(only: reader.flag(Key.fictional) ?? false, schema: schema)
    let caption = Key.caption.compactMap { reader.text($0) }.first
    let label = schema.table(query.table)?.label.text(in: call.document.language)
    let diagnostics = reader.finish()
    if diagnostics.hasErrors { return (nil, diagnostics) }
    return (TableOptions(query: query, caption: caption ?? label ?? query.table, mapping: mapping, call: call), diagnostics)
  }

  /// The place of the part of the question that does not stand.
  func place(of part: QueryProblem.Part) -> Place {
    switch part {
    case .table: place(of: Key.table)
    case .column(let name): place(of: name, in: Key.columns)
    case .sort(let name): place(of: name, in: Key.sort)
    case .filter(let column): filterPlace(column)
    case .limit: place(of: Key.limit)
    case .aggregate, .sql: call.source.place(call.directive.source)
    }
  }

  private func place(of key: String) -> Place { call.source.place(mapping[key]?.range ?? call.directive.nameSource) }

  private func place(of item: String, in key: String) -> Place {
    let node = mapping[key]?.items.first { $0.text == item }
    return node.map { call.source.place($0.range) } ?? place(of: key)
  }

  private func filterPlace(_ column: String) -> Place {
    let entry = Key.filters.lazy.compactMap { mapping[$0]?.mapping?.entry(column) }.first
    return call.source.place(entry.map { $0.keyRange.lowerBound..<$0.value.range.upperBound } ?? call.directive.nameSource)
  }
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
