import Checks
import Digest
import PluginKit
import SearchIndex
import Theme

/// A build after which nothing has changed but the bodies of some documents: what other pages read of them is as it was, so that only
/// their own pages, and what shows their bodies, are made again.
///
/// 1. The memory of the last build tells which files have changed, and what the others say of themselves without being read.
/// 2. The changed documents are parsed; one whose face is no longer the same ends the retouch, and the whole is built.
/// 3. The corpus is put together from the documents as they are known; the bodies of the others are parsed only if somebody asks.
/// 4. The changed documents are checked, and compared with the others; an error ends the build.
/// 5. What shows them is made again; all other files stay those of the published edition.
struct Retouch {
  private let request: Build.Request
  private let files: FileSystem
  private let git: Git
  private let clock: PhaseClock
  private let last: LastBuild
  private let texts: [String: FileStamp]

  init(
    _ request: Build.Request, _ found: (last: LastBuild, texts: [String: FileStamp]), files: FileSystem, git: Git,
    clock: PhaseClock
  ) {
    self.request = request
    self.files = files
    self.git = git
    self.clock = clock
    last = found.last
    texts = found.texts
  }

  /// What came of the first four steps.
  enum Result {
    case prepared(Prepared, search: KeptSearch)
    /// What is to be said of the site, with the errors of the changed documents.
    case refused([Diagnostic])
  }

  /// What is to be made again.
  struct Prepared {
    let edition: PreparedEdition
    /// The documents that have changed.
    let changed: [Document]
    /// These, and those that open the documents for meetings that hold them: their pages are made again.
    let shown: [Document]
    let diagnostics: [Diagnostic]
  }

  /// More would be built as soon.
  private static let largestShare = 4

  /// - Parameters:
  ///   - folder: where the memory of builds is kept.
  ///   - lengths: of what the last build has left there.
  /// - Returns: what is to be made again, and what the search index knows of all pages as they were; nil when the whole must be built.
  func prepare(_ folder: String, _ lengths: EditionMemory.Lengths) async -> Result? {
    // Nobody needs it before the pages are made.
    async let search = EditionMemory.search(in: folder, lengths)
    async let reading = SiteReader.read(root: request.root, files: files, baseURL: request.baseURL)
    guard let kept = EditionMemory.documents(in: folder, lengths), kept.count == texts.count else { return nil }
    let documents = kept.values.sorted { $0.path < $1.path }
    let changed = Set(documents.indices.filter { texts[path(of: documents[$0])] != documents[$0].stamp })
    guard changed.count * Self.largestShare <= max(documents.count, Self.largestShare) else { return nil }
    let site = await reading
    clock.end(.site)
    let registry = await RegistryReader(root: request.root, site: site, date: request.date).read()
    clock.end(.registry)
    guard let theme = site.theme, let snapshot = registry.snapshot else { return nil }
    guard let read = read(documents, changed, site) else { return nil }
    clock.end(.documents)
    guard let prepared = prepared(documents, changed, read, site, snapshot, theme) else { return nil }
    guard !prepared.diagnostics.hasErrors else { return .refused(prepared.diagnostics) }
    let remade = prepared.shown.map(\.address) + prepared.edition.fragments.pages.map(\.page.node.address)
    return await search?.remaking(remade.map(\.path)).map { .prepared(prepared, search: $0) }
  }

  private func path(of document: KeptDocument) -> String { "\(request.root)/content/\(document.path)" }

  /// The files of all documents, those that have changed parsed; nil when one of these cannot be read.
  private func read(_ documents: [KeptDocument], _ changed: Set<Int>, _ site: Site) -> [DocumentFile]? {
    let (options, languages) = (site.markdownOptions, site.configuration.languages)
    let (files, root) = (files, request.root)
    let read = Array(documents.enumerated()).concurrentMap { index, document -> DocumentFile? in
      let path = document.path
      let parse = { @Sendable () throws(FileError) in
        ContentReader.parse(path, try files.read("\(root)/content/\(path)"), options, languages)
      }
      if changed.contains(index) { return (try? parse()).map { DocumentFile(path: path, markdown: $0) } }
      return DocumentFile(path: path, known: document.summary) {
        // A file that goes away in mid-build reads as an empty one; the next build sees that it is gone.
        (try? parse()) ?? ContentReader.parse(path, [], options, languages)
      }
    }
    return read.contains { $0 == nil } ? nil : read.compactMap(\.self)
  }

