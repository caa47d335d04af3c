import PluginKit

/// The options of a live table.
struct TableOptions {
  var query: TableQuery
  var caption: String
  /// The column whose values head groups of rows.
  var group: String?
  /// Columns of numbers whose sums stand at the foot.
  var totals: [String]

  /// - Returns: nil when an option is wrong in itself; whether names stand is for the query to say.
  static func read(_ call: DirectiveCall, schema: RegistrySchema) -> (TableOptions?, OptionPlaces, [Diagnostic]) {
    let (mapping, syntax) = call.options()
    let places = OptionPlaces(mapping: mapping, call: call)
    guard syntax.isEmpty else { return (nil, places, syntax) }
    var reader = FieldReader(mapping, in: call.source)
    let rows = RowChoice(&reader, schema: schema)
    var query = TableQuery(
      rows.table, where: rows.filters, columns: reader.texts("colonnes"), sort: reader.texts("tri"),
      limit: reader.integer("limite"))
    let group = reader.text("groupe")
    if let group { query.sort = [group] + query.sort.filter { $0 != group } }
    let label = schema.table(rows.table)?.label.text(in: call.document.language)
    let options = TableOptions(
      query: query, caption: reader.text("légende", or: "legende") ?? label ?? rows.table, group: group,
      totals: reader.texts("totaux"))
    let diagnostics = reader.finish()
    return (diagnostics.hasErrors ? nil : options, places, diagnostics)
  }
}
