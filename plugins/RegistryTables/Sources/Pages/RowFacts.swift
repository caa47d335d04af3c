import PluginKit

/// The facts of a row, as a page shows them beside its body.
struct RowFacts {
  private let row: [String: String]
  private let table: TableSchema?
  private let context: DirectiveContext

  init(_ key: String, in table: String, _ context: DirectiveContext) {
    row = context.corpus.registry.row(key, in: table) ?? [:]
    self.table = context.registry.schema.table(table)
    self.context = context
  }

  var isFictional: Bool { row["fictif"] == "oui" }

  subscript(column: String) -> String? { row[column] }

  /// Those of the columns that are known, with links to the pages of what they name.
  func facts(_ columns: [String]) -> [PageContent.Fact] {
    columns.compactMap { column in
      guard let value = row[column] else { return nil }
      let label = table?.column(column)?.label ?? table?.derived.first { $0.name == column }?.label
      return PageContent.Fact(label?.text(in: context.language) ?? column, values(value, of: column))
    }
  }

  private func values(_ value: String, of column: String) -> [(text: String, href: String?)] {
    let schema = table?.column(column)
    if let date = PartialDate(value), schema?.type == .partialDate || schema?.type == .date {
      return [(date.text(in: context.language), nil)]
    }
    if schema?.type == .integer || schema?.type == .decimal, let number = Double(value) {
      return [(CellText(language: context.language).text(of: .decimal(number)), nil)]
    }
    if schema?.type == .link { return [(SiteName.of(value), value)] }
    let codes = schema?.type == .list ? value.split(separator: ";").map(String.init) : [value]
    return codes.map { self.value(of: $0, in: column) }
  }

  private func value(of code: String, in column: String) -> (text: String, href: String?) {
    let schema = table?.column(column)
    if let word = schema?.values.first(where: { $0.name == code }) { return (word.label.text(in: context.language), nil) }
    if let key = key(of: column), let link = context.link(to: key) { return (schema == nil ? code : link.title, link.href) }
    if let page = page(of: code, in: column) { return (page.text, page.href) }
    return (schema?.vocabulary.map { context.corpus.label(code, in: $0, language: context.language) } ?? code, nil)
  }

  /// Countries and themes have pages in the registry.
  private func page(of code: String, in column: String) -> (text: String, href: String)? {
    let subject: any RegistrySubject
    let key: String
    switch column {
    case "themes": (subject, key) = (ThemeSubject(), code)
    case "pays_nom": (subject, key) = (CountrySubject(), row["pays_iso2"] ?? row["pays_partenaire_iso2"] ?? "")
    default: return nil
    }
    guard let node = context.corpus.graph.resolver.node(at: subject.address(of: key)) else { return nil }
    let vocabulary = table?.column(column)?.vocabulary
    let text = vocabulary.map { context.corpus.label(code, in: $0, language: context.language) } ?? code
    return (text, context.page.link(to: context.corpus.graph.nodes[node].address))
  }

  /// The key that a column holds, or through which a derived column is seen.
  private func key(of column: String) -> String? {
    if table?.column(column)?.reference != nil { return row[column] }
    return table?.derived.first { $0.name == column && $0.vocabulary == nil }?.through.flatMap { row[$0] }
  }
}
