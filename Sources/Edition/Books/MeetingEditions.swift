import PluginKit
import Theme

/// Makes the documents for a meeting: each page of the folders that the site names, and each of those folders as a whole.
struct MeetingEditions: Sendable {
  let frame: PageFrame
  let pages: DocumentPages
  let binder: BookBinder

  static let choiceAddress = Address("imprimer/index.html")

  init(pages: DocumentPages, fragments: Fragments) {
    frame = pages.frame
    self.pages = pages
    binder = BookBinder(corpus: frame.corpus, fragments: fragments, bodies: pages.bodies) { Self.form(at: $0) }
  }

  /// A document for a meeting: where it is, and what it is made of.
  struct Subject: Sendable {
    let address: Address
    let cover: Document
    let documents: [Document]

    func holds(_ some: [Document]) -> Bool { documents.contains { document in some.contains { $0.index == document.index } } }
  }

  /// Where the meeting document of a page, or of the folder that it opens, is; nil when the site does not ask for one.
  static func address(of document: Document, in corpus: Corpus) -> Address? {
    document.path.isWithin(anyOf: corpus.site.bookFolders) ? Address("imprimer/" + document.address.path) : nil
  }

  var subjects: [Subject] { Self.subjects(in: corpus) }

  static func subjects(in corpus: Corpus) -> [Subject] { corpus.documents.compactMap { subject(of: $0, in: corpus) } }

  /// The document that a page opens; nil when the site does not ask for one.
  static func subject(of document: Document, in corpus: Corpus) -> Subject? {
    guard let address = address(of: document, in: corpus) else { return nil }
    guard document.path.isIndex else { return Subject(address: address, cover: document, documents: [document]) }
    let order = corpus.outline.readingOrder(of: String(document.path.folder)).map { corpus.documents[$0] }
    return Subject(address: address, cover: document, documents: order.filter { $0.language == document.language })
  }

  func page(_ subject: Subject) -> Page {
    let (address, cover) = (subject.address, subject.cover)
    let book = binder.book(of: subject.documents, named: cover, at: address)
    var common = frame.common(at: address, title: cover.title, description: cover.summary, language: cover.language)
    common.canonical = corpus.site.url(of: cover.address) ?? ""
    var view = BookView()
    view.coverLabel = cover.path.isIndex ? "" : cover.model.title
    view.asOf = book.latestDate(in: corpus).map { DateView($0, language: cover.language) }
    view.pageURL = address.link(to: cover.address)
    view.choiceURL = address.link(to: Self.choiceAddress)
    view.parts = book.parts.map { part($0, at: address) }
    view.terms = book.terms.map {
      BookTermView(title: $0.title, definition: $0.definition, anchor: $0.anchor, url: address.link(to: $0.page))
    }
    var content = ContentView()
    let styles = Set(subject.documents.flatMap { binder.fragments.byDocument[$0.index].flatMap { $0?.styles ?? [] } })
    content.drawn = styles.contains(.tables)
    content.charted = styles.contains(.drawings)
    return .book(common, content, view)
  }

  /// The page on which the reader chooses what to print; nil on a site that has no documents for meetings.
  func choice() -> (Address, Page)? {
    let address = Self.choiceAddress
    let groups = Dictionary(grouping: subjects) { String($0.cover.path.folder) }.sorted { $0.key < $1.key }
    guard !groups.isEmpty else { return nil }
    var list = ListView()
    list.groups = groups.map { folder, members in
      let title = corpus.outline.folders[folder].map { frame.title(of: $0) } ?? folder
      return GroupView(title: title, anchor: Anchor.slug(folder), entries: members.map { entry($0, from: address) })
    }
    let common = frame.common(
      at: address, title: frame.strings("fr").t("imprimer_titre"), description: "", language: "fr",
      breadcrumb: frame.breadcrumb(from: address))
    return (address, .list(.bookChoice, common, ContentView(), list))
  }

  private var corpus: Corpus { frame.corpus }

  private func entry(_ subject: Subject, from address: Address) -> EntryView {
    var entry = EntryView(title: subject.cover.title, url: address.link(to: subject.address))
    entry.number = subject.cover.text("numero") ?? ""
    entry.kindLabel = subject.cover.path.isIndex ? frame.strings("fr").t("imprimer_ensemble") : ""
    return entry
  }

  private func part(_ part: Book.Part, at address: Address) -> BookPartView {
    var content = ContentView()
    pages.describe(part.document, in: &content)
    content.body = part.html
    content.headings = part.headings.map { HeadingView(title: $0.title, anchor: $0.anchor, level: $0.level) }
    (content.bookURL, content.compareURL) = ("", "")
    // Paper leads nowhere: the facts are texts.
    content.facts = content.facts.map { fact in
      FactView(label: fact.label, values: fact.values.map { FactValueView(text: $0.text) })
    }
    return BookPartView(
      title: part.document.title, anchor: part.anchor, url: address.link(to: part.document.address), content: content)
  }

  /// On one page: everything inside is an anchor.
  private static func form(at address: Address) -> BookForm {
    BookForm(
      lowering: 1, inside: { _, anchor in "#" + anchor }, term: { "#" + $0 },
      outside: { address.link(to: $0) + $1 }, picture: { address.link(to: $0) })
  }
}
