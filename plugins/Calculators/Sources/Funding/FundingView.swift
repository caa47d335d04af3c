import PluginKit

/// Shares of a project, worked out: one row a case, then the form.
struct FundingView {
  let scheme: FundingScheme
  let cases: [FundingCase]
  let frame: CalculatorFrame

  var fragment: Fragment {
    frame.fragment(head: ["Projet"] + scheme.funders + ["Verdict"], rows: cases.map(row), form: form)
  }

  private func row(_ project: FundingCase) -> [String] {
    let years = project.years == 1 ? "1\u{00A0}an" : "\(number(project.years))\u{00A0}ans"
    let shares = scheme.funders.indices.map { funder in
      let amount = "\(percent(project.shares[funder])), soit \(money(project.cost * project.shares[funder] / 100))"
      return funder == scheme.inKindFunder && project.inKind > 0 ? "\(amount), dont \(number(project.inKind)) valorisés" : amount
    }
    return ["\(money(project.cost)), \(years)"] + shares + [verdict(project)]
  }

  private func verdict(_ project: FundingCase) -> String {
    let broken = project.breaches(of: scheme)
    guard let worst = broken.first else { return Verdict.valid.rawValue }
    let verdict = worst.isFirm ? Verdict.refused : Verdict.doubtful
    return "\(verdict.rawValue)\u{00A0}: \(broken.map(\.label).joined(separator: " ; "))"
  }

  private enum Verdict: String {
    case valid = "Valable"
    case doubtful = "À vérifier"
    case refused = "Refusé"
  }

  /// Filled with the first case, so that it shows at once what it does.
  private var form: HTML {
    .element(
      "form",
      [
        "hidden": "", "data-calcul": "parts", "data-devise": scheme.currency, "data-oui": "oui", "data-non": "non",
        "data-valable": Verdict.valid.rawValue, "data-a-verifier": Verdict.doubtful.rawValue,
        "data-refuse": Verdict.refused.rawValue,
      ],
      [
        .element("fieldset", [:], [.element("legend", [:], "Calculez le vôtre")] + fields),
        .element("p", ["role": "status"], ""),
        .element("table", [:], [ruleHead, .element("tbody", [:], scheme.rules.map(ruleRow))]),
      ])
  }

  private var fields: [HTML] {
    let first = cases.first
    let shares = scheme.funders.enumerated().map { position, name in
      field("\(name), en %", "part", first?.shares[position], minimum: "0")
    }
    let inKind = scheme.inKindFunder.map { funder in
      field(
        "Dont dépenses valorisées (\(scheme.funders[funder])), en \(scheme.currency)", "valorise", first?.inKind, minimum: "0")
    }
    return [
      field("Coût total, en \(scheme.currency)", "cout", first?.cost, minimum: "1"),
      field("Nombre d’années", "annees", first?.years, minimum: "1"),
    ] + shares + [inKind].compactMap(\.self)
  }

  private func field(_ label: String, _ name: String, _ value: Double?, minimum: String) -> HTML {
    let written = value.map { Int(exactly: $0).map(String.init) ?? String($0) } ?? ""
    return frame.field(
      label,
      .element("input", ["type": "number", "name": name, "min": minimum, "step": "any", "value": written]))
  }

  private var ruleHead: HTML {
    .element(
      "thead", [:],
      [
        .element(
          "tr", [:], ["Règle", "Respectée\u{202F}?", "Votre chiffre", "Limite"].map { .element("th", ["scope": "col"], $0) })
      ])
  }

  private func ruleRow(_ rule: FundingRule) -> HTML {
    .element(
      "tr",
      [
        "data-mesure": rule.measure.rawValue, "data-de": rule.funders.map(String.init).joined(separator: " "),
        "data-sens": rule.comparison.rawValue, "data-borne": String(rule.bound), "data-souple": rule.isFirm ? nil : "",
      ],
      [
        .element("th", ["scope": "row"], rule.label), .element("td", [:], ""),
        .element("td", ["class": "nombre"], ""), .element("td", ["class": "nombre"], ""),
      ])
  }

  private func number(_ value: Double) -> String { frame.texts.text(of: .decimal(value)) }
  private func money(_ value: Double) -> String { "\(number(value))\u{00A0}\(scheme.currency)" }
  private func percent(_ value: Double) -> String { "\(number(value))\u{202F}%" }
}
