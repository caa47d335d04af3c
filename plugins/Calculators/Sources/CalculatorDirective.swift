import PluginKit

/// `calculateur`: worked cases of a rule, and a form for the reader's own.
struct CalculatorDirective: DirectiveRenderer {
  let name = "calculateur"
  let forms: Set<DirectiveForm> = [.block]

  private enum Kind: String, CaseIterable { case parts, dates }

  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> {
    let (mapping, syntax) = call.options()
    guard syntax.isEmpty else { return Rendered(nil, diagnostics: syntax) }
    var reader = FieldReader(mapping, in: call.source)
    if reader.node("genre") == nil { reader.missing("genre") }
    guard let kind = reader.choice("genre", of: Kind.self) else { return Rendered(nil, diagnostics: reader.diagnostics) }
    let frame = CalculatorFrame(caption: reader.requiredText("légende") ?? "", call: call, context: context)
    switch kind {
    case .parts:
      let (scheme, cases, diagnostics) = FundingReader.read(&reader)
      return Rendered(scheme.map { FundingView(scheme: $0, cases: cases, frame: frame).fragment }, diagnostics: diagnostics)
    case .dates:
      let (terms, diagnostics) = DeadlineReader.read(&reader)
      return Rendered(terms.map { DeadlineView(terms: $0, frame: frame).fragment }, diagnostics: diagnostics)
    }
  }
}
