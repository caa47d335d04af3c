/// What a page is. Its French name is that of its template, `pages/<name>.mustache`.
public enum PageKind: String, Sendable, Hashable, CaseIterable {
  case home = "accueil"
  case chapter = "chapitre"
  case step = "etape"
  case section
  case practiceSheet = "fiche"
  case caseRecord = "capitalisation"
  case term = "terme"
  case page
  case taxonomy = "taxonomie"
  case taxonomyValue = "valeur"
  case search = "recherche"
  case sitePlan = "plan"
  case notFound = "introuvable"
  case moved = "deplacee"
  case registry = "registre"
  case book = "impression"
  case bookChoice = "impressions"
  case comparison = "comparaison"

  /// The views that pages of this kind give to their template, outermost first.
  var schemas: [ViewSchema] {
    let shared = [CommonView.schema, ContentView.schema]
    return switch self {
    case .home: shared + [HomeView.schema]
    case .section, .taxonomy, .taxonomyValue, .sitePlan, .bookChoice, .comparison: shared + [ListView.schema]
    case .search: shared + [SearchView.schema]
    case .moved: shared + [MovedView.schema]
    case .book: shared + [BookView.schema]
    case .chapter, .step, .practiceSheet, .caseRecord, .term, .page, .notFound, .registry: shared
    }
  }
}
