import PluginKit

/// The options of `graphique`.
struct ChartOptions {
  enum Kind: String, CaseIterable { case bars = "barres", stackedBars = "barres-empilees", lines = "courbes" }

  let kind: Kind
  let caption: String
  let unit: String
  let limit: Int
  let sort: [String]
  let source: Source

  /// Where its numbers come from.
  enum Source {
    case groups(GroupQuery)
    /// The first column names the categories; a second one of texts the series; the last one holds the numbers.
    case sql(String)
  }

  static func read(_ call: DirectiveCall, in context: DirectiveContext) -> (ChartOptions?, OptionPlaces, [Diagnostic]) {
    let (mapping, syntax) = call.options()
    let places = OptionPlaces(mapping: mapping, call: call)
    guard syntax.isEmpty else { return (nil, places, syntax) }
    var reader = FieldReader(mapping, in: call.source)
    let kind = reader.choice("type", of: Kind.self) ?? .bars
    let source = self.source(&reader, schema: context.registry.schema)
    let options = ChartOptions(
      kind: kind,
      caption: reader.text("légende", or: "legende") ?? context.say("Graphique", en: "Chart", ar: "رسم بياني"),
      unit: reader.text("unité", or: "unite") ?? "",
      limit: reader.integer("limite") ?? defaultLimit, sort: reader.texts("tri"), source: source)
    let diagnostics = reader.finish() + options.unknownSort(places)
    return (diagnostics.hasErrors ? nil : options, places, diagnostics)
  }

  /// More categories than these are put together under « Autres ».
  private static let defaultLimit = 15

  private static func source(_ reader: inout FieldReader, schema: RegistrySchema) -> Source {
    if let sql = reader.text("sql") { return .sql(sql) }
    let rows = RowChoice(&reader, schema: schema)
    let by = [reader.requiredText("par"), reader.text("série", or: "serie")].compactMap { $0 }
    return .groups(GroupQuery(rows.table, where: rows.filters, by: by, aggregate: aggregate(&reader)))
  }

  /// `nombre`, `somme COLONNE`, `distinct COLONNE`.
  private static func aggregate(_ reader: inout FieldReader) -> Aggregate {
    guard let node = reader.node("mesure") else { return .count }
    let words = (node.text ?? "").split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("nombre", 1): return .count
    case ("somme", 2): return .sum(words[1])
    case ("distinct", 2): return .distinct(words[1])
    default:
      reader.expected(
        Localized(fr: "nombre, somme COLONNE ou distinct COLONNE", en: "nombre, somme COLUMN or distinct COLUMN"), at: node.range,
        key: "mesure")
      return .count
    }
  }

  private func unknownSort(_ places: OptionPlaces) -> [Diagnostic] {
    sort.filter { !["nom", "-nom", "valeur", "-valeur"].contains($0) }.map { word in
      Diagnostic(
        "DIR-005", .error, at: places.place(of: .sort(word)),
        Localized(fr: "« \(word) » ne trie pas un graphique", en: "“\(word)” does not sort a chart"),
        explanation: Localized(fr: "Écrivez nom, -nom, valeur ou -valeur.", en: "Write nom, -nom, valeur or -valeur."))
    }
  }

  var showsFiction: Bool {
    guard case .groups(let query) = source else { return false }
    return query.filters.isFictional
  }
}
