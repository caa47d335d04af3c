import PluginKit

/// `pays-representes`: among the local governments that some fields name there is one at least of each of some countries.
///
/// Parameters: `champs`; `pays`, ISO 3166 codes.
struct RepresentedCountries: ModelPredicate {
  let name = "pays-representes"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let fields = rule.parameters["champs"]?.items.compactMap(\.text) ?? []
    let countries = fields.flatMap { document.texts($0) }.map {
      context.corpus.registry.row($0, in: "collectivites")?["pays_iso2"]
    }
    // Of a local government that the registry does not know another rule speaks.
    guard !countries.contains(nil) else { return [] }
    let missing = (rule.parameters["pays"]?.items.compactMap(\.text) ?? []).filter { !countries.contains($0) }
    return missing.map { code in
      let country = context.corpus.label(code, in: "pays")
      return Breach(
        at: document.markdown.frontMatter.entry(fields.last ?? "")?.keyRange ?? 0..<0,
        Localized(
          fr: "aucune collectivité n’est de ce pays : \(country)", en: "no local government is of this country: \(country)"))
    }
  }
}
