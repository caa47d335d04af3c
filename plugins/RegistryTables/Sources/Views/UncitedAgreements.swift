import PluginKit

/// `accords-sans-fiche`: the agreements that no record or fiche names in its fields or links to.
struct UncitedDirective: DirectiveRenderer {
  let name = "accords-sans-fiche"
  let forms: Set<DirectiveForm> = [.block]
  /// Whoever chooses what to write next needs no more; the count tells how many there are.
  private static let defaultLimit = 200

  func render(_ call: DirectiveCall, in context: DirectiveContext) -> Rendered<Fragment> {
    let (mapping, syntax) = call.options()
    guard syntax.isEmpty else { return Rendered(nil, diagnostics: syntax) }
    let places = OptionPlaces(mapping: mapping, call: call)
    var reader = FieldReader(mapping, in: call.source)
    let rows = RowChoice(&reader, schema: context.registry.schema, defaultTable: "accords")
    let caption =
      reader.text("légende", or: "legende")
      ?? context.say("Accords sans fiche", en: "Agreements without a sheet", ar: "اتفاقات بلا بطاقة")
    let limit = reader.integer("limite")
    let diagnostics = reader.finish()
    guard !diagnostics.hasErrors else { return Rendered(nil, diagnostics: diagnostics) }
    do throws(QueryError) {
      let cited = context.corpus.registry.keys(of: "accords").filter { Self.isCited($0, in: context.corpus) }
      let query = TableQuery(
        "accords", where: rows.filters + (cited.isEmpty ? [] : [Filter("id", cited, isExclusion: true)]),
        columns: ["id", "collectivite", "partenaire", "pays_nom", "type", "date_signature", "fiabilite"],
        sort: ["fiabilite", "-date_signature"], limit: limit ?? Self.defaultLimit)
      let table = try LiveTable(query, caption: caption, id: call.identifier("sans-fiche"), in: context)
      return Rendered(table.fragment, diagnostics: diagnostics)
    } catch {
      return Rendered(nil, diagnostics: diagnostics + error.problems.map { $0.diagnostic(at: places.place(of: $0.part)) })
    }
  }

  /// Named in the fields of a record or a fiche, or linked from it.
  private static func isCited(_ key: String, in corpus: Corpus) -> Bool {
    guard let node = corpus.graph.resolver.node(named: key, language: "fr") else { return false }
    return corpus.graph.backlinks[node].contains { citing in
      corpus.graph.nodes[citing].document.map { ["bonne-pratique", "capitalisation"].contains(corpus.documents[$0].model.name) }
        ?? false
    }
  }
}
