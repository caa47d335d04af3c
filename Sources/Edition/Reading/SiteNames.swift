import Authoring
import PluginKit

/// Holds what `site.yml` names against what there is: a mistake there would be a missing entry of the menu, an empty list, a rule that
/// goes on as before, and nobody would be told.
struct SiteNames {
  let corpus: Corpus
  let rules: RuleCatalogue

  var diagnostics: [Diagnostic] { corpus.site.names.compactMap(diagnostic) }

  private func diagnostic(_ name: SiteName) -> Diagnostic? {
    switch name.kind {
    case .page: return missingPage(name)
    case .folder:
      return missing(
        name, among: corpus.outline.folders.keys,
        Localized(fr: "n’est pas un dossier de content/", en: "is not a folder of content/"))
    case .field:
      let models = [Model.page] + corpus.documentSet.models.values
      return missing(
        name, among: Set(models.flatMap(\.allFields).map(\.name)),
        Localized(fr: "n’est une clé d’aucun modèle", en: "is a key of no model"))
    case .rule:
      return missing(
        name, among: rules.pages.map(\.code), Localized(fr: "n’est le code d’aucune règle", en: "is the code of no rule"))
    }
  }

  private func missingPage(_ name: SiteName) -> Diagnostic? {
    let (resolver, path) = (corpus.graph.resolver, SourcePath(name.text))
    guard resolver.node(named: path.text, language: "fr") == nil else { return nil }
    return unknown(
      name, "SITE-002", .error, Localized(fr: "n’est pas une page de content/", en: "is not a page of content/"),
      nearest: resolver.nearestPath(to: path))
  }

  private func missing(_ name: SiteName, among known: some Collection<String>, _ what: Localized) -> Diagnostic? {
    if known.contains(name.text) { return nil }
    return unknown(name, "SITE-003", .warning, what, nearest: NearestName.of(name.text, in: known))
  }

  private func unknown(
    _ name: SiteName, _ code: String, _ severity: Severity, _ what: Localized, nearest: String?
  ) -> Diagnostic {
    Diagnostic(
      code, severity, at: name.place,
      Localized(fr: "« \(name.text) » \(what.french)", en: "“\(name.text)” \(what.english)").suggesting(nearest),
      explanation: rules[code]?.rule.remedy)
  }
}
