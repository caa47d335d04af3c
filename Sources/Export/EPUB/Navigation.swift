import Edition
import PluginKit

/// The contents of an EPUB: its parts, and the sections of each.
struct Navigation {
  private let book: Book
  private let chapters: [Chapter]

  init(_ book: Book, chapters: [Chapter]) {
    self.book = book
    self.chapters = chapters
  }

  var bytes: [UInt8] {
    let items = chapters.map { chapter in
      HTML.element("li", [:], [.element("a", ["href": chapter.file], chapter.title)] + sections(of: chapter))
    }
    return Chapter.page(
      title: book.title, language: book.language,
      body: .element("nav", ["epub:type": "toc"], [.element("h1", [:], book.title), .element("ol", [:], items)]))
  }

  private func sections(of chapter: Chapter) -> [HTML] {
    let shown = chapter.headings.filter { $0.level == 2 }
    guard !shown.isEmpty else { return [] }
    return [
      .element(
        "ol", [:],
        shown.map { .element("li", [:], [.element("a", ["href": "\(chapter.file)#\($0.anchor)"], $0.title)]) })
    ]
  }
}
