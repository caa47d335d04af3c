import PluginKit
import Theme

/// Makes the page of a document.
struct DocumentPages: Sendable {
  let frame: PageFrame
  let related: RelatedPages
  let bodies: BodyRenderer
  private let history: History
  private let stale: Set<Int>
  private let steps: [Document]
  private let neighbours: [Int: (previous: Int?, next: Int?)]

  init(frame: PageFrame, pictures: ShownPictures, history: History, stale: Set<Int>) {
    self.frame = frame
    self.history = history
    self.stale = stale
    let corpus = frame.corpus
    related = RelatedPages(corpus)
    bodies = BodyRenderer(corpus: corpus, pictures: pictures)
    steps = corpus.documents.filter { $0.model.pageKind == PageKind.step.rawValue }.sorted {
      Self.stepNumber($0) < Self.stepNumber($1)
    }
    neighbours = Self.neighbours(in: corpus.outline)
  }

  /// A page, and the style sheet of its own that it may have.
  struct Made {
    var page: Page
    let files: [DataFile]
  }

  func page(of document: Document, fragments: [Fragment?]) -> Made {
    let common = frame.common(
      at: document.address, title: document.title, description: document.summary, language: document.language,
      breadcrumb: frame.breadcrumb(of: document))
    var content = ContentView()
    let (body, terms) = bodies.body(of: document, fragments: fragments)
    content.body = body
    let styles = Set(fragments.flatMap { $0?.styles ?? [] })
    content.drawn = styles.contains(.tables)
    content.charted = styles.contains(.drawings)
    let printed = PrintedTerms(
      terms, of: document, corpus: corpus, title: frame.strings(document.language).t("imprimer_glossaire"))
    content.printedTermsURL = printed?.link(from: document.address) ?? ""
    describe(document, in: &content)
    situate(document, in: &content)
    let page = page(PageKind(rawValue: document.model.pageKind) ?? .page, document, common, content)
    return Made(page: page, files: [printed?.sheet].compactMap { $0 })
  }

  var corpus: Corpus { frame.corpus }

  private func page(_ kind: PageKind, _ document: Document, _ common: CommonView, _ content: ContentView) -> Page {
    switch kind {
    case .home: HomePage(frame: frame).page(document, common, content)
    case .section: .list(.section, common, content, ListPages(frame: frame).list(of: document))
    case .chapter: .document(.chapter, common, content)
    case .step: .document(.step, common, content)
    case .practiceSheet: .document(.practiceSheet, common, content)
    case .caseRecord: .document(.caseRecord, common, content)
    case .term: .document(.term, common, content)
    default: .document(.page, common, content)
    }
  }

  /// What the document says of itself.
  func describe(_ document: Document, in content: inout ContentView) {
    let facts = DocumentFacts(document, corpus: corpus)
    content.number = document.text("numero") ?? ""
    content.summary = document.summary
    content.headings = document.markdown.headings.map { HeadingView(title: $0.title, anchor: $0.anchor, level: $0.level) }
    content.status = facts.status
    content.date = facts.date.map { DateView($0, language: document.language) }
    content.validated = facts.validated
    content.modified = history[document].first.map { DateView($0, language: document.language) }
    content.changes = history[document].dropFirst().prefix(Self.changesShown).map { DateView($0, language: document.language) }
    content.stale = stale.contains(document.index) ? StaleView(text: frame.strings(document.language).t("perime_texte")) : nil
    content.fictional = document.isFictional
    content.facts = facts.rows
    content.forms = facts.forms
    let shown = Set(content.facts.flatMap { $0.values.map(\.url) })
    content.tags = facts.tags.filter { !shown.contains($0.url) }
    content.sources = document.texts("sources")
    content.sourcePath = "content/" + document.path.text
    content.editURL = corpus.site.editURL.isEmpty ? "" : corpus.site.editURL + content.sourcePath
    content.reportURL = corpus.site.reportURL.isEmpty ? contactURL(from: document) : corpus.site.reportURL
    content.bookURL = MeetingEditions.address(of: document, in: corpus).map { document.address.link(to: $0) } ?? ""
    content.compareURL = ComparisonPage.link(from: document) ?? ""
    content.cite = Citation(document, site: corpus.site).view
  }

  /// Without an address of its own, a mistake is reported where the site says how to reach its keepers.
  private func contactURL(from document: Document) -> String {
    frame.face(document.language).contact.map { document.address.link(to: $0) } ?? ""
  }

  private static let changesShown = 10

  /// Where it stands among the others.
  private func situate(_ document: Document, in content: inout ContentView) {
    let near = related.documents(near: document)
    let neighbours = neighbours[document.index]
    let path = showsSteps(document) ? steps : []
    content.related = related.views(of: near, for: document)
    let around = near + [neighbours?.previous, neighbours?.next].compactMap(\.self) + path.map(\.index)
    content.backlinks = Backlinks(corpus).groups(of: document, besides: Set(around))
    content.previous = neighbours?.previous.map { neighbour($0, from: document) }
    content.next = neighbours?.next.map { neighbour($0, from: document) }
    content.up = frame.breadcrumb(of: document).last
    content.steps = views(of: path, from: document)
    content.alternates = alternates(of: document)
  }

  /// The same page in the other languages of the site.
  private func alternates(of document: Document) -> [AlternateView] {
    corpus.translations[document].filter { $0 != document.index }.map { index in
      let other = corpus.documents[index]
      return AlternateView(
        language: other.language, title: other.title, url: document.address.link(to: other.address),
        label: frame.strings(other.language).t("nom_de_la_langue"))
    }
  }

  private func neighbour(_ index: Int, from document: Document) -> NeighbourView {
    let other = corpus.documents[index]
    return NeighbourView(title: other.title, url: document.address.link(to: other.address), number: other.text("numero") ?? "")
  }

  /// The nine steps stay with the reader on each step, on the page of their folder and on the home page.
  private func showsSteps(_ document: Document) -> Bool {
    let folder = document.path.folders.joined(separator: "/")
    return document.model.pageKind == PageKind.step.rawValue || document.address == PageFrame.homeAddress
      || (document.path.isIndex && steps.first?.path.folders.joined(separator: "/") == folder)
  }

  private func views(of path: [Document], from document: Document) -> [StepView] {
    let current = path.firstIndex { $0.index == document.index }
    return path.enumerated().map { position, step in
      StepView(
        number: String(Self.stepNumber(step)), title: step.title, short: step.text("titre_court") ?? step.title,
        url: document.address.link(to: step.address), current: position == current, done: current.map { position < $0 } ?? false)
    }
  }

  private static func stepNumber(_ document: Document) -> Int { document.texts("etapes").first.flatMap { Int($0) } ?? 0 }

  /// In the order of reading of each folder of the first level.
  private static func neighbours(in outline: Outline) -> [Int: (previous: Int?, next: Int?)] {
    var neighbours: [Int: (previous: Int?, next: Int?)] = [:]
    for folder in outline.folders.keys where !folder.isEmpty && !folder.contains("/") {
      let order = outline.readingOrder(of: folder)
      for (position, document) in order.enumerated() {
        neighbours[document] = (
          position > 0 ? order[position - 1] : nil, position + 1 < order.count ? order[position + 1] : nil
        )
      }
    }
    return neighbours
  }
}
