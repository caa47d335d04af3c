import PluginKit

/// `registre`, as a block or in a line.
struct RegistryDirective: DirectiveRenderer {
  let name = "registre"
  let forms: Set<DirectiveForm> = [.block, .inline]

  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> {
    call.directive.isInline ? InlineFigure(call, context).render() : table(call, context)
  }

  private func table(_ call: DirectiveCall, _ context: DirectiveContext) -> Rendered<Fragment> {
    let (options, places, diagnostics) = TableOptions.read(call, schema: context.registry.schema)
    guard let options else { return Rendered(nil, diagnostics: diagnostics) }
    do throws(QueryError) {
      let table = try LiveTable(options, id: call.identifier(), in: context)
      return Rendered(table.fragment, diagnostics: diagnostics + options.mixedCurrencies(in: context, places))
    } catch {
      return Rendered(nil, diagnostics: diagnostics + error.problems.map { $0.diagnostic(at: places.place(of: $0.part)) })
    }
  }
}

extension DirectiveCall {
  /// Names a fragment in its page and its data files: `guide_jumelages-2`. Stable as long as the directives of one name keep their order.
  /// Folders end with a sign that no name has, and two of them stand before the kind: `guide/a.md`, `guide-a.md` and `a-graphique.md` share
  /// no name.
  func identifier(_ kind: String = "") -> String {
    document.address.path.replacing(".html", with: "").replacing("/", with: "_") + (kind.isEmpty ? "" : "__" + kind)
      + "-\(ordinal + 1)"
  }
}

extension TableOptions {
  /// A sum of amounts in several currencies means nothing.
  fileprivate func mixedCurrencies(in context: DirectiveContext, _ places: OptionPlaces) -> [Diagnostic] {
    guard !totals.isEmpty, context.registry.schema.table(query.table)?.column("devise") != nil,
      let count = try? context.registry.figure(.distinct("devise"), of: query.table, where: query.filters).value.number, count > 1
    else { return [] }
    return [
      Diagnostic(
        "DIR-004", .error, at: places.place(of: "totaux"),
        Localized(
          fr: "ces montants sont en plusieurs devises : leur total n’a pas de sens",
          en: "these amounts are in several currencies: their sum means nothing"),
        explanation: Localized(
          fr: "Filtrez par devise : « où: { devise: MAD } ».", en: "Filter by currency: “où: { devise: MAD }”."))
    ]
  }
}
