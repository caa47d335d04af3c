import Testing

@testable import Theme

/// A theme, from its files to a page.
@Suite struct ThemeTests {
  private func html(_ page: Page) throws -> String {
    let (theme, diagnostics) = Fixture.load()
    #expect(diagnostics.isEmpty)
    return String(decoding: try #require(theme).render(page), as: UTF8.self)
  }

  @Test func aPageIsWrittenByteForByte() throws {
    let expected = """
      <!DOCTYPE html>
      <html lang="fr" dir="ltr">
      <title>Les jumelages – Vademecum</title>
      <link rel="stylesheet" href="../actifs/vademecum.css?v=2708d73b">
      <body class="page">
      <a href="../index.html">Vademecum</a>
      <main>
      <h1>2 Les jumelages</h1>
        <ol>
          <li><a href="#choisir">Choisir</a></li>
          <li class="n3"><a href="#ou">Où &amp; quand</a></li>
          <li><a href="#signer">Signer</a></li>
        </ol>
      <p class="statut-brouillon">En cours (Brouillon &amp; essai)</p>
      <p>L’amitié <em>entre</em> villes.</p>
      <dl>
      <dt>Pays</dt><dd><a href="../pays/maroc.html">Maroc</a></dd><dd>Bénin</dd>
      </dl>
      <p>Aucun renvoi</p>
      </main>

      """
    #expect(try html(.document(.page, Fixture.common(), Fixture.content)) == expected)
  }

  @Test func aKindWithoutTemplateTakesThatOfPages() throws {
    let page = try html(.document(.practiceSheet, Fixture.common(), Fixture.content))
    #expect(page.contains("<body class=\"fiche\">"))
    #expect(page.contains("<main>"))
  }

  @Test func aKindWithItsTemplateTakesIt() throws {
    var list = ListView()
    list.countText = "2 pages"
    list.entries = [EntryView(title: "Une", url: "une.html"), EntryView(title: "Deux", url: "deux.html")]
    let page = try html(.list(.section, Fixture.common(), ContentView(), list))
    #expect(page.hasSuffix("2 pages: Une Deux"))
  }

  @Test func aPageSpeaksItsLanguage() throws {
    let page = try html(.document(.page, Fixture.common(language: "ar"), Fixture.content))
    #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(page.contains("(مسودة)"))
  }

  @Test func aLanguageThatTheThemeDoesNotSpeakTakesFrench() throws {
    #expect(try html(.document(.page, Fixture.common(language: "pt"))).contains("Aucun renvoi"))
  }

  @Test func aFolderNamedAsAScriptIsPublishedAsOne() throws {
    let parts = ["2-b.js": "// second\nb()", "10-c.js": "c()", "1-a.js": "a()"]
    let files = Dictionary(uniqueKeysWithValues: parts.map { ("actifs/apercu.js/" + $0, $1) })
    let theme = try #require(Fixture.load(changing: files, without: "actifs/apercu.js").theme)
    let assets = theme.assets.filter { $0.path.hasPrefix("actifs/apercu.js") }
    #expect(assets.map(\.path) == ["actifs/apercu.js"])
    #expect(assets.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a()\nc()\nb()\n"])
  }

  @Test func assetsArePublishedAsTheyStand() throws {
    let theme = try #require(Fixture.load().theme)
    let made = ["actifs/tables-ar.js", "actifs/tables-fr.js", "actifs/recherche.css", "actifs/fin.css"]
    let asTheyStand = Fixture.files.keys.filter { $0.hasPrefix("actifs/") && $0 != "actifs/tables.js" }
    #expect(theme.assets.map(\.path) == (asTheyStand + made).sorted())
    let byPath = Dictionary(uniqueKeysWithValues: theme.assets.map { ($0.path, $0) })
    #expect(byPath["actifs/vademecum.css"]?.bytes == Array("body{}\n".utf8))
    #expect(byPath["actifs/images/sceau.svg"]?.versionedName.hasPrefix("images/sceau.svg?v=") == true)
  }

  @Test func theScriptOfTablesIsPublishedWithTheWordsOfEachLanguage() throws {
    let french =
      "brouillon: x\naucun_renvoi: x\nlignes_un: x\nlignes_autres: x\njs_table_trier: \"Trier « {colonne} »\"\njs_autre: y\n"
    let theme = try #require(Fixture.load(changing: ["chaines/fr.yml": french], without: "chaines/ar.yml").theme)
    let words = try #require(theme.assets.first { $0.path == "actifs/tables-fr.js" })
    #expect(String(decoding: words.bytes, as: UTF8.self) == "window.motsDesTables={\"trier\":\"Trier « {colonne} »\"};\n3\n")
  }

  @Test func aTableOfContentsTooShortIsNotShown() throws {
    var content = Fixture.content
    content.headings.removeLast()
    #expect(try !html(.document(.page, Fixture.common(), content)).contains("<ol>"))
  }
}
