import Edition
import PluginKit
import Theme

/// A file of text of an EPUB.
struct Chapter {
  let file: String
  let title: String
  let headings: [Heading]
  let bytes: [UInt8]
  /// Whether drawings stand in the text, which the package must say.
  let hasDrawings: Bool

  init(_ part: Book.Part, language: String) {
    file = part.anchor + ".xhtml"
    title = part.document.title
    headings = part.headings
    let body = XHTML.from(part.html)
    hasDrawings = String(decoding: body, as: UTF8.self).contains("<svg")
    let number = part.document.text("numero").map { [HTML.element("p", ["class": "numero"], $0)] } ?? []
    let summary = part.document.summary.isEmpty ? [] : [HTML.element("p", ["class": "chapo"], part.document.summary)]
    bytes = Self.page(
      title: title, language: language,
      body: .element(
        "section", ["id": part.anchor], number + [.element("h1", [:], title)] + summary + [HTML(trusted: body)]))
  }

  /// The terms that the book uses.
  init(glossary book: Book) {
    file = Book.glossaryName + ".xhtml"
    title = Label(french: "Mots du glossaire", english: "Glossary", arabic: "مصطلحات المسرد").text(in: book.language)
    headings = []
    hasDrawings = false
    let terms = book.terms.flatMap { term in
      [HTML.element("dt", ["id": term.anchor], term.title), .element("dd", [:], term.definition)]
    }
    bytes = Self.page(
      title: title, language: book.language,
      body: .element("section", ["epub:type": "glossary"], [.element("h1", [:], title), .element("dl", [:], terms)]))
  }

  /// A whole file.
  static func page(title: String, language: String, body: HTML) -> [UInt8] {
    let head = HTML.element(
      "head", [:],
      [.element("title", [:], title), HTML(trusted: Array(#"<link rel="stylesheet" type="text/css" href="livre.css"/>"#.utf8))])
    let root = HTML.element(
      "html",
      [
        "xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops", "lang": language,
        "xml:lang": language, "dir": WritingDirection.of(language),
      ], [head, .element("body", [:], [body])])
    return Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n".utf8) + root.bytes + [UInt8(ascii: "\n")]
  }
}
