import Authoring
import PluginKit
import Theme

/// How to cite a document: a sentence, a BibTeX entry, and CSL-JSON (Citation Style Language, data schema 1.0) for reference managers.
struct Citation {
  let document: Document
  let site: SiteConfiguration

  init(_ document: Document, site: SiteConfiguration) {
    self.document = document
    self.site = site
  }

  /// Nil for a document without a date, which cannot be cited as it stands.
  var view: CitationView? {
    let fields = ["date_maj", "date", "date_redaction"]
    guard let date = fields.lazy.compactMap({ document.date($0) }).first else { return nil }
    let text = "\(site.author), « \(document.title) », \(site.title), \(date.iso).\(url.map { " " + $0 } ?? "")"
    return CitationView(text: text, bibtex: bibtex(date), csl: csl(date))
  }

  private var key: String { Anchor.slug(document.identifier ?? String(document.address.path.dropLast(".html".count))) }
  private var url: String? { site.url(of: document.address) }

  private func bibtex(_ date: PartialDate) -> String {
    let fields = [
      ("author", "{\(Self.escaped(site.author))}"), ("title", "{\(Self.escaped(document.title))}"),
      ("howpublished", "{\(Self.escaped(site.title))}"), ("year", "{\(date.year)}"), ("url", url.map { "{\($0)}" } ?? ""),
    ]
    let lines = fields.filter { !$0.1.isEmpty }.map { "  \($0) = \($1)" }
    return "@misc{\(key),\n\(lines.joined(separator: ",\n"))\n}"
  }

  private func csl(_ date: PartialDate) -> String {
    let parts = [date.year, date.month, date.month == nil ? nil : date.day].compactMap { $0 }
    let item = JSONValue.keys([
      "id": .text(key), "type": .text("webpage"), "title": .text(document.title), "container-title": .text(site.title),
      "author": .array([.keys(["literal": .text(site.author)])]),
      "issued": .keys(["date-parts": .array([.array(parts.map { .integer($0) })])]), "language": .text(document.language),
      "URL": url.map { .text($0) },
    ])
    return JSONValue.array([item]).compact
  }

  /// What BibTeX would read as its own.
  private static let signs = Array("{}\\".utf8)

  private static func escaped(_ text: String) -> String {
    text.utf8.contains { signs.contains($0) } ? text.filter { $0 != "{" && $0 != "}" && $0 != "\\" } : text
  }
}
