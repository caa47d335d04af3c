import PluginKit
import SearchIndex
import Synchronization
import Theme

/// Step 7 of a build: renders every page, indexes its text while it is at hand, and hands each file to a receiver.
struct EditionWriter: Sendable {
  typealias Receiver = @Sendable (Address, [UInt8]) throws(PublishingError) -> Void

  let edition: PreparedEdition
  private let date: PartialDate
  private let clock: PhaseClock
  let frame: PageFrame
  private let receive: Receiver
  private let memory: EditionMemory?
  /// The first failure of the receiver; the pages after it are not rendered.
  private let failure = FirstFailure()

  /// - Parameter memory: takes what the next build needs to know of the search index.
  init(
    _ edition: PreparedEdition, date: PartialDate, clock: PhaseClock, memory: EditionMemory? = nil, to receive: @escaping Receiver
  ) {
    self.edition = edition
    self.memory = memory
    self.date = date
    self.clock = clock
    self.receive = receive
    frame = PageFrame(corpus: edition.corpus, theme: edition.theme, date: date)
  }

  /// - Returns: the number of pages.
  func write() throws(PublishingError) -> Int {
    let search = SearchDocuments(frame)
    let pages = documentPages
    let addresses = edition.corpus.documents.map(\.address) + edition.fragments.pages.map(\.page.node.address)
    let index = search.open(paths: addresses.map(\.path)) { send($0, $1) }
    let editions = MeetingEditions(pages: pages, fragments: edition.fragments)
    clock.expect(pages: addresses.count)
    write(edition.corpus.documents, search, pages, editions) { index.add($0) }
    writeGenerated(search) { index.add($0) }
    clock.end(.pages)
    let fixed = FixedPages(frame: frame)
    // Much of an index is put together on one core.
    let (manifest, planned) = both({ index.finish(keeping: memory?.keepIndex) }, { writeLists() })
    let lists = planned + write([fixed.search(index: manifest), fixed.notFound()])
    clock.end(.searchIndex)
    let others = writeChoice(editions) + writeMoved()
    writeMachineFiles(pages: (edition.corpus.graph.nodes.map(\.address) + lists).sorted())
    writeData()
    writeAssets()
    clock.end(.data)
    if let error = failure.error { throw error }
    return edition.corpus.documents.count + edition.fragments.pages.count + lists.count + others
  }

  private var documentPages: DocumentPages {
    DocumentPages(frame: frame, pictures: edition.pictures, history: edition.history, stale: edition.stale)
  }

  /// Makes again what shows the bodies of some documents: their pages, the documents for meetings that hold them, the pages that were
  /// made for this edition, the search index.
  ///
  /// - Parameters:
  ///   - shown: the documents that have changed, and those that open the documents for meetings that hold them.
  ///   - kept: what the index knows of all pages as they were.
  /// - Returns: tells of a file whether it may be no more, unless it was made again; nil when what is kept is damaged.
  func rewrite(_ shown: [Document], kept: KeptSearch) throws(PublishingError) -> ((String) -> Bool)? {
    let search = SearchDocuments(frame)
    let pages = documentPages
    let editions = MeetingEditions(pages: pages, fragments: edition.fragments)
    let index = search.update(kept) { send($0, $1) }
    clock.expect(pages: shown.count + edition.fragments.pages.count)
    write(shown, search, pages, editions) { index.replace($0) }
    writeGenerated(search) { index.replace($0) }
    clock.end(.pages)
    let updated = index.finish()
    if let updated { memory?.keepIndex(later: updated.keep) }
    guard let manifest = updated?.manifest ?? wholeIndex(search, kept, index.replaced) else { return nil }
    send(FixedPages(frame: frame).search(index: manifest))
    clock.end(.searchIndex)
    for file in edition.fragments.files { send(file.address, file.bytes) }
    clock.end(.data)
    if let error = failure.error { throw error }
    let sheets = shown.map { PrintedTerms.address(of: $0).path }
    let books = shown.compactMap { MeetingEditions.address(of: $0, in: edition.corpus) }
    let gone = Set(index.formerCards + sheets + books.map { PDFEditions.address(of: $0).path }).union(updated?.gone ?? [])
    return { gone.contains($0) || updated == nil && IndexBuilder.isOfAllDocuments($0) }
  }

  /// Puts the index together anew, from what is kept and what has changed.
  /// - Returns: its manifest; nil when what is kept is damaged.
  private func wholeIndex(_ search: SearchDocuments, _ kept: KeptSearch, _ remade: [String: KeptEntry]) -> String? {
    let paths = kept.pages.paths.indices.map(kept.pages.paths.text)
    let index = search.open(paths: paths) { send($0, $1) }
    for path in paths {
      guard let entry = remade[path] ?? kept.entry(path) else { return nil }
      index.keep(entry)
    }
    return index.finish(keeping: memory?.keepIndex)
  }

