import Foundation
import Testing

@testable import Edition

/// What a cell holds harms neither the page nor the downloaded CSV, wherever the cell is shown.
@Suite struct HostileCellTests {
  private static let markup = #"<script>alert(1)</script><img src=x onerror="alert(2)">"#
  private static let formula = #"=HYPERLINK("http://mal.example","cliquez")"#
  /// Right-to-left override, left-to-right mark, isolate without end.
  private static let marks = "Rabat\u{202E}gpj.exe\u{200E}\u{2067}"

  private static func quoted(_ text: String) -> String { "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }

  private static func site(name: String, notes: String) throws -> TestSite {
    try TestSite(
      TestSite.registry + """
        -- content/registre/collectivites.csv --
        id,nom,pays_iso2,lat,lon
        ma-fes,\(quoted(name)),MA,34,-5
        it-florence,Florence,IT,43,11
        fr-lille,Lille,FR,50,3
        -- content/registre/accords.csv --
        id,type,intitule,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source,notes
        MA-JUM-0001,jumelage,\(quoted(name)),ma-fes,it-florence,IT,1963,essai,\(quoted(notes))
        -- content/index.md --
        # Accueil

        ```registre
        table: accords
        colonnes: [collectivite, intitule, notes]
        légende: Tout
        ```

        ```registre-sql
        sql: SELECT collectivite, notes FROM accords
        ```

        ```graphique
        table: accords
        par: collectivite
        ```

        ```bilan
        ```

        """, with: ["theme", "registre.yml"])
  }

  @Test(arguments: [markup, formula, marks, "@SUM(1)", "-1+2", "+33", "\u{7}\u{1B}[31mrouge"])
  func aHostileCellIsOnlyText(text: String) async throws {
    let (files, outcome) = try await Self.site(name: text, notes: text).files()
    #expect(TestSite.describe(outcome.diagnostics.filter { $0.severity == .error }) == [])
    for (path, page) in files where path.hasSuffix(".html") {
      #expect(!page.contains("<script>") && !page.contains("<img"), "\(path)")
      #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }, "\(path)")
    }
    let csvs = files.filter { $0.key.hasSuffix(".csv") }
    #expect(csvs.count > 4)
    for (path, csv) in csvs {
      let cells = csv.dropFirst().split(whereSeparator: { $0 == "," || $0.isNewline })
      #expect(!cells.contains { cell in "=@+\"".contains(cell.first ?? " ") && cell.drop { $0 == "\"" }.first == "=" }, "\(path)")
      #expect(!cells.contains { $0.hasPrefix("@") || $0.hasPrefix("+") || $0.hasPrefix("-1") }, "\(path)")
    }
    #expect(files["donnees/registre-accords.json"]?.contains("MA-JUM-0001") == true)
  }

  /// The direction of a cell does not turn round what stands beside it.
  @Test func aCellKeepsItsDirectionToItself() async throws {
    let (files, _) = try await Self.site(name: Self.marks, notes: "suite").files()
    #expect(files["actifs/vademecum.css"]?.contains("a,time,data{unicode-bidi:isolate}") == true)
    #expect(files["index.html"]?.contains("\(Self.marks)</a></th>") == true, "nothing else stands in its link")
  }

  /// What is too long for a table is refused at its place; what is long is whole in the CSV alone.
  @Test func aLongTextKeepsThePageShort() async throws {
    let megabyte = try await Self.site(name: "Fès", notes: String(repeating: "mot très long ", count: 66_000)).files()
    #expect(
      TestSite.describe(megabyte.outcome.diagnostics.filter { $0.severity == .error }) == [
        "CSV-007 content/registre/accords.csv:2:62"
      ])
    #expect(megabyte.files.isEmpty)
    let long = String(repeating: "mot très long ", count: 6_000)
    let (files, outcome) = try await Self.site(name: "Fès", notes: long).files()
    #expect(TestSite.describe(outcome.diagnostics.filter { $0.severity == .error }) == [])
    let page = try #require(files["index.html"])
    #expect(page.contains("</html>") && page.utf8.count < 40_000)
    #expect(files["donnees/index-1.csv"]?.contains(long.dropLast()) == true)
  }
}
