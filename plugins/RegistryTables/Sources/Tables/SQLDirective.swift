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
        answer: answer, caption: caption ?? "Registre", id: call.identifier("sql"), showsFiction: showsFiction, context: context)
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
  let answer: ResultTable
  let caption: String
  let id: String
  let showsFiction: Bool
  let context: DirectiveContext

  var fragment: Fragment {
    Fragment(html: html, files: data.files(id: id), searchText: answer.rows.prefix(200).map(line).joined(separator: "\n"))
  }

  private var provenance: Provenance {
    Provenance(answer.tablesRead.map(\.name).filter { !$0.hasPrefix("_") }, showsFiction: showsFiction, in: context)
  }

  private var data: TableData {
    TableData(caption: caption, columns: answer.columns, rows: answer.rows, provenance: provenance, digest: answer.digest)
  }

  private var html: HTML {
    let body = answer.rows.isEmpty ? HTML.element("p", ["class": "table-sans-ligne"], "\(caption) : aucune ligne.") : scroller
    return .element(
      "figure", ["class": "table-vive", "id": "table-\(id)", "data-digest": data.digest, "data-donnees": "donnees/\(id).json"],
      provenance.notices + [body, foot])
  }

  private var scroller: HTML {
    let heads = answer.columns.map {
      HTML.element("th", ["scope": "col", "data-type": $0.type.sortKind], $0.label.text(in: context.language))
    }
    let table = HTML.element(
      "table", [:],
      [
        .element("caption", ["id": "\(id)-legende"], caption), .element("thead", [:], [.element("tr", [:], heads)]),
        .element("tbody", [:], answer.rows.map { .element("tr", [:], cells($0)) }),
      ])
    return .element(
      "div", ["class": "table-defile", "role": "region", "tabindex": "0", "aria-labelledby": "\(id)-legende"], [table])
  }

  private func cells(_ row: [Cell]) -> [HTML] {
    row.enumerated().map { position, cell in
      let text = text(cell, answer.columns[position])
      let content =
        if let page = context.link(to: cell.text), context.corpus.registry.table(holding: cell.text) != nil {
          HTML.element("a", ["href": page.href], text)
        } else {
          text.isEmpty ? HTML("–") : SourceLinks.html(text)
        }
      let style = text.isEmpty ? "vide" : cell.number != nil ? "nombre" : nil
      return position == 0
        ? .element("th", ["scope": "row", "class": style], [content]) : .element("td", ["class": style], [content])
    }
  }

  private func text(_ cell: Cell, _ column: ResultColumn) -> String {
    column.values.first { $0.name == cell.text }?.label.text(in: context.language)
      ?? CellText(language: context.language).text(of: cell)
  }

  private func line(_ row: [Cell]) -> String { zip(row, answer.columns).map { text($0, $1) }.joined(separator: " ") }

  private var foot: HTML {
    let count = answer.rows.count
    let links = [
      HTML.element("a", ["href": "\(context.page.rootPrefix)donnees/\(id).csv", "download": ""], "CSV"),
      .element("a", ["href": "\(context.page.rootPrefix)donnees/\(id).json"], "JSON"),
    ]
    let parts =
      [HTML.element("span", ["class": "table-compte"], "\(count) \(count < 2 ? "ligne" : "lignes")")] + provenance.line + links
    return .element("figcaption", ["class": "table-pied"], [.joined(parts, separator: HTML(" · "))])
  }
}
