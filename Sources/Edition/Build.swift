import Authoring
import PluginKit
import SearchIndex
import Theme

/// Makes an edition of a site: from files to a published folder, in one direction.
///
/// 1. `SiteReader` reads the configuration, the models, the vocabularies and the theme.
/// 2. `RegistryReader` asks the sources and takes the snapshot.
/// 3. `ContentReader` reads and parses the documents, on all cores.
/// 4. `Corpus` understands them: models, links both ways, taxonomies. Plugins declare their pages before links are resolved.
/// 5. `Checks` reports; `Fragments` renders directives and generated pages, whose mistakes are reported with the others.
/// 6. With an error the build stops here, unless it was asked to leave the faulty documents out.
/// 7. `EditionWriter` renders pages and indexes their text at once, and hands each file to its receiver.
/// 8. `EditionFolder` puts the whole in the place of the last edition, in one step.
///
/// `LastBuildReader` spares all of it when nothing has changed since the last build; `Retouch` most of it when only the bodies of some
/// documents have.
public struct Build: Sendable {
  /// What is asked.
  public struct Request: Sendable {
    /// The folder that holds `site/`, `content/` and `plugins/`.
    public var root: String
    /// The only « today » of the build.
    public var date: PartialDate
    /// Publish what is left when the faulty documents are taken out.
    public var allowErrors: Bool
    /// Where the site is published, instead of `adresse` in `site.yml`.
    public var baseURL: String?

    public init(root: String, date: PartialDate, allowErrors: Bool = false, baseURL: String? = nil) {
      self.root = root
      self.date = date
      self.allowErrors = allowErrors
      self.baseURL = baseURL
    }
  }

  /// What came of a build.
  public struct Outcome: Sendable {
    public let diagnostics: [Diagnostic]
    /// False when errors stood in the way: the published edition is as it was.
    public let isPublished: Bool
    public let pages: Int
    /// Pages that are not, byte for byte, those of the edition that was published before.
    public internal(set) var remade = 0
    /// Documents taken out because of their errors.
    public let leftOut: [SourcePath]
    /// What each phase took; those that were not needed are missing.
    public var costs: [BuildPhase: BuildPhase.Cost] = [:]
  }

  let request: Request
  let files: FileSystem
  let git: Git
  private let clock: PhaseClock

  /// - Parameter follow: is told how far the build is; called from several threads.
  public init(
    _ request: Request, files: FileSystem = .disk, git: Git = .installed,
    follow: @escaping @Sendable (BuildProgress) -> Void = { _ in }
  ) {
    self.request = request
    self.files = files
    self.git = git
    clock = PhaseClock(follow: follow)
  }

  /// Steps 1 to 5: everything that can be said of the site.
  public func check() async -> [Diagnostic] { await prepare().diagnostics }

  /// Every rule that may speak on the site, from its models, its plugins and the tool.
  public func rules() -> RuleCatalogue { SiteReader.read(root: request.root, files: files).rules }

  /// The name of the site.
  public var siteTitle: String { SiteReader.read(root: request.root, files: files).configuration.title }

  /// Makes the edition and publishes it in a folder; does nothing when that is what the last build did.
  /// - Throws: `PublishingError` when the folder cannot be written; the edition that was there is as it was.
  public func publish(to output: String) async throws(PublishingError) -> Outcome {
    let output = OutputPlace.resolve(output)
    try OutputPlace.refuse(output, inside: request.root)
    let lock = try BuildLock(output: output)
    defer { withExtendedLifetime(lock) {} }
    var outcome = try await makeUnlessUnchanged(output)
    outcome.costs = clock.costs
    return outcome
  }

  private func makeUnlessUnchanged(_ output: String) async throws(PublishingError) -> Outcome {
    let last = LastBuildReader(request, output: output, files: files, git: git)
    defer { clock.end(.publication) }
    if let outcome = last.outcome { return outcome }
    if let outcome = try await retouch(output, last) { return outcome }
    let folder = try EditionFolder(output: output, trusting: last.isAsLeft)
    clock.end(.comparison)
    let prepared = await prepare()
    guard let edition = publishable(prepared) else { return refusal(prepared.diagnostics) }
    let memory = last.remembers(edition, prepared.diagnostics) ? EditionMemory.begin(in: last.folder) : nil
    let outcome = try make(in: folder) { () throws(PublishingError) in
      let made = try write(prepared, edition, memory) { file throws(PublishingError) in try folder.write(file) }
      return try publish(made.outcome, made.files, folder)
    }
    last.keep(outcome, of: edition, edition.corpus.documents, in: memory)
    return outcome
  }

  /// Makes again what has changed since the last build.
  /// - Returns: nil when the whole must be built.
  private func retouch(_ output: String, _ last: LastBuildReader) async throws(PublishingError) -> Outcome? {
    guard let found = last.retouched, let lengths = found.last.memory else { return nil }
    let folder = try EditionFolder(output: output, trusting: last.isAsLeft)
    clock.end(.comparison)
    switch await Retouch(request, found, files: files, git: git, clock: clock).prepare(last.folder, lengths) {
    case nil: return nil
    case .refused(let diagnostics): return refusal(diagnostics)
    case .prepared(let prepared, let search):
      let memory = EditionMemory.resume(in: last.folder, lengths, search.pages)
      guard let outcome = try rewrite(prepared, search, memory, pages: found.last.pages, in: folder) else {
        memory.discard()
        folder.abandon()
        return nil
      }
      last.keep(outcome, of: prepared.edition, prepared.changed, in: memory)
      return outcome
    }
  }