  /// Their pages, and the documents for meetings that they open.
  private func write(
    _ documents: [Document], _ search: SearchDocuments, _ pages: DocumentPages, _ editions: MeetingEditions,
    _ index: @Sendable (IndexedDocument) -> KeptEntry
  ) {
    let pdfs = PDFEditions(edition)
    _ = documents.concurrentMap { document in
      let fragments = edition.fragments.byDocument[document.index]
      var made = pages.page(of: document, fragments: fragments)
      if let subject = MeetingEditions.subject(of: document, in: edition.corpus) {
        let book = edition.theme.render(editions.page(subject))
        send(subject.address, book)
        made.page.content.pdf = writePDF(of: book, subject, pdfs)
      }
      send(document.address, edition.theme.render(made.page))
      for file in made.files { send(file.address, file.bytes) }
      let entry = index(search.index(document, fragments: fragments))
      memory?.keep(entry)
      clock.pageIsMade()
    }
  }

  private func writePDF(of book: [UInt8], _ subject: MeetingEditions.Subject, _ pdfs: PDFEditions) -> DownloadView? {
    guard let file = pdfs.file(of: subject.address, page: book) else { return nil }
    send(file.address, file.bytes)
    return DownloadView(
      url: subject.cover.address.link(to: file.address),
      weight: PDFEditions.weight(file.bytes.count, frame.strings(subject.cover.language)))
  }

  private func writeGenerated(_ search: SearchDocuments, _ index: @Sendable (IndexedDocument) -> KeptEntry) {
    let pages = GeneratedPages(frame: frame)
    _ = edition.fragments.pages.concurrentMap { page, content in
      send(page.node.address, edition.theme.render(pages.page(page, content)))
      let entry = index(search.index(page, content))
      memory?.keep(entry)
      clock.pageIsMade()
    }
  }

  private func writeLists() -> [Address] {
    let lists = ListPages.ofAllDocuments(frame)
    let plan = SitePlan(lists: lists)
    let planned =
      [plan.plan()] + plan.alphabeticalIndex() + lists.folderPages() + lists.taxonomyPages() + FacetPages(lists: lists).pages()
    _ = planned.concurrentMap { page in send(page.address, edition.theme.render(page.make())) }
    let comparison = ComparisonPage(frame: frame, made: edition.fragments.pages).page().map { [$0] } ?? []
    return planned.map(\.address) + write(comparison)
  }

  /// The page on which readers choose among the documents for meetings.
  /// - Returns: the number of pages, these documents counted.
  private func writeChoice(_ editions: MeetingEditions) -> Int {
    guard let choice = editions.choice() else { return 0 }
    send(choice)
    return editions.subjects.count + 1
  }

  /// The pages at former addresses, which lead to the new ones.
  /// - Returns: their number.
  private func writeMoved() -> Int {
    let moved = FixedPages(frame: frame).moved()
    for page in moved { send(page) }
    return moved.count
  }

  private func writeMachineFiles(pages: [Address]) {
    let feeds = Feeds(corpus: edition.corpus, pages: pages, date: date)
    for file in [feeds.atom(), feeds.robots()] + feeds.sitemaps() { send(file.address, file.bytes) }
  }

  private func writeData() {
    let ofPlugins = edition.pageMakers.flatMap { $0.files(of: edition.snapshot) }
    for file in edition.fragments.files + ofPlugins { send(file.address, file.bytes) }
  }

  /// The theme's files, copies of pictures, and those files of `content/` that documents link to.
  private func writeAssets() {
    for asset in edition.theme.assets { send(Address(asset.path), asset.bytes) }
    for copy in edition.pictures.copies {
      if let bytes = copy.bytes { send(copy.address, bytes) }
    }
    for address in edition.corpus.graph.usedFiles.sorted() {
      do throws(FileError) {
        let bytes = try edition.files.read("\(edition.root)/content/\(address)")
        send(address, bytes)
      } catch {
        failure.record(.cannotRead(error))
      }
    }
  }

  /// - Returns: their addresses.
  private func write(_ pages: [(address: Address, page: Page)]) -> [Address] {
    for page in pages { send(page) }
    return pages.map(\.address)
  }

  private func send(_ page: (address: Address, page: Page)) { send(page.address, edition.theme.render(page.page)) }

  private func send(_ address: Address, _ bytes: @autoclosure () -> [UInt8]) {
    guard failure.error == nil else { return }
    do throws(PublishingError) {
      try receive(address, bytes())
    } catch {
      failure.record(error)
    }
  }
}

/// Remembers the first of the failures that several threads may meet.
private final class FirstFailure: Sendable {
  private let first = Mutex<PublishingError?>(nil)

  var error: PublishingError? { first.withLock { $0 } }

  func record(_ error: PublishingError) {
    first.withLock { $0 = $0 ?? error }
  }
}
