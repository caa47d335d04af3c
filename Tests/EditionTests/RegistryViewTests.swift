import Foundation
import Testing

@testable import Edition

/// What charts, maps, timelines, balances and indicators show of a registry written in the test.
@Suite struct RegistryViewTests {
  private static let parts = ["theme", "registre.yml", "vocabulaires"]

  /// A page with one block, over the registry of the other tests and what is added to it.
  private func page(_ block: String, adding: String = "") async throws -> (html: String, files: [String: String], marks: [String])
  {
    let site = try TestSite(
      TestSite.registry + adding + "\n-- content/index.md --\n# Accueil\n\n" + block + "\n", with: Self.parts)
    let (files, outcome) = try await site.files(allowErrors: true)
    return (files["index.html"] ?? "", files, TestSite.describe(outcome.diagnostics.filter { $0.severity == .error }))
  }

  private static func fence(_ name: String, _ options: String) -> String { "```\(name)\n\(options)\n```" }

  private func count(_ text: String, in html: String) -> Int { html.components(separatedBy: text).count - 1 }

  @Test func barsHaveALengthANumberAndATable() async throws {
    let (html, files, marks) = try await page(
      Self.fence("graphique", "table: accords\npar: type\nlégende: Par forme\nunité: accords"),
      adding: """
        -- content/registre/accords.csv --
        id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source
        MA-JUM-0001,jumelage,ma-fes,it-florence,IT,1963,essai
        MA-CON-0002,convention,ma-fes,fr-lille,FR,2005-04-27,essai
        MA-CON-0003,convention,ma-fes,fr-lille,FR,2015,essai
        """)
    #expect(marks == [])
    #expect(html.contains(#"<rect class="serie-1" x="0%" y="20" width="78%""#), "the greatest is the longest")
    #expect(html.contains(#"<rect class="serie-1" x="0%" y="62" width="39%""#), "half of it is half as long")
    #expect(html.contains("La plus grande\u{A0}: Convention, 2 accords."))
    #expect(html.contains(#"<th scope="row">Jumelage</th><td class="nombre">1</td>"#))
    #expect(files["donnees/index__graphique-1.csv"] == "\u{FEFF}valeur,nombre\r\nConvention,2\r\nJumelage,1\r\n")
  }

  private static let withoutTheYearBetween = """
    -- content/registre/accords.csv --
    id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source
    MA-JUM-0001,jumelage,ma-fes,it-florence,IT,2003,essai
    MA-CON-0002,convention,ma-fes,fr-lille,FR,2005-04-27,essai
    MA-CON-0003,convention,ma-fes,fr-lille,FR,,essai
    """

