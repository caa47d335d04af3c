import PluginKit

/// Puts the registry on the pages.
///
/// 1. `registre` as a block is a live table: filtered, sorted, grouped, with its sums, its source, its date, and its data as CSV and
///    JSON (`Tables/`); in a line it is a number. `registre-sql` is a table made by SQL.
/// 2. `graphique` draws bars and lines (`Charts/`), `carte` who works with whom (`Map/`).
/// 3. `frise`, `bilan` and `indicateurs` show the life of agreements (`Views/`).
/// 4. Each agreement, municipality, organisation, country and theme has a page, to which links by its key lead (`Pages/`).
/// 5. Each table of the registry is published as CSV and JSON in `donnees/`.
public struct RegistryTables: Plugin {
  public let name = "RegistryTables"
  public let directives: [any DirectiveRenderer] = [
    RegistryDirective(), SQLDirective(), ChartDirective(), MapDirective(), TimelineDirective(), BalanceDirective(),
    IndicatorDirective(),
    UncitedDirective(),
  ]
  public let pageMakers: [any PageMaker] = [RegistryPages()]

  public init() {}
}
