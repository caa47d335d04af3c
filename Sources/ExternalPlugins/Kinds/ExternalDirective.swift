import PluginKit

/// A directive that a program renders.
struct ExternalDirective: DirectiveRenderer {
  let name: String
  let forms: Set<DirectiveForm>
  private let host: PluginHost

  init(_ description: PluginDescription.DirectiveDescription, host: PluginHost) {
    name = description.name
    forms = description.forms
    self.host = host
  }

  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> {
    do throws(PluginFailure) {
      let fragment = try host.answer(request(call, context), registry: context.registry) { result throws(PluginFailure) in
        try FragmentReader(context: context).fragment(result)
      }
      return Rendered(fragment)
    } catch {
      return Rendered(nil, diagnostics: [host.diagnostic(error, at: call.source.place(call.directive.nameSource))])
    }
  }

  private func request(_ call: DirectiveCall, _ context: DirectiveContext) -> PluginHost.Request {
    let texts = [
      name, call.text, call.directive.isInline ? "inline" : "block", context.page.path, context.language, context.date.iso,
      String(call.ordinal),
    ]
    return PluginHost.Request(method: "directive", key: texts.map { Array($0.utf8) }) {
      .keys([
        "name": .text(name), "text": .text(call.text), "form": .text(texts[2]), "page": .text(context.page.path),
        "language": .text(context.language), "date": .text(context.date.iso), "ordinal": .integer(call.ordinal),
      ])
    }
  }
}
