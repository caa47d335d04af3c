import Diagnostics

@testable import Theme

/// A small theme that uses what the published one uses, and a page to show with it.
enum Fixture {
  static let files: [String: String] = [
    "pages/page.mustache": """
    {{>tete}}
    <main>
    <h1>{{#number}}{{number}} {{/number}}{{title}}</h1>
      {{>sommaire}}
    {{#status}}
    <p class="statut-{{code}}">{{label}}{{#draft}} ({{t.brouillon}}){{/draft}}</p>
    {{/status}}
    {{{body}}}
    {{#has_facts}}
    <dl>
    {{#facts}}
    <dt>{{label}}</dt>{{#values}}<dd>{{#has_url}}<a href="{{url}}">{{text}}</a>{{/has_url}}{{^has_url}}{{text}}{{/has_url}}</dd>{{/values}}
    {{/facts}}
    </dl>
    {{/has_facts}}
    {{^has_backlinks}}
    <p>{{t.aucun_renvoi}}</p>
    {{/has_backlinks}}
    </main>

    """,
    "pages/section.mustache": "{{>tete}}{{count_text}}:{{#entries}} {{title}}{{/entries}}",
    "parties/tete.mustache": """
    <!DOCTYPE html>
    <html lang="{{lang}}" dir="{{dir}}">
    <title>{{document_title}}</title>
    <link rel="stylesheet" href="{{root}}actifs/{{asset_css}}">
    <body class="{{kind}}">
    <a href="{{home_url}}">{{site.title}}</a>

    """,
    "parties/sommaire.mustache": """
    {{#has_toc}}
    <ol>
    {{#toc}}
      <li{{#level3}} class="n3"{{/level3}}><a href="#{{anchor}}">{{title}}</a></li>
    {{/toc}}
    </ol>
    {{/has_toc}}

    """,
    "chaines/fr.yml":
      "brouillon: \"Brouillon & essai\"\naucun_renvoi: Aucun renvoi\nlignes_un: \"{n} ligne\"\nlignes_autres: \"{n} lignes\"\n",
    "chaines/ar.yml": "brouillon: مسودة\naucun_renvoi: لا روابط\nlignes_un: سطر واحد\nlignes_autres: \"{n} أسطر\"\n",
    "actifs/vademecum.css": "body{}",
    "actifs/vademecum.js": "1",
    "actifs/recherche.js": "2",
    "actifs/recherche-avance.js": "7",
    "actifs/recherche-filtres.js": "9",
    "actifs/tables.js": "3",
    "actifs/papier.css": "p{}",
    "actifs/large.css": "w{}",
    "actifs/suite.css": "s{}",
    "actifs/dessins.css": "d{}",
    "actifs/listes.css": "l{}",
    "actifs/registre.css": "r{}",
    "actifs/livre.css": "q{}",
    "actifs/livre.js": "3",
    "actifs/comparer.js": "6",
    "actifs/calculateur.js": "8",
    "actifs/listes.js": "5",
    "actifs/apercu.js": "4",
    "actifs/images/sceau.svg": "<svg/>",
  ]

  static func load(
    changing changes: [String: String] = [:], without removed: String? = nil, requiring keys: [String] = []
  ) -> (theme: Theme?, diagnostics: [Diagnostic]) {
    var files = files
    for (path, text) in changes { files[path] = text }
    if let removed { files[removed] = nil }
    return Theme.load(files: files.mapValues { Array($0.utf8) }, folder: "site/theme", requiredStrings: keys)
  }

  static func common(language: String = "fr", title: String = "Les jumelages") -> CommonView {
    var common = CommonView(
      language: language, root: "../", site: Prepared(SiteView(title: "Vademecum")), title: title,
      documentTitle: "\(title) – Vademecum")
    common.homeURL = "../index.html"
    return common
  }

  static var content: ContentView {
    var content = ContentView()
    content.number = "2"
    content.body = Array("<p>L’amitié <em>entre</em> villes.</p>".utf8)
    content.headings = [
      HeadingView(title: "Choisir", anchor: "choisir", level: 2), HeadingView(title: "Où & quand", anchor: "ou", level: 3),
      HeadingView(title: "Détail", anchor: "detail", level: 4), HeadingView(title: "Signer", anchor: "signer", level: 2),
    ]
    content.status = StatusView(label: "En cours", code: "brouillon", draft: true)
    content.facts = [
      FactView(label: "Pays", values: [FactValueView(text: "Maroc", url: "../pays/maroc.html"), FactValueView(text: "Bénin")])
    ]
    return content
  }
}
