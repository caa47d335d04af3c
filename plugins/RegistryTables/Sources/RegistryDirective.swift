import PluginKit

/// `registre`, as a block or in a line.
struct RegistryDirective: DirectiveRenderer {
  let name = "registre"
  let forms: Set<DirectiveForm> = [.block, .inline]

  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> {
    call.directive.isInline ? InlineFigure(call, context).render() : table(call, context)
  }

  private func table(_ call: DirectiveCall, _ context: DirectiveContext) -> Rendered<Fragment> {
    let (options, diagnostics) = TableOptions.read(call, schema: context.registry.schema)
    guard let options else { return Rendered(nil, diagnostics: diagnostics) }
    do throws(QueryError) {
      let table = try LiveTable(options, id: Self.identifier(call), in: context)
      return Rendered(table.fragment, diagnostics: diagnostics)
    } catch {
      return Rendered(nil, diagnostics: diagnostics + error.problems.map { $0.diagnostic(at: options.place(of: $0.part)) })
    }
  }

  /// Stable as long as the tables of the page keep their order: `tableau-de-bord-2`.
  private static func identifier(_ call: DirectiveCall) -> String {
    Anchor.slug(call.document.address.path.replacing(".html", with: "")) + "-\(call.directiveNumber)"
  }
}

extension DirectiveCall {
  /// From 1.
  var directiveNumber: Int { ordinal + 1 }
}
