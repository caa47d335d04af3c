import Testing

@testable import Markdown

/// The shapes that the theme styles.
@Suite struct HTMLShapeTests {
  @Test func headingHasItsAnchor() {
    #expect(
      read("## L'été *chaud*\n").shown
        == "<h2 id=\"l-ete-chaud\">L’été <em>chaud</em></h2>\n"
    )
  }

  @Test func firstTitleIsLeftToTheTemplate() {
    let document = read("# Le [titre](x.md)\n\nTexte.\n")
    #expect(document.shown == "<p>Texte.</p>\n")
    #expect(document.headings.map(\.title) == ["Le titre"])
    #expect(document.headings.map(\.level) == [1])
    #expect(document.links.map(\.target) == ["x.md"])
    #expect(document.codes == [])
  }

  @Test func titlesTooMany() {
    #expect(read("---\ntitre: A\n---\n# B\n").codes == ["MD-015"])
    let document = read("# A\n\n# B\n")
    #expect(document.codes == ["MD-018"])
    #expect(document.shown.hasPrefix("<h2 id=\"b\">B</h2>"))
  }

  @Test(arguments: [
    (
      "> [!essentiel]\n> texte\n",
      "<div class=\"encart encart-essentiel\" role=\"note\" aria-label=\"L’essentiel\">\n<p class=\"encart-titre\">L’essentiel</p>\n<p>texte</p>\n</div>\n"
    ),
    (
      "> [!Base légale] Loi *organique*, art. 118\n> texte\n",
      "<div class=\"encart encart-base-legale\" role=\"note\" aria-label=\"Base légale\">\n<p class=\"encart-titre\"><span class=\"encart-genre\">Base légale</span> Loi <em>organique</em>, art.\u{A0}118</p>\n<p>texte</p>\n</div>\n"
    ),
    (
      "> [!RETENIR]\n>\n> - a\n",
      "<div class=\"encart encart-retenir\" role=\"note\" aria-label=\"À retenir\">\n<p class=\"encart-titre\">À retenir</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n"
    ),
    (
      "> [!attention] *a\n> b* c\n> d\n",
      "<div class=\"encart encart-attention\" role=\"note\" aria-label=\"Attention\">\n<p class=\"encart-titre\"><span class=\"encart-genre\">Attention</span> <em>a\nb</em> c</p>\n<p>d</p>\n</div>\n"
    ),
  ])
  func callouts(text: String, html: String) { #expect(read(text).shown == html) }

  @Test func calloutsSpeakTheLanguageOfTheDocument() {
    #expect(read("> [!retenir]\n", .english).shown.contains("aria-label=\"Remember\""))
    #expect(read("---\nlangue: ar\n---\n> [!attention]\n> x\n").shown.contains("<p class=\"encart-titre\">تنبيه</p>"))
  }

  @Test func unknownCallout() {
    let document = read("texte\n\n> [!esentiel]\n> x\n")
    #expect(document.codes == ["MD-014"])
    #expect(
      document.diagnostics.first?.summary.french == "aucun encart ne s’appelle « esentiel » ; vouliez-vous dire « essentiel » ?")
    #expect(document.diagnostics.first?.place?.range?.start.line == 3)
    #expect(document.diagnostics.first?.place?.range?.start.column == 3)
    #expect(document.shown.contains("<blockquote>\n<p>[!esentiel]\nx</p>\n</blockquote>"))
  }

  @Test func table() {
    let document = read("## Prix & coûts\n\n| a | b | c |\n|---|:-:|--:|\n| 1 | `x` | \\| |\n")
    #expect(
      document.shown.contains(
        """
        <div class="table-defile" role="region" tabindex="0" aria-label="Tableau : Prix &amp; coûts"><table>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th scope="col" class="aligne-centre">b</th>
        <th scope="col" class="aligne-fin">c</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td class="aligne-centre"><code>x</code></td>
        <td class="aligne-fin">|</td>
        </tr>
        </tbody>
        </table></div>

        """))
  }

  @Test(arguments: [
    ("113-14", true), ("[MA-JUM-0012](a.md)", true), ("loi 113-14", false), ("113", false), ("ONU-UE", false), ("Lot-2", false),
  ])
  func anIdentifierAloneInItsCellStaysInOnePiece(cell: String, isOne: Bool) {
    let document = read("| a |\n|---|\n| \(cell) |\n")
    #expect(document.shown.contains("<td class=\"insecable\">") == isOne)
  }

  @Test func notes() {
    let document = read("Un[^a] deux[^b] trois[^a].\n\n[^a]: Note *une*.\n\n    Suite.\n[^b]: - x\n")
    #expect(
      document.shown == """
        <p>Un<sup class="appel-note"><a href="#note_1" id="appel_1">1</a></sup> deux<sup class="appel-note"><a href="#note_2" id="appel_2">2</a></sup> \
        trois<sup class="appel-note"><a href="#note_1" id="appel_1_2">1</a></sup>.</p>
        <section class="notes">
        <ol>
        <li id="note_1">
        <p>Note <em>une</em>.</p>
        <p>Suite. <a class="retour" href="#appel_1" aria-label="Retour au texte, note 1">↩</a> <a class="retour" href="#appel_1_2" aria-label="Retour au texte, note 1">↩</a></p>
        </li>
        <li id="note_2">
        <ul>
        <li>x</li>
        </ul>
         <a class="retour" href="#appel_2" aria-label="Retour au texte, note 2">↩</a></li>
        </ol>
        </section>

        """)
  }

  @Test func linksAndImagesHaveHoles() {
    #expect(
      read("[a *b*](c.md) ![d \"*e*\" `f`](g.png) [[H]] [[i|j]] [](k)\n").shown
        == "<p><a{a0}>a <em>b</em></a> <img alt=\"d &quot;e&quot; f\"{i0} loading=\"lazy\"> <a{a1}>{t1}</a> <a{a2}>j</a> <a{a3}>{t3}</a></p>\n"
    )
  }

  @Test func directives() {
    let document = read("a `registre nombre` b `registre` c\n\n```registre\ntable: x\n```\n")
    #expect(document.shown == "<p>a {d0} b <code>registre</code> c</p>\n{d1}")
    #expect(document.directives.map { document.written($0.body) } == ["nombre", "table: x\n"])
    #expect(document.directives.map { document.written($0.nameSource) } == ["registre", "registre"])
    #expect(document.blocks.map(\.kind) == [.paragraph, .directive])
  }

  @Test func unknownFencedBlock() {
    let document = read("a\n\n```regstre x\n<b>\n```\n")
    #expect(document.codes == ["MD-011"])
    #expect(document.diagnostics.first?.summary.english == "there is no block named “regstre”; did you mean “registre”?")
    #expect(document.diagnostics.first?.place?.range?.start.line == 3)
    #expect(document.diagnostics.first?.place?.range?.start.column == 4)
    #expect(document.shown == "<p>a</p>\n<pre><code class=\"language-regstre\">&lt;b&gt;\n</code></pre>\n")
  }

  @Test(arguments: [
    ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", 3, 11),
    ("a | b\n--|--\n1 | 2 | 3\n", 3, 9),
    ("> texte\n> | a | b |\n> |---|---|\n> | `x \\| y` | 2 | é |\n", 4, 20),
  ])
  func cellsBeyondTheLastColumnAreSaid(text: String, line: Int, column: Int) {
    let document = read(text)
    #expect(document.codes == ["MD-019"])
    #expect(document.diagnostics.first?.place?.range?.start.line == line)
    #expect(document.diagnostics.first?.place?.range?.start.column == column)
  }

  @Test(arguments: [
    "| a | b |\n|---|---|\n| 1 | 2 |  |  |\n", "| a | b |\n|---|---|\n| 1 |\n", "a | b\n--|--\n1 | 2\n",
    "| a | b |\n|---|---|\n| `1 \\| 2` | 3 |\n",
  ])
  func cellsThatLoseNothingAreNot(text: String) { #expect(read(text).codes == []) }

  @Test func directiveInAQuoteIsRefused() {
    #expect(read("> ```registre\n> a: b\n> ```\n").codes == ["MD-016"])
  }

  @Test(arguments: [
    ("a<br>b H<sub>2</sub>O <kbd>x</kbd>", "<p>a<br>b H<sub>2</sub>O <kbd>x</kbd></p>\n", []),
    ("<abbr title='l\"a <b>'>x</abbr>", "<p><abbr title=\"l&quot;a &lt;b&gt;\">x</abbr></p>\n", []),
    ("a <!-- rien --> b", "<p>a  b</p>\n", []),
    ("<!-- rien\n\n<script> -->\n\na", "<p>a</p>\n", []),
    ("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n", ["MD-012", "MD-012"]),
    (
      "<abbr title=\"x\" onclick=\"y\">x</abbr>", "<p>&lt;abbr title=&quot;x&quot; onclick=&quot;y&quot;&gt;x&lt;/abbr&gt;</p>\n",
      ["MD-012", "MD-012"]
    ),
    ("<div>\n*a*\n</div>", "<p>&lt;div&gt;\n*a*\n&lt;/div&gt;\n</p>\n", ["MD-012"]),
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n", ["MD-012"]),
    ("a <kbd>b *c</kbd>* d", "<p>a <kbd>b <em>c&lt;/kbd&gt;</em> d</kbd></p>\n", ["MD-012", "MD-013"]),
    ("*a <sub>b* c</sub>", "<p><em>a <sub>b</sub></em> c&lt;/sub&gt;</p>\n", ["MD-013", "MD-012"]),
    ("a <?php x ?> b", "<p>a &lt;?php x ?&gt; b</p>\n", ["MD-012"]),
  ])
  func html(text: String, html: String, codes: [String]) {
    let document = read(text, .english)
    #expect(document.shown == html)
    #expect(document.codes == codes)
  }
}