  /// - Returns: nil when what is kept of the last build is damaged; nothing has been published then.
  private func rewrite(
    _ prepared: Retouch.Prepared, _ search: KeptSearch, _ memory: EditionMemory, pages: Int, in folder: EditionFolder
  ) throws(PublishingError) -> Outcome? {
    try make(in: folder) { () throws(PublishingError) in
      let digests = DigestTable()
      let writer = writer(prepared.edition, memory, digests) { file throws(PublishingError) in try folder.write(file) }
      guard let isGone = try writer.rewrite(prepared.shown, kept: search) else { return nil }
      let made = digests.all
      let all = try folder.keep { made[$0] == nil && !isGone($0) }.merging(made)
      let manifest = Manifest(
        date: request.date, edition: prepared.edition, diagnostics: prepared.diagnostics, leftOut: [], files: all)
      try folder.write(EditionFile(Manifest.address, manifest.bytes))
      let outcome = Outcome(diagnostics: prepared.diagnostics, isPublished: true, pages: pages, leftOut: [])
      return try publish(outcome, all, folder)
    }
  }

  func prepare() async -> Preparation.Result { await Preparation(request, files: files, git: git, clock: clock).run() }

  /// Makes an edition in its folder, which is as if nothing had been done when that fails.
  private func make<Made>(
    in folder: EditionFolder, _ write: () throws(PublishingError) -> Made
  ) throws(PublishingError) -> Made {
    do {
      try folder.begin()
      return try write()
    } catch {
      folder.abandon()
      throw error
    }
  }

  /// - Parameter files: all that were handed to the folder but the manifest.
  private func publish(_ made: Outcome, _ files: FileDigests, _ folder: EditionFolder) throws(PublishingError) -> Outcome {
    try folder.publish(files)
    var outcome = made
    outcome.remade = folder.remadePages
    return outcome
  }

  /// Makes the edition and hands each file to a receiver, from several threads at once; the manifest comes last.
  public func write(
    to receive: @escaping @Sendable (EditionFile) throws(PublishingError) -> Void
  ) async throws(PublishingError) -> Outcome {
    let prepared = await prepare()
    return try write(prepared, to: receive)
  }

  /// Does as `write`, and keeps what it has read for the edits to come.
  /// - Returns: nothing kept of a site with errors.
  public func writeAndKeep(
    to receive: @escaping @Sendable (EditionFile) throws(PublishingError) -> Void
  ) async throws(PublishingError) -> (outcome: Outcome, kept: (@Sendable () -> KeptEdition)?) {
    let prepared = await prepare()
    let outcome = try write(prepared, to: receive)
    guard !outcome.diagnostics.hasErrors, let edition = prepared.edition, let inputs = prepared.inputs else {
      return (outcome, nil)
    }
    let request = request
    return (outcome, { KeptEdition(edition, inputs.site, inputs.content, request) })
  }

  func write(
    _ prepared: Preparation.Result, to receive: @escaping @Sendable (EditionFile) throws(PublishingError) -> Void
  ) throws(PublishingError) -> Outcome {
    guard let edition = publishable(prepared) else { return refusal(prepared.diagnostics) }
    return try write(prepared, edition, nil, to: receive).outcome
  }

  /// - Returns: the digests of all files but the manifest, too.
  private func write(
    _ prepared: Preparation.Result, _ edition: PreparedEdition, _ memory: EditionMemory?,
    to receive: @escaping @Sendable (EditionFile) throws(PublishingError) -> Void
  ) throws(PublishingError) -> (outcome: Outcome, files: FileDigests) {
    let digests = DigestTable()
    let writer = writer(edition, memory, digests, to: receive)
    let pages = try writer.write()
    let all = digests.all
    let manifest = Manifest(
      date: request.date, edition: edition, diagnostics: prepared.diagnostics, leftOut: prepared.leftOut, files: all)
    try receive(EditionFile(Manifest.address, manifest.bytes))
    let outcome = Outcome(diagnostics: prepared.diagnostics, isPublished: true, pages: pages, leftOut: prepared.leftOut)
    return (outcome, all)
  }

  private func writer(
    _ edition: PreparedEdition, _ memory: EditionMemory?, _ digests: DigestTable,
    to receive: @escaping @Sendable (EditionFile) throws(PublishingError) -> Void
  ) -> EditionWriter {
    EditionWriter(edition, date: request.date, clock: clock, memory: memory) { address, bytes throws(PublishingError) in
      let file = EditionFile(address, bytes)
      try digests.add(file)
      try receive(file)
    }
  }

  /// Nil when errors stand in the way.
  private func publishable(_ prepared: Preparation.Result) -> PreparedEdition? {
    request.allowErrors || !prepared.diagnostics.hasErrors ? prepared.edition : nil
  }

  private func refusal(_ diagnostics: [Diagnostic]) -> Outcome {
    Outcome(diagnostics: diagnostics, isPublished: false, pages: 0, leftOut: [])
  }
}