  @Test func barsInTheOrderOfYearsShowThoseBetween() async throws {
    let (_, files, marks) = try await page(
      Self.fence("graphique", "table: accords\npar: date_signature\ntri: nom"),
      adding: Self.withoutTheYearBetween)
    #expect(marks == [])
    #expect(
      files["donnees/index__graphique-1.csv"] == "\u{FEFF}valeur,nombre\r\n2003,1\r\n2004,0\r\n2005,1\r\nNon renseigné,1\r\n")
  }

  @Test func aLineCountsTheYearsBetweenAsZero() async throws {
    let (html, files, marks) = try await page(
      Self.fence("graphique", "type: courbes\ntable: accords\npar: date_signature\nsérie: type"),
      adding: Self.withoutTheYearBetween)
    #expect(marks == [])
    #expect(
      files["donnees/index__graphique-1.csv"] == "\u{FEFF}valeur,Convention,Jumelage\r\n2003,0,1\r\n2004,0,0\r\n2005,1,0\r\n"
        || files["donnees/index__graphique-1.csv"] == "\u{FEFF}valeur,Jumelage,Convention\r\n2003,1,0\r\n2004,0,0\r\n2005,0,1\r\n"
    )
    #expect(html.contains("trace-2") && html.contains(">2003</text>") && html.contains(">2005</text>"))
  }

  @Test func numbersThatAreNoneAreNotDrawn() async throws {
    let (html, _, marks) = try await page(
      Self.fence("graphique", "type: courbes\nsql: SELECT '2001', 1e999 UNION ALL SELECT '2002', 1e300")
        + "\n\n" + Self.fence("registre-sql", "sql: SELECT 1e999 AS infini, 2.5 AS demi"))
    #expect(marks == [])
    #expect(!html.contains("nan") && !html.contains("inf%"))
    #expect(html.contains("<td class=\"nombre\" data-valeur=\"2.5\">2,5</td>"))
  }

  /// A chart, a map and tables without a caption or a row, on a page of each language.
  @Test(arguments: [
    ("en", ["Chart: no row", "Map of partnerships: no row", "Agreements without a sheet: no row", ">Registry</caption>"]),
    (
      "ar",
      ["رسم بياني: لا يوجد", "خريطة الشراكات: لا يوجد", "اتفاقات بلا بطاقة: لا يوجد", ">السجل</caption>"]
    ),
  ])
  func aViewSpeaksTheLanguageOfItsPage(language: String, words: [String]) async throws {
    let nowhere = "où: { id: MA-JUM-0404 }"
    let blocks = [
      Self.fence("graphique", "table: accords\npar: type\n" + nowhere), Self.fence("carte", nowhere),
      Self.fence("accords-sans-fiche", nowhere), Self.fence("registre-sql", "sql: SELECT 'x' AS nom, 12345.5 AS montant, 7 AS n"),
    ]
    let site = try TestSite(
      TestSite.registry.replacing(
        "titre: Essai", with: "titre: Essai\nlangues: [fr, en, ar]\ncarte: { fichier: site/terres.geojson, source: s }")
          + """
          -- site/terres.geojson --
          {"type":"FeatureCollection","features":[]}
          -- content/index.md --
          # Accueil
          -- content/\(language)/index.md --
          # Page

          \(blocks.joined(separator: "\n\n"))

          """, with: Self.parts)
    let (files, outcome) = try await site.files(allowErrors: true)
    #expect(TestSite.describe(outcome.diagnostics.filter { $0.severity == .error }) == [])
    let html = try #require(files["\(language)/index.html"])
    #expect(words.filter { !html.contains($0) } == [])
    #expect(!html.contains("ne répond à cette demande"))
    let amount = language == "en" ? "12,345.5" : "12\u{202F}345,5"
    #expect(html.contains(#"<td class="nombre" data-valeur="12345.5">\#(amount)</td><td class="nombre">7</td>"#))
  }

  @Test func numbersOfARegistryTableCarryTheirValue() async throws {
    let (html, _, marks) = try await page(
      Self.fence("registre", "table: accords\ncolonnes: [montant, id]\ntri: [montant]"),
      adding: """
        -- content/registre/accords.csv --
        id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,montant,devise,source
        MA-JUM-0001,jumelage,ma-fes,it-florence,IT,12345.678,MAD,essai
        MA-CON-0002,convention,ma-fes,fr-lille,FR,950,MAD,essai
        """)
    #expect(marks == [])
    #expect(html.contains("<th scope=\"row\" class=\"nombre\" data-valeur=\"12345.678\">12\u{202F}345,68</th>"))
    #expect(html.contains(#"<th scope="row" class="nombre">950</th>"#))
  }

  /// Two pages whose addresses differ by a folder alone.
  @Test func eachPageHasItsOwnDataFiles() async throws {
    let block = { (type: String) in Self.fence("registre", "table: accords\noù: { type: \(type) }\ncolonnes: [id]") }
    let site = try TestSite(
      TestSite.registry + """
        -- content/guide/a.md --
        # Un

        \(block("jumelage"))
        -- content/guide-a.md --
        # Deux

        \(block("convention"))

        """, with: Self.parts)
    let files = try await site.files().files
    #expect(files["donnees/guide_a-1.csv"]?.contains("MA-JUM-0001") == true)
    #expect(files["donnees/guide-a-1.csv"]?.contains("MA-CON-0002") == true)
  }

  /// Whichever of its calculators stands: the script is of the page.
  @Test func aPageWithCalculatorsNamesTheirScriptOnce() async throws {
    let dates = "genre: dates\nlégende: V\ndepart: R\necheances: [{ nom: A, jours: 20 }]\nexemples: [2019-02-12]"
    let site = try TestSite(
      """
      -- site/site.yml --
      titre: Essai
      plugins: [Calculators]
      -- content/index.md --
      # Accueil

      \(Self.fence("calculateur", dates))

      \(Self.fence("calculateur", dates))

      """)
    let html = try #require(try await site.files().files["index.html"])
    #expect(count(#"data-calcul="dates""#, in: html) == 2 && count("calculateur.js", in: html) == 1)
    #expect(html.contains(#"data-calculs="actifs/calculateur.js?v="#))
  }

  @Test func aLimitBeyondAllCategoriesKeepsThemAll() async throws {
    let (html, _, marks) = try await page(Self.fence("graphique", "table: accords\npar: type\nlimite: \(Int.max)"))
    #expect(marks == [])
    #expect(count("<rect class=\"serie-1\"", in: html) == 2 && !html.contains("Autres"))
  }

  @Test(arguments: [
    ("graphique", "table: accords\npar: genre", "REQ-002"), ("graphique", "table: accords\npar: type\ntri: [age]", "DIR-005"),
    ("graphique", "sql: SELECT 'a', -1", "DIR-006"), ("graphique", "type: camembert\ntable: accords\npar: type", "YAML"),
    ("graphique", "sql: SELECT 'a', 1e308 UNION ALL SELECT 'a', 1e308", "DIR-006"),
    ("graphique", "type: courbes\nsql: SELECT 'a', 1e308 UNION ALL SELECT 'a', 1e308", "DIR-006"),
    ("graphique", "type: courbes\nsql: SELECT '2001', 1.7e308", "DIR-006"),
    ("carte", "cadre: [-inf, -10, inf, 60]", "YAML"), ("carte", "cadre: [nan, -10, 20, 60]", "YAML"),
    ("carte", "cadre: [0x1, 0, 20, 60]", "YAML"), ("carte", "cadre: [-20, 0, 20, 100]", "YAML"),
    ("carte", "où: { type: jumelage }", "DIR-007"), ("frise", "accord: MA-JUM-0009", "DIR-008"),
    ("bilan", "où: { type: jumelages }", "REQ-003"), ("indicateurs", "retard: oui", "YAML"),
    ("registre-sql", "sql: DROP TABLE accords", "REQ-007"),
    ("registre-sql", "sql: WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", "REQ-008"),
  ])
  func aMistakeIsSaidInTheBlock(name: String, options: String, code: String) async throws {
    let marks = try await page(Self.fence(name, options)).marks
    let mark = try #require(marks.first)
    #expect(mark.hasPrefix(code), "\(marks)")
    let line = mark.split(separator: ":").dropFirst().first.flatMap { Int($0) } ?? 0
    #expect((3...6).contains(line), "\(mark)")
  }

  /// With scripts a browser draws the beginning of a long table alone; without them, and in a book, nothing is missing.
  @Test func aLongTableBeginsShortAndIsWholeInABook() async throws {
    let rows = (1...70).map { "MA-JUM-\($0 + 1_000),jumelage,ma-fes,it-florence,IT,\($0 + 1_900),essai" }.joined(separator: "\n")
    let site = try TestSite(
      TestSite.registry.replacing("titre: Essai", with: "titre: Essai\nimprimer: [guide]") + """
        -- content/registre/accords.csv --
        id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source
        \(rows)
        -- content/guide/01-table.md --
        # Table

        ```registre
        table: accords
        colonnes: [id, collectivite, date_signature]
        ```

        Fin.

        """, with: Self.parts)
    let files = try await site.files().files
    let page = try #require(files["guide/table.html"])
    let waiting = try #require(page.range(of: "<noscript>.*</noscript>", options: .regularExpression))
    #expect(count("<tr>", in: page) == 1 + 20 + 1 + 50 && count("<tr>", in: String(page[waiting])) == 1 + 50)
    #expect(page.contains(#"<a href="../donnees/guide_table-1.csv" download>Afficher les 50 autres lignes</a>"#))
    let book = try #require(files["imprimer/guide/table.html"])
    #expect(!book.contains("noscript") && !book.contains("table-reste"))
    #expect(count(#"<tr><th scope="row" class="insecable"><a"#, in: book) == 70 && count("<table><caption", in: book) == 1)
    #expect(book.contains("</tr></tbody></table></div><figcaption") && book.contains("Fin."))
  }

  /// Two squares that touch are one land, drawn without the line between them.
  @Test func aMapHasLandAndNoBorders() async throws {
    let (html, _, marks) = try await map("cadre: [-20, 20, 30, 60]")
    #expect(marks == [])
    let path = try #require(html.range(of: #"class="carte-terre"[^>]*d="[^"]*""#, options: .regularExpression))
    #expect(count("M", in: String(html[path])) == 1, "one outline")
    let places = try #require(html.range(of: #"class="carte-lieux".*?</svg>"#, options: .regularExpression))
    #expect(count("<circle cx", in: String(html[places])) == 2)
    #expect(
      count("Q", in: String(html[try #require(html.range(of: #"carte-arcs" d="[^"]*""#, options: .regularExpression))])) == 1)
    #expect(html.contains("1 lieu, sans coordonnées, n’est que dans la liste."))
    #expect(html.contains("Terres d’essai"))
    #expect(html.contains(#"<dt>Italie</dt><dd><a href="registre/collectivites/it-florence.html">Florence</a></dd>"#))
    #expect(html.contains("Fès</a>\u{00A0}(2)"), "the number of agreements, when there are several")
  }

  /// The author leads to another page that has it.
  @Test func aMapMayLeaveItsListToAnotherPage() async throws {
    let (html, _, marks) = try await map("liste: non")
    #expect(marks == [])
    #expect(html.contains("carte-lieux") && !html.contains("carte-liste"))
    #expect(html.contains("n’y est pas.") && !html.contains("la liste"))
  }

  private static let towns = "ma-fes,Fès,MA,34.03,-5\nit-florence,Florence,IT,43.77,11.25\nfr-lille,Lille,FR,,"

  private func map(
    _ options: String, towns: String = Self.towns
  ) async throws -> (html: String, files: [String: String], marks: [String]) {
    let square = { (west: Int, east: Int) in
      #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[\#(west),30],[\#(east),30],[\#(east),50],[\#(west),50],[\#(west),30]]]}}"#
    }
    let nowhere = #"{"type":"Feature","properties":{},"geometry":null}"#
    let land = #"{"type":"FeatureCollection","features":[\#(square(-10, 0)),\#(nowhere),\#(square(0, 20))]}"#
    return try await page(
      Self.fence("carte", options),
      adding: """
        -- site/site.yml --
        titre: Essai
        plugins: [RegistryTables]
        carte: { fichier: site/terres.geojson, source: Terres d’essai }
        registre:
          - { nom: Essai, type: csv, dossier: content/registre, date: 2026-05-01 }
        -- site/terres.geojson --
        \(land)
        -- content/registre/collectivites.csv --
        id,nom,pays_iso2,lat,lon
        \(towns)

        """)
  }

  /// A warning alone says that a latitude is none: the map goes without the place, as without any.
  @Test func aPlaceBeyondThePolesIsInTheListAlone() async throws {
    let (html, _, marks) = try await map(
      "", towns: "ma-fes,Fès,MA,95,-5\nit-florence,Florence,IT,95,11\nfr-lille,Lille,FR,50,1000")
    #expect(marks == [])
    #expect(html.contains("3 lieux, sans coordonnées, ne sont que dans la liste."))
    #expect(html.contains(#"<g class="carte-lieux"></g>"#))
  }

  @Test func aTimelineTellsNoMoreThanIsKnown() async throws {
    let (html, _, marks) = try await page(
      Self.fence("frise", "accord: MA-CON-0002"),
      adding: """
        -- content/registre/accords.csv --
        id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,date_fin,source
        MA-CON-0002,convention,ma-fes,fr-lille,FR,2005-04-27,2030,essai
        -- content/registre/evenements.csv --
        accord_id,etape,date,reference
        MA-CON-0002,signe,2005-04-27,
        MA-CON-0002,vise,2005-04,visa 12
        MA-CON-0002,delibere,2004,

        """)
    #expect(marks == [])
    let dates = html.matches(of: #/<li[^>]*><time datetime="([^"]+)">/#).map { String($0.1) }
    #expect(dates == ["2004", "2005-04-27", "2005-04", "2030"], "a month may be later than any of its days")
    #expect(html.contains(">avril 2005</time>") && html.contains("visa 12"))
    #expect(html.contains("Fin (à venir)"))
    #expect(count("2005-04-27", in: html) == 1, "a signature that a step tells is not told twice")
  }

  @Test func indicatorsSayHowFarTheyAre() async throws {
    let rows = """
      -- content/registre/indicateurs.csv --
      id,accord_id,libelle,unite,sens,base,cible,date_cible,source_verification
      I1,MA-JUM-0001,Hausse,%,hausse,10,20,2020,carnet
      I2,MA-JUM-0001,Baisse,jours,baisse,20,10,2020,carnet
      I3,MA-JUM-0001,Non mesuré,%,hausse,0,1,2020,carnet
      I4,MA-JUM-0001,Plus tard,%,hausse,0,10,2030,carnet
      I5,MA-JUM-0001,Presque sans écart,%,hausse,1,1.0000000001,2030,carnet
      -- content/registre/mesures.csv --
      indicateur_id,date,valeur,source
      I1,2018,12,carnet
      I1,2019-05,15,carnet
      I2,2019,8,carnet
      I4,2019,1,carnet
      I5,2019,1e9,carnet

      """.replacingOccurrences(of: "1e9", with: "1000000000")
    let all = try await page(Self.fence("indicateurs", "accord: MA-JUM-0001"), adding: rows)
    #expect(all.marks == [])
    let progress = all.html.matches(of: #/<span class="nombre">(\d+)\u{202F}% /#).map { String($0.1) }
    #expect(progress == ["50", "120", "10", "1000"], "a decrease that is past its target is past 100")
    #expect(all.html.contains("mai 2019"), "the latest measure counts")
    #expect(count("cible dépassée sans être atteinte", in: all.html) == 2, "that of 2020 at half, and the one never measured")
    let late = try await page(Self.fence("indicateurs", "en_retard: oui"), adding: rows)
    #expect(late.html.contains("Hausse") && late.html.contains("Non mesuré"))
    #expect(!late.html.contains("Baisse") && !late.html.contains("Plus tard"))
  }

  @Test func aBalanceCountsWithoutFictionAndNamesWhatWasDrawn() async throws {
    let (html, _, marks) = try await page(
      Self.fence("bilan", ""),
      adding: """
        -- site/modeles/bonne-pratique.yml --
        modele: bonne-pratique
        titre: fiche
        page: fiche
        champs:
          - { nom: titre }
          - { nom: accords, type: registre, table: accords, nombre: [0, 20] }
        -- content/fiches/b.md --
        ---
        titre: Une leçon
        modele: bonne-pratique
        accords: [MA-JUM-0001]
        ---
        Texte.
        """)
    #expect(marks == [])
    #expect(html.contains(#"value="2">2</data> accords"#))
    #expect(html.contains("Par pays partenaire") && html.contains("Par année de signature"))
    #expect(html.contains(#"<th scope="row">1964</th><td class="nombre">0</td>"#), "a year between, without agreement")
    #expect(html.contains(#"<a href="fiches/b.html">Une leçon</a>"#))
  }
}
