import PluginKit

/// Binds documents into a book.
///
/// 1. Each document's body is rendered as for its page, terms of the glossary marked.
/// 2. `PartBinding` gives its anchors the name of the part, and turns its links: inside the book where they lead to one of its parts or to a
///    term, elsewhere as the form of the book asks.
/// 3. The terms that any link led to make the glossary of the book.
struct BookBinder: Sendable {
  let corpus: Corpus
  let fragments: Fragments
  let bodies: BodyRenderer
  /// How the book at an address leads to what is in it and beside it.
  let form: @Sendable (Address) -> BookForm

  /// - Parameters:
  ///   - documents: in the order of reading.
  ///   - cover: the document that the book is named after.
  ///   - address: where the book is.
  func book(of documents: [Document], named cover: Document, at address: Address) -> Book {
    var used = BookReferences()
    let form = form(address)
    let inside = Dictionary(documents.map { ($0.address, Self.anchor(of: $0)) }, uniquingKeysWith: { first, _ in first })
    let parts = documents.map { part($0, inside, form, &used) }
    let terms = used.terms.filter { inside[corpus.documents[$0].address] == nil }.map { term(corpus.documents[$0]) }
    return Book(
      title: cover.title, summary: cover.summary, language: cover.language, page: cover.address, parts: parts,
      terms: terms.sorted { (Anchor.slug($0.title), $0.page) < (Anchor.slug($1.title), $1.page) },
      pictures: used.pictures.sorted())
  }

  /// `guide/jumelages.html` → `guide-jumelages`
  static func anchor(of document: Document) -> String {
    document.address.path.dropLast(".html".count).split(separator: "/").joined(separator: "-")
  }

  private func part(
    _ document: Document, _ inside: [Address: String], _ form: BookForm, _ used: inout BookReferences
  ) -> Book.Part {
    let anchor = Self.anchor(of: document)
    let body = bodies.body(of: document, fragments: fragments.byDocument[document.index], onPaper: true).html
    var binding = PartBinding(page: document.address, anchor: anchor, inside: inside, form: form, corpus: corpus)
    let html = binding.bind(body)
    used.formUnion(binding.references)
    let headings = document.markdown.headings.filter { $0.level == 2 || $0.level == 3 }.map {
      Heading(level: $0.level, title: $0.title, anchor: "\(anchor)-\($0.anchor)", block: $0.block, source: $0.source)
    }
    return Book.Part(document: document, anchor: anchor, html: html, headings: headings)
  }

  private func term(_ document: Document) -> Book.Term {
    Book.Term(
      title: document.title, definition: document.summary, anchor: BookForm.anchor(ofTerm: document), page: document.address)
  }
}

/// What the parts of a book lead to.
struct BookReferences {
  /// Indices of documents.
  var terms: Set<Int> = []
  var pictures: Set<Address> = []

  mutating func formUnion(_ other: BookReferences) {
    terms.formUnion(other.terms)
    pictures.formUnion(other.pictures)
  }
}

/// How a kind of book addresses what is in it and what is not.
struct BookForm: Sendable {
  /// Levels that headings go down, because the part has a heading of its own above them.
  let lowering: Int
  /// The link to an anchor in a part of the book, or to the part itself.
  let inside: @Sendable (_ part: String, _ anchor: String) -> String
  /// The link to a term of the book's glossary.
  let term: @Sendable (_ anchor: String) -> String
  /// The link to a page of the site that is not in the book; nil when the book cannot lead there.
  let outside: @Sendable (_ page: Address, _ rest: String) -> String?
  /// Where a picture is.
  let picture: @Sendable (Address) -> String

  static func anchor(ofTerm document: Document) -> String { "terme-" + BookBinder.anchor(of: document) }
}
