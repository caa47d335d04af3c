import PluginKit

/// Puts the registry on the pages.
///
/// 1. `registre` as a block is a live table: filtered, sorted, with caption, source, date and count, and its data as CSV and JSON.
/// 2. `registre` in a line is a number: `` `registre nombre accords type=jumelage` ``.
/// 3. Each agreement, municipality and organisation has a page, to which wiki links by its key lead.
/// 4. Each table of the registry is published as CSV and JSON in `donnees/`.
public struct RegistryTables: Plugin {
  public let name = "RegistryTables"
  public let directives: [any DirectiveRenderer] = [RegistryDirective()]
  public let pageMakers: [any PageMaker] = [RegistryPages()]

  public init() {}
}
