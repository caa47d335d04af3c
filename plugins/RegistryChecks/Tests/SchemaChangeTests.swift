import PluginKit
import Testing

@testable import Registry
@testable import RegistryChecks

/// The staff of a site may take any column out of `site/registre.yml` that no key needs: the rules that read it are then not asked, and the
/// others still are.
@Suite struct SchemaChangeTests {
  private static let tables = (try? CheckFixture.schema())?.tables.map(\.name) ?? []

  /// All that breaks a rule in the other tests, table by table.
  private static let rows: [String: String] = {
    let cases = RegistryChecksTests.rows + RegistryChecksTests.workflow + RegistryChecksTests.money + RegistryChecksTests.lives
    return cases.reduce(into: CheckFixture.ground) { rows, example in
      rows.merge(example.others) { own, _ in own }
      if !CheckFixture.ground.keys.contains(example.table) { rows[example.table] = rows[example.table] ?? example.breaks }
    }
  }()

  @Test(arguments: tables) func anyColumnMayGo(table: String) async throws {
    let schema = try CheckFixture.schema()
    let known = try #require(schema.table(table))
    let columns = known.columns.map(\.name).filter { !known.key.contains($0) }
    for column in columns {
      var rows = Self.rows
      rows[table] = rows[table].map { Self.csv($0, without: column) }
      let context = try await CheckFixture.context(rows, schema: schema.without(column, of: table))
      let said = RegistryChecks().checks.flatMap { $0.check(context) }.map(\.summary.french)
      #expect(said.filter { $0.contains("n’a pas pu être vérifiée") } == [], "\(table).\(column)")
    }
  }

  @Test func aRuleThatReadsWhatIsNotDeclaredIsNamed() async throws {
    let rule = RegistryRule(
      "XR-008", .error, Localized(fr: "t", en: "t"), reason: Localized(fr: "r", en: "r"), remedy: Localized(fr: "m", en: "m"),
      at: "organisations", "id", sql: "SELECT rowid, sigle FROM _organisations"
    ) { _ in Localized(fr: "b", en: "b") }
    let schema = try CheckFixture.schema().without("sigle", of: "organisations")
    let said = RegistryRuleCheck([rule]).check(try await CheckFixture.context(CheckFixture.ground, schema: schema))
    #expect(said.map { "\($0.code) \($0.severity) \($0.place?.file ?? "")" } == ["XR-008 warning site/registre.yml"])
    #expect(
      said.first?.summary.french.hasPrefix(
        "la règle XR-008 n’a pas pu être vérifiée : ces tables n’ont pas de colonne « sigle »") == true)
  }

  private static func csv(_ text: String, without column: String) -> String {
    let rows = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard let place = rows.first?.firstIndex(where: { $0 == column }) else { return text }
    return rows.map { row in row.enumerated().filter { $0.offset != place }.map { String($0.element) }.joined(separator: ",") }
      .joined(separator: "\n") + "\n"
  }
}

extension RegistrySchema {
  /// Without a column, and without what is derived from it.
  fileprivate func without(_ column: String, of name: String) -> RegistrySchema {
    RegistrySchema(
      tables: tables.map { table in
        let isIts = table.name == name
        return TableSchema(
          name: table.name, label: table.label, key: table.key,
          columns: table.columns.filter { !isIts || $0.name != column },
          derived: table.derived.filter { derived in
            let source = derived.through.flatMap { table.column($0)?.reference } ?? table.name
            return !(source == name && derived.origin.name == column) && !(isIts && derived.through == column)
          })
      })
  }
}
