import PluginKit

/// Terms, worked out: one row a case, then the form.
struct DeadlineView {
  let terms: DeadlineTerms
  let frame: CalculatorFrame

  var fragment: Fragment {
    frame.fragment(head: [terms.start] + terms.deadlines.map(\.name), rows: terms.starts.map(row), form: form)
  }

  private func row(_ start: PartialDate) -> [String] {
    [text(start)] + terms.deadlines.map { $0.date(from: start).map(text) ?? "" }
  }

  private func text(_ date: PartialDate) -> String { date.text(in: frame.context.language) }

  private var form: HTML {
    let input = HTML.element("input", ["type": "date", "name": "depart", "value": terms.starts.first?.iso])
    let answers = terms.deadlines.map { deadline in
      HTML.element(
        "li", [:],
        [
          HTML(deadline.name + "\u{00A0}: "),
          .element("output", ["data-ans": String(deadline.years), "data-jours": String(deadline.days)], ""),
        ])
    }
    return .element(
      "form", ["hidden": "", "data-calcul": "dates"],
      [
        .element("fieldset", [:], [.element("legend", [:], "Calculez les vôtres"), frame.field(terms.start, input)]),
        .element("ul", ["aria-live": "polite"], answers),
      ])
  }
}