  private func prepared(
    _ kept: [KeptDocument], _ changed: Set<Int>, _ documents: [DocumentFile], _ site: Site, _ snapshot: Snapshot, _ theme: Theme
  ) -> Prepared? {
    let makers = site.pageMakers
    guard !makers.contains(where: \.readsBodies) else { return nil }
    let tree = FileTree("content", under: request.root, files: files)
    let (corpus, _) = Preparation.corpus(
      documents, ContentReader.otherFiles(tree, site), site, RegistryIndex(snapshot), makers, snapshot
    ) { document in
      changed.contains(document.index) ? nil : kept[document.index].links
    }
    let retouched = changed.sorted().map { corpus.documents[$0] }
    guard retouched.allSatisfy({ $0.faceDigest == kept[$0.index].face }) else { return nil }
    clock.end(.corpus)
    guard let checked = check(retouched, corpus, site, snapshot) else { return nil }
    clock.end(.checks)
    let state = StatePage(diagnostics: checked.reported)
    let subjects = MeetingEditions.subjects(in: corpus).filter { $0.holds(retouched) }
    let shown = changed.union(subjects.map(\.cover.index)).sorted().map { corpus.documents[$0] }
    // A document for a meeting holds blocks of documents that have not changed.
    let bound = changed.union(subjects.flatMap { $0.documents.map(\.index) }).sorted().map { corpus.documents[$0] }
    let fragments = Fragments(
      corpus: corpus, documents: bound, snapshot: snapshot, plugins: site.plugins, generated: [(state, [state.page])],
      date: request.date)
    clock.end(.directives)
    let own = Set(retouched.map(\.file.name))
    let diagnostics =
      (last.diagnostics.filter { !$0.isPlaced(in: own) } + checked.own + fragments.diagnostics.filter { $0.isPlaced(in: own) })
      .sorted()
    // Who wants the other documents published gets them from the whole.
    guard !diagnostics.hasErrors || !request.allowErrors else { return nil }
    let edition = PreparedEdition(
      corpus: corpus, snapshot: snapshot, theme: theme, fragments: fragments, pageMakers: makers,
      digests: kept.enumerated().map { place, document in
        (document.path, changed.contains(place) ? Digest(of: corpus.documents[place].source.bytes) : document.digest)
      }, reported: checked.reported, corpusWide: checked.corpusWide,
      outsideFiles: Preparation.outsideFiles(of: site, root: request.root),
      history: History(root: request.root, git: git),
      pictures: ShownPictures(of: corpus, bound, root: request.root, files: files),
      stale: Preparation.stale(checked.reported, in: corpus), root: request.root,
      files: files)
    return Prepared(edition: edition, changed: retouched, shown: shown, diagnostics: diagnostics)
  }

  /// What is to be said of the changed documents, and of all; nil when there is news of the others too.
  private func check(
    _ changed: [Document], _ corpus: Corpus, _ site: Site, _ snapshot: Snapshot
  ) -> (own: [Diagnostic], reported: [Diagnostic], corpusWide: [Diagnostic])? {
    let checks = Checks(plugins: site.plugins)
    let context = CheckContext(
      corpus: corpus, registry: snapshot, date: request.date,
      fileSize: ContentReader.fileSize(root: request.root, files: files))
    let corpusWide = checks.runOnCorpus(context, changed: changed, before: last.corpusWide)
    let own = Set(changed.map(\.file.name))
    func ofOthers(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
      diagnostics.filter { !$0.isPlaced(in: own) }.sorted()
    }
    guard ofOthers(corpusWide) == ofOthers(last.corpusWide) else { return nil }
    let said = changed.flatMap { checks.run(on: $0, in: context, corpusWide: corpusWide) }
    return (said, (ofOthers(last.reported) + said).sorted(), corpusWide)
  }
}
