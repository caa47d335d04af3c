import PluginKit

/// A number in a line: `nombre accords type=jumelage`, `distinct pays accords`, `somme montant accords`.
struct InlineFigure {
  private let call: DirectiveCall
  private let context: DirectiveContext

  init(_ call: DirectiveCall, _ context: DirectiveContext) {
    self.call = call
    self.context = context
  }

  func render() -> Rendered<Fragment> {
    let words = call.text.split(separator: " ").map(String.init)
    guard let (aggregate, table, rest) = Self.parse(words) else { return Rendered(nil, diagnostics: [misread]) }
    var query = TableQuery(table, where: rest.map(Self.filter))
    query.addFictionFilter(only: false, schema: context.registry.schema)
    do throws(QueryError) {
      let figure = try context.registry.figure(aggregate, of: table, where: query.filters)
      return Rendered(fragment(figure.value))
    } catch {
      return Rendered(nil, diagnostics: error.problems.map { $0.diagnostic(at: call.source.place(call.directive.body)) })
    }
  }

  private func fragment(_ value: Cell) -> Fragment {
    let shown = CellText(language: context.language).text(of: value)
    return Fragment(
      html: .element("data", ["class": "chiffre", "value": value.text], shown.isEmpty ? "n.d." : shown), styles: [])
  }

  private static func parse(_ words: [String]) -> (Aggregate, table: String, filters: ArraySlice<String>)? {
    switch words.first {
    case "nombre" where words.count >= 2: (.count, words[1], words[2...])
    case "distinct" where words.count >= 3: (.distinct(words[1]), words[2], words[3...])
    case "somme" where words.count >= 3: (.sum(words[1]), words[2], words[3...])
    default: nil
    }
  }

  /// `pays=FR,BE`: any of the values.
  private static func filter(_ word: String) -> Filter {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let values = parts.count > 1 ? parts[1].split(separator: ",").map(String.init) : ["non vide"]
    return Filter(String(parts[0]), values)
  }

  private var misread: Diagnostic {
    Diagnostic(
      "DIR-003", .error, at: call.source.place(call.directive.source),
      Localized(
        fr: "ce chiffre du registre ne dit pas ce qu’il faut compter",
        en: "this figure of the registry does not say what to count"),
      explanation: Localized(
        fr:
          "Écrivez par exemple `registre nombre accords type=jumelage`, `registre distinct pays accords` ou `registre somme montant accords`.",
        en:
          "Write for instance `registre nombre accords type=jumelage`, `registre distinct pays accords` or `registre somme montant accords`."
      ))
  }
}
