import PluginKit

/// The cells of a live table: their text, their links to pages.
///
/// A column that comes from another table by a key (« collectivité » by `collectivite_id`) links to the page of that key; the key is asked
/// for beside the columns that are shown.
struct LiveCells {
  let queryWithKeys: TableQuery
  /// How many columns are shown; the keys follow.
  let shownCount: Int
  /// For each shown column, the position of the key that its page is called by.
  private let keyPositions: [Int?]
  private let context: DirectiveContext
  private let texts: CellText
  private let schema: TableSchema?

  /// The position of the column whose values head groups, when the table is grouped.
  let groupPosition: Int?

  /// The columns that the data files hold: those shown, and the one that groups rows.
  var publishedPositions: [Int] {
    let shown = Array(0..<shownCount)
    return shown + [groupPosition].compactMap { $0 }.filter { $0 >= shownCount }
  }

  init(_ query: TableQuery, group: String? = nil, schema: RegistrySchema, context: DirectiveContext) {
    let table = schema.table(query.table)
    let shown = query.columns.isEmpty ? table?.columns.map(\.name).filter { $0 != "fictif" } ?? [] : query.columns
    let keys = shown.map { Self.keyColumn(of: $0, in: table) }
    let hidden = (keys.compactMap { $0 } + [group].compactMap { $0 }).filter { !shown.contains($0) }.reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    var withKeys = query
    withKeys.columns = shown + hidden
    queryWithKeys = withKeys
    shownCount = shown.count
    groupPosition = group.flatMap { withKeys.columns.firstIndex(of: $0) }
    keyPositions = keys.map { key in key.flatMap { withKeys.columns.firstIndex(of: $0) } }
    self.context = context
    self.schema = table
    texts = CellText(language: context.language)
  }

  /// A cell; the first of a row is its heading.
  func html(at position: Int, in row: [Cell], column: ResultColumn) -> HTML {
    let text = CellText.shortened(label(row[position], column))
    let content = text.isEmpty ? HTML("–") : linked(text, position, row)
    let isNumber = column.type == .integer || column.type == .decimal
    let style = text.isEmpty ? "vide" : isNumber ? "nombre" : Identifier.isOne(text) ? "insecable" : nil
    let value = row[position].number(hiddenBy: text)
    return position == 0
      ? .element("th", ["scope": "row", "class": style, "data-valeur": value], [content])
      : .element("td", ["class": style, "data-valeur": value], [content])
  }

  /// What readers see of each code in a column; nil for one without codes.
  func labels(at position: Int, in answer: ResultTable) -> [String: String]? {
    let column = answer.columns[position]
    guard !column.values.isEmpty || schema?.vocabulary(of: column.name) != nil else { return nil }
    let codes = Set(answer.rows.flatMap { $0[position].text.split(separator: ";").map(String.init) })
    return Dictionary(uniqueKeysWithValues: codes.map { ($0, label(.text($0), column)) })
  }

  /// A value as readers know it.
  func text(at position: Int, in row: [Cell], column: ResultColumn) -> String { label(row[position], column) }

  func searchText(of answer: ResultTable) -> String {
    answer.rows.prefix(200).map { row in
      (0..<shownCount).map { label(row[$0], answer.columns[$0]) }.filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  private func linked(_ text: String, _ position: Int, _ row: [Cell]) -> HTML {
    if let key = keyPositions[position], let page = context.link(to: row[key].text) {
      return .element("a", ["href": page.href], text)
    }
    if case .date(let date) = row[position] { return .element("time", ["datetime": date.iso], text) }
    return SourceLinks.html(text)
  }

  /// Codes as readers know them.
  private func label(_ cell: Cell, _ column: ResultColumn) -> String {
    let vocabulary = schema?.vocabulary(of: column.name)
    func word(_ code: String) -> String {
      if let value = column.values.first(where: { $0.name == code }) { return value.label.text(in: context.language) }
      return vocabulary.map { context.corpus.label(code, in: $0, language: context.language) } ?? code
    }
    switch cell {
    case .text(let code): return word(code)
    case .list(let codes): return codes.map(word).joined(separator: ", ")
    default: return texts.text(of: cell)
    }
  }

  private static func keyColumn(of column: String, in table: TableSchema?) -> String? {
    if let derived = table?.derived.first(where: { $0.name == column }) {
      return derived.vocabulary == nil ? derived.through : nil
    }
    guard let table, table.key == [column] || table.column(column)?.reference != nil else { return nil }
    return column
  }
}

extension Cell {
  /// The number that the browser sorts by and writes to CSV, where the words of a language are not one to it; nil where they are.
  func number(hiddenBy text: String) -> String? {
    guard let number, Double(text) != number else { return nil }
    return self.text
  }
}

extension TableSchema {
  /// The vocabulary that names the codes of a column, also when the column is seen in another row.
  func vocabulary(of column: String) -> String? {
    if let stored = self.column(column) { return stored.vocabulary }
    return derived.first { $0.name == column && $0.vocabulary == nil }?.origin.vocabulary
  }
}

/// Addresses in a text of sources become links named by their site.
enum SourceLinks {
  static func html(_ text: String) -> HTML {
    guard text.contains("://") else { return HTML(text) }
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map { word -> HTML in
      guard let site = site(of: word) else { return HTML(String(word)) }
      return .element("a", ["class": "lien-externe", "rel": "external", "href": String(word)], site)
    }
    return .joined(parts, separator: HTML(" "))
  }

  private static func site(of word: Substring) -> String? {
    ["https://", "http://"].contains(where: word.hasPrefix) ? SiteName.of(String(word)) : nil
  }
}

/// How an address is called in a sentence: by its site.
enum SiteName {
  static func of(_ address: String) -> String {
    guard let scheme = ["https://", "http://"].first(where: address.hasPrefix) else { return address }
    let host = address.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return host.isEmpty ? address : String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
  }
}
