import PluginKit

/// Puts small calculations on the pages: who may pay which part of a project, and on which day a term falls.
///
/// 1. The page states the rules and some worked cases, as options of `calculateur`: another scheme is another block, without code
///    (`Funding/FundingReader`, `Deadlines/DeadlineReader`).
/// 2. The cases are worked out while the site is built: a table that stands on paper and without scripts.
/// 3. A form carries the same rules as attributes; the theme's `calculateur.js` works out the reader's own case with them.
public struct Calculators: Plugin {
  public let name = "Calculators"
  public let directives: [any DirectiveRenderer] = [CalculatorDirective()]

  public init() {}
}
