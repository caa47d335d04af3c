import PluginKit

/// A condition of a model that a program judges.
struct ExternalPredicate: ModelPredicate {
  let name: String
  let host: PluginHost

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let parameters = Messages.value(rule.parameters)
    let texts = [name, rule.code, parameters.compact, context.date.iso].map { Array($0.utf8) }
    let request = PluginHost.Request(method: "predicate", key: texts + document.requestKey) {
      .keys([
        "name": .text(name), "rule": .keys(["code": .text(rule.code), "parameters": parameters]), "date": .text(context.date.iso),
        "document": Messages.document(document),
      ])
    }
    do throws(PluginFailure) {
      return try host.answer(request, registry: context.registry) { result throws(PluginFailure) in
        var breaches: [Breach] = []
        for finding in try result.list("breaches") { breaches.append(try FindingReader(document: document).breach(finding)) }
        return breaches
      }
    } catch {
      let said = host.diagnostic(error, at: nil)
      return [Breach(at: 0..<0, said.summary, severity: .error)]
    }
  }
}
