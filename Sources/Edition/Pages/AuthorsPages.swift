import Authoring
import PluginKit

/// Pages that every site has, mostly for those who write: the rules, the blank forms, the state of the base; and for all, the
/// accessibility statement.
enum AuthorsPages {
  /// The makers of the pages that depend on nothing but the site itself; `StatePage` needs what the checks have said.
  static func makers(of site: Site) -> [any PageMaker] {
    let forms = FormPages(models: site.models.values.sorted { $0.name < $1.name }, vocabularies: site.vocabularies)
    let statement = site.theme.map { StatementPages(theme: $0, languages: site.configuration.languages) }
    return [RulePages(catalogue: site.rules), forms] + [statement].compactMap { $0 }
  }

  /// Pages for authors come after those for readers in the answers of a search.
  static let searchWeight = 0.4
  static let label = "aide à la rédaction"
}

/// Paragraphs and lists of these pages.
extension HTML {
  static func paragraph(_ text: String) -> HTML { element("p", [:], text) }

  static func heading(_ text: String) -> HTML { element("h2", ["id": Anchor.slug(text)], text) }

  static func list(_ items: [HTML]) -> HTML { element("ul", [:], items.map { element("li", [:], [$0]) }) }

  static func link(_ text: String, to target: String) -> HTML { element("a", ["href": target], text) }

  /// A table whose first row names the columns.
  static func table(_ caption: String, _ header: [String], _ rows: [[HTML]]) -> HTML {
    let head = element("tr", [:], header.map { element("th", ["scope": "col"], $0) })
    let body = rows.map { row in element("tr", [:], row.map { element("td", [:], [$0]) }) }
    return element(
      "table", [:], [element("caption", [:], caption), element("thead", [:], [head]), element("tbody", [:], body)])
  }
}
