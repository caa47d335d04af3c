import Authoring
import Checks
import Digest
import PluginKit
import Theme

/// What has been understood of a site, ready to be rendered.
struct PreparedEdition: Sendable {
  let corpus: Corpus
  let snapshot: Snapshot
  let theme: Theme
  let fragments: Fragments
  let pageMakers: [any PageMaker]
  /// Of the files of the documents.
  let digests: [(path: SourcePath, digest: Digest)]
  /// What the checks have said, and those among them that compare documents with one another before any rule was set aside.
  let reported: [Diagnostic]
  let corpusWide: [Diagnostic]
  /// Files of the machine that plugins read, such as a dictionary.
  let outsideFiles: [String]
  let history: History
  let pictures: ShownPictures
  /// Documents that a rule finds too old.
  let stale: Set<Int>
  /// Where the files are that are published as they stand.
  let root: String
  let files: FileSystem
}

/// Steps 1 to 5 of a build.
struct Preparation {
  struct Result: Sendable {
    let diagnostics: [Diagnostic]
    /// Nil when so much is missing that nothing can be rendered.
    let edition: PreparedEdition?
    /// Documents taken out because of their errors.
    let leftOut: [SourcePath]
    /// What was read; nil when so much is missing that documents cannot be understood.
    var inputs: (site: Site, snapshot: Snapshot, content: Content)?
  }

  private let request: Build.Request
  private let files: FileSystem
  private let clock: PhaseClock
  private let history: History

  init(_ request: Build.Request, files: FileSystem, git: Git, clock: PhaseClock) {
    self.request = request
    self.files = files
    self.clock = clock
    history = History(root: request.root, git: git)
  }

  func run() async -> Result {
    let site = SiteReader.read(root: request.root, files: files, baseURL: request.baseURL)
    clock.end(.site)
    let registry = await RegistryReader(root: request.root, site: site, date: request.date).read()
    clock.end(.registry)
    let content = ContentReader.read(root: request.root, files: files, site: site)
    clock.end(.documents)
    let before = site.diagnostics + registry.diagnostics + content.diagnostics + history.diagnostics
    guard let snapshot = registry.snapshot else {
      return Result(diagnostics: before.sorted(), edition: nil, leftOut: [])
    }
    let whole = understand(content.documents, content, site, snapshot)
    let diagnostics = (before + whole.diagnostics).sorted()
    guard request.allowErrors, diagnostics.hasErrors else {
      return Result(
        diagnostics: diagnostics, edition: whole.edition, leftOut: [], inputs: (site, snapshot, content))
    }
    return withoutFaulty(content, site, snapshot, diagnostics)
  }

  /// - Returns: no edition without a theme; what the documents lack is said all the same.
  private func understand(
    _ documents: [DocumentFile], _ content: Content, _ site: Site, _ snapshot: Snapshot
  ) -> (edition: PreparedEdition?, diagnostics: [Diagnostic]) {
    let makers = site.pageMakers
    let (corpus, generated) = Self.corpus(documents, content.files, site, RegistryIndex(snapshot), makers, snapshot)
    clock.end(.corpus)
    let (reported, corpusWide) = Checks(plugins: site.plugins).run(
      CheckContext(
        corpus: corpus, registry: snapshot, date: request.date,
        fileSize: ContentReader.fileSize(root: request.root, files: files)))
    let beside =
      SiteNames(corpus: corpus, rules: site.rules).diagnostics + ReservedAddresses(corpus).diagnostics
      + ActiveFiles.diagnostics(corpus.graph.usedFiles, root: request.root, files: files)
    let pictures = ShownPictures(of: corpus, corpus.documents, root: request.root, files: files)
    clock.end(.checks)
    let state = StatePage(diagnostics: reported + beside)
    let fragments = Fragments(
      corpus: corpus, documents: corpus.documents, snapshot: snapshot, plugins: site.plugins,
      generated: generated + [(state, [state.page])], date: request.date)
    clock.end(.directives)
    let edition = site.theme.map { theme in
      PreparedEdition(
        corpus: corpus, snapshot: snapshot, theme: theme, fragments: fragments, pageMakers: makers,
        digests: content.digests, reported: reported + beside, corpusWide: corpusWide,
        outsideFiles: Self.outsideFiles(of: site, root: request.root), history: history, pictures: pictures,
        stale: Self.stale(reported, in: corpus), root: request.root, files: files)
    }
    return (edition, reported + beside + pictures.diagnostics + fragments.diagnostics)
  }

  /// Files besides the folders of the site that the edition depends on.
  static func outsideFiles(of site: Site, root: String) -> [String] {
    site.plugins.flatMap(\.outsideFiles) + PDFEditions.outsideFiles(of: site.configuration, root: root)
  }

  /// Documents of which a rule of their model says that they are no longer fresh.
  static func stale(_ reported: [Diagnostic], in corpus: Corpus) -> Set<Int> {
    let found = Set(reported.map { "\($0.code) \($0.place?.file ?? "")" })
    let stale = corpus.documents.filter { document in
      document.model.rules.contains { $0.predicate == "a-jour" && found.contains("\($0.code) \(document.file.name)") }
    }
    return Set(stale.map(\.index))
  }

  /// Documents and the pages that are made beside them, linked to one another.
  static func corpus(
    _ documents: [DocumentFile], _ files: Set<SourcePath>, _ site: Site, _ registry: RegistryIndex, _ makers: [any PageMaker],
    _ snapshot: Snapshot, known: @Sendable (Document) -> ResolvedLinks? = { _ in nil }
  ) -> (Corpus, [(any PageMaker, [GeneratedPage])]) {
    let set = DocumentSet(
      files: documents, models: site.models, vocabularies: site.vocabularies, registry: registry,
      languages: site.configuration.languages)
    let generated = makers.map { maker in (maker, maker.pages(of: set, registry: snapshot)) }
    let nodes = generated.flatMap { $1.map(\.node) } + [StatePage.node]
    return (Corpus(set: set, generated: nodes, files: files, site: site.configuration, known: known), generated)
  }

  /// The same without the documents that have errors. Links to them become plain text; what was said of the whole stays said.
  private func withoutFaulty(
    _ content: Content, _ site: Site, _ snapshot: Snapshot, _ diagnostics: [Diagnostic]
  ) -> Result {
    let faulty = Set(diagnostics.filter { $0.severity == .error }.compactMap { $0.place?.file })
    let (out, kept) = (
      content.documents.filter { faulty.contains("content/\($0.path)") },
      content.documents.filter { !faulty.contains("content/\($0.path)") }
    )
    let isElsewhere = diagnostics.contains { diagnostic in
      diagnostic.severity == .error && !out.contains { "content/\($0.path)" == diagnostic.place?.file }
    }
    guard !isElsewhere, !kept.isEmpty else { return Result(diagnostics: diagnostics, edition: nil, leftOut: []) }
    let rest = understand(kept, content, site, snapshot)
    return Result(diagnostics: diagnostics, edition: rest.edition, leftOut: out.map(\.path))
  }
}
