import PluginKit

/// `registre-sql`: a table made by a question in SQL, which can only read, and only so much.
struct SQLDirective: DirectiveRenderer {
  let name = "registre-sql"
  let forms: Set<DirectiveForm> = [.block]

  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> {
    let (mapping, syntax) = call.options()
    guard syntax.isEmpty else { return Rendered(nil, diagnostics: syntax) }
    let places = OptionPlaces(mapping: mapping, call: call)
    var reader = FieldReader(mapping, in: call.source)
    let (sql, caption) = (reader.requiredText("sql"), reader.text("légende", or: "legende"))
    let showsFiction = reader.flag("fictif") ?? false
    let diagnostics = reader.finish()
    guard let sql, !diagnostics.hasErrors else { return Rendered(nil, diagnostics: diagnostics) }
    do throws(QueryError) {
      let answer = try context.registry.query(sql: Self.dated(sql, context.date))
      let table = AnswerTable(
        answer: answer, caption: caption ?? context.say("Registre", en: "Registry", ar: "السجل"), id: call.identifier("sql"),
        showsFiction: showsFiction, context: context)
      return Rendered(table.fragment, diagnostics: diagnostics)
    } catch {
      return Rendered(nil, diagnostics: diagnostics + error.problems.map { $0.diagnostic(at: places.place(of: $0.part)) })
    }
  }

  /// `:aujourdhui` is the date of the build, the only one there is.
  static func dated(_ sql: String, _ date: PartialDate) -> String { sql.replacing(":aujourdhui", with: "'\(date.iso)'") }
}

/// The answer to a question in SQL, as a page shows it.
struct AnswerTable {
  private let answer: ResultTable
  private let data: TableData
  private let id: String
  private let provenance: Provenance
  private let context: DirectiveContext

  init(answer: ResultTable, caption: String, id: String, showsFiction: Bool, context: DirectiveContext) {
    self.answer = answer
    self.id = id
    self.context = context
    provenance = Provenance(
      answer.tablesRead.map(\.name).filter { !$0.hasPrefix("_") }, showsFiction: showsFiction, in: context)
    data = TableData(
      answer, caption: caption, sources: provenance.sources, date: provenance.date, language: context.language)
  }

  var fragment: Fragment {
    let rows = answer.rows.map { HTML.element("tr", [:], cells($0)) }
    let figure = TableFigure(
      id: id, data: data, bodies: [rows], dataName: id, provenance: provenance, context: context)
    return Fragment(
      html: figure.html, paper: figure.paper, files: data.files(id: id),
      searchText: answer.rows.prefix(200).map(line).joined(separator: "\n"), styles: [.tables])
  }

  private func cells(_ row: [Cell]) -> [HTML] {
    row.enumerated().map { position, cell in
      let text = CellText.shortened(text(cell, answer.columns[position]))
      let content = link(cell, text) ?? (text.isEmpty ? HTML("–") : SourceLinks.html(text))
      let style = text.isEmpty ? "vide" : cell.number != nil ? "nombre" : Identifier.isOne(text) ? "insecable" : nil
      let value = cell.number(hiddenBy: text)
      return position == 0
        ? .element("th", ["scope": "row", "class": style, "data-valeur": value], [content])
        : .element("td", ["class": style, "data-valeur": value], [content])
    }
  }

  /// A registry key leads to its page; a date says what it is to the browser.
  private func link(_ cell: Cell, _ text: String) -> HTML? {
    if case .date(let date) = cell { return .element("time", ["datetime": date.iso], text) }
    guard context.corpus.registry.table(holding: cell.text) != nil, let page = context.link(to: cell.text) else { return nil }
    return .element("a", ["href": page.href], text)
  }

  private func text(_ cell: Cell, _ column: ResultColumn) -> String {
    column.values.first { $0.name == cell.text }?.label.text(in: context.language)
      ?? CellText(language: context.language).text(of: cell)
  }

  private func line(_ row: [Cell]) -> String { zip(row, answer.columns).map { text($0, $1) }.joined(separator: " ") }
}
