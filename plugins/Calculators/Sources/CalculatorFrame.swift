import PluginKit

/// What every calculator looks like: a captioned table of worked cases, then a form that shows itself when scripts run.
struct CalculatorFrame {
  let caption: String
  let call: DirectiveCall
  let context: DirectiveContext

  /// Names the parts of one calculator in its page.
  var id: String { "calculateur-\(call.ordinal + 1)" }

  /// How numbers are written in the language of the page.
  var texts: CellText { CellText(language: context.language) }

  /// - Parameters:
  ///   - head: names of the columns.
  ///   - rows: cells; the first one of a row heads it.
  ///   - form: what the script brings to life.
  func fragment(head: [String], rows: [[String]], form: HTML) -> Fragment {
    let legend = "\(id)-legende"
    let table = HTML.element(
      "table", [:],
      [
        .element("caption", ["id": legend], caption),
        .element("thead", [:], [.element("tr", [:], head.map { .element("th", ["scope": "col"], $0) })]),
        .element("tbody", [:], rows.map(row)),
      ])
    let region = HTML.element(
      "div", ["class": "table-defile", "role": "region", "tabindex": "0", "aria-labelledby": legend], [table])
    return Fragment(
      html: .element("figure", ["class": "calculateur", "id": id], [region, form]),
      searchText: ([caption] + rows.map { $0.joined(separator: " ") }).joined(separator: "\n"))
  }

  private func row(_ cells: [String]) -> HTML {
    .element(
      "tr", [:],
      cells.enumerated().map { position, text in
        position == 0 ? .element("th", ["scope": "row"], text) : .element("td", [:], text)
      })
  }

  /// A labelled field of the form.
  func field(_ label: String, _ input: HTML) -> HTML { .element("label", [:], [.element("span", [:], label), input]) }
}
