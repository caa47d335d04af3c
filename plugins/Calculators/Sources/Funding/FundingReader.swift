import PluginKit

/// Reads the options of a calculator of shares.
///
/// ```yaml
/// genre: parts
/// légende: Montages calculés
/// devise: MAD
/// financeurs:
///   - { nom: Ministère, au_plus: 30 }
///   - { nom: Collectivité, au_moins: 10, valorise_au_plus: 30 }
///   - { nom: Partenaire, attendue: 60 }
/// ensemble: { de: [Ministère, Partenaire], parts_egales: oui, par_an_au_plus: 500000 }
/// exemples:
///   - { cout: 800000, annees: 1, parts: [30, 10, 60], valorise: 20000 }
/// ```
struct FundingReader {
  private var rules: [FundingRule] = []
  private var diagnostics: [Diagnostic] = []
  private let currency: String
  private let texts = CellText(language: "fr")

  /// - Returns: no scheme when an option is wrong.
  static func read(_ reader: inout FieldReader) -> (FundingScheme?, [FundingCase], [Diagnostic]) {
    var this = FundingReader(currency: reader.requiredText("devise") ?? "")
    let names = this.funders(&reader)
    this.together(&reader, names)
    let scheme = FundingScheme(currency: this.currency, funders: names, rules: this.rules)
    let cases = this.cases(&reader, scheme)
    let diagnostics = reader.finish() + this.diagnostics
    return (diagnostics.hasErrors ? nil : scheme, cases, diagnostics)
  }

  private init(currency: String) { self.currency = currency }

  /// The names, with the bounds of each.
  private mutating func funders(_ reader: inout FieldReader) -> [String] {
    if reader.node("financeurs") == nil { reader.missing("financeurs") }
    let mappings = reader.mappings("financeurs")
    rules.append(
      FundingRule(
        label: "Total de 100\u{202F}%", measure: .sum, funders: Array(mappings.indices), comparison: .exactly, bound: 100
      ))
    return mappings.enumerated().map { position, mapping in
      var fields = FieldReader(mapping, in: reader.source)
      let name = fields.requiredText("nom") ?? ""
      bound(fields.decimal("au_plus"), of: position, name, .atMost, "au plus")
      bound(fields.decimal("au_moins"), of: position, name, .atLeast, "au moins")
      bound(fields.decimal("attendue"), of: position, name, .exactly, "attendus", isFirm: false)
      if let percent = fields.decimal("valorise_au_plus") {
        let label = "\(name), dépenses valorisées de \(self.percent(percent)) de leur contribution au plus"
        rules.append(FundingRule(label: label, measure: .inKind, funders: [position], comparison: .atMost, bound: percent))
      }
      diagnostics += fields.finish()
      return name
    }
  }

  private mutating func bound(
    _ percent: Double?, of funder: Int, _ name: String, _ comparison: FundingRule.Comparison, _ words: String, isFirm: Bool = true
  ) {
    guard let percent else { return }
    let label = "\(name), \(self.percent(percent)) \(words)"
    rules.append(
      FundingRule(
        label: label, measure: .sum, funders: [funder], comparison: comparison, bound: percent, isFirm: isFirm))
  }

  /// What binds several funders.
  private mutating func together(_ reader: inout FieldReader, _ names: [String]) {
    guard let mapping = reader.mapping("ensemble") else { return }
    var fields = FieldReader(mapping, in: reader.source)
    var members: [Int] = []
    for item in fields.node("de")?.items ?? [] {
      guard let name = item.text, let position = names.firstIndex(of: name) else {
        unknownFunder(item, names, &fields)
        continue
      }
      members.append(position)
    }
    let label = members.map { names[$0] }.joined(separator: " et ")
    if fields.flag("parts_egales") == true {
      rules.append(
        FundingRule(label: "\(label), parts égales", measure: .gap, funders: members, comparison: .exactly, bound: 0))
    }
    if let amount = fields.decimal("par_an_au_plus") {
      let words = "\(label), \(texts.text(of: .decimal(amount)))\u{00A0}\(currency) par an au plus"
      rules.append(FundingRule(label: words, measure: .yearly, funders: members, comparison: .atMost, bound: amount))
    }
    diagnostics += fields.finish()
  }

  private func unknownFunder(_ item: YAMLNode, _ names: [String], _ fields: inout FieldReader) {
    let name = item.text ?? ""
    fields.report(
      "YAML-003", .error, at: item.range,
      Localized(
        fr: "« \(name) » n’est pas un des financeurs", en: "“\(name)” is not one of the funders"
      ).suggesting(name, among: names))
  }

  private mutating func cases(_ reader: inout FieldReader, _ scheme: FundingScheme) -> [FundingCase] {
    if reader.node("exemples") == nil { reader.missing("exemples") }
    return reader.mappings("exemples").map { mapping in
      var fields = FieldReader(mapping, in: reader.source)
      if fields.node("cout") == nil { fields.missing("cout") }
      let (cost, years) = (fields.decimal("cout") ?? 0, fields.decimal("annees") ?? 1)
      let shares = fields.node("parts")?.items.compactMap { $0.text.flatMap { Double(decimal: $0) } } ?? []
      if shares.count != scheme.funders.count {
        let count = scheme.funders.count
        fields.expected(
          Localized(fr: "\(count) nombres, un par financeur", en: "\(count) numbers, one a funder"),
          at: fields.node("parts")?.range ?? mapping.range, key: "parts")
      }
      if cost <= 0 || years <= 0 {
        fields.expected(
          Localized(fr: "un nombre plus grand que zéro", en: "a number above zero"), at: mapping.range,
          key: cost <= 0 ? "cout" : "annees")
      }
      let inKind = scheme.inKindFunder == nil ? 0 : fields.decimal("valorise") ?? 0
      diagnostics += fields.finish()
      return FundingCase(cost: cost, years: years, shares: shares, inKind: inKind)
    }
  }

  private func percent(_ number: Double) -> String { texts.text(of: .decimal(number)) + "\u{202F}%" }
}
