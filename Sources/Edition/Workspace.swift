import Authoring
import Checks
import PluginKit

/// A site kept in memory while its documents are written: what an editor asks between two keystrokes.
///
/// 1. `open` reads the whole site once, as a build does.
/// 2. `replace` parses the one document that changed and resolves its links; the other documents stay as they were.
/// 3. `diagnostics(of:)` asks the rules of that document alone.
/// 4. `refresh`, when a document is saved, links all documents again and asks what compares them with one another.
public struct Workspace: Sendable {
  public private(set) var corpus: Corpus
  public let registry: Snapshot
  public let date: PartialDate
  /// Every rule that may speak on the site.
  public let rules: RuleCatalogue
  /// What is wrong outside the documents: configuration, models, registry, theme.
  public let siteDiagnostics: [Diagnostic]

  private let site: Site
  private let checks: Checks
  private let files: Set<SourcePath>
  private let fileSize: @Sendable (SourcePath) -> Int?
  private let generated: [PageNode]
  private var documents: [DocumentFile]
  private var corpusWide: [Diagnostic] = []

  /// A registry that cannot be read leaves an empty one: its diagnostics say why.
  public static func open(_ request: Build.Request, files: FileSystem = .disk) async -> Workspace {
    let site = SiteReader.read(root: request.root, files: files)
    let registry = await RegistryReader(root: request.root, site: site, date: request.date).read()
    let content = ContentReader.read(root: request.root, files: files, site: site)
    return Workspace(
      site, registry.snapshot, content, date: request.date, diagnostics: site.diagnostics + registry.diagnostics,
      fileSize: ContentReader.fileSize(root: request.root, files: files))
  }

  init(
    _ site: Site, _ snapshot: Snapshot?, _ content: Content, date: PartialDate, diagnostics: [Diagnostic],
    fileSize: @escaping @Sendable (SourcePath) -> Int?
  ) {
    let registry = snapshot ?? Snapshot.build(RegistrySchema.empty, from: []).snapshot
    guard let registry else { preconditionFailure("a registry without tables can always be made") }
    let makers = site.pageMakers
    let (corpus, generated) = Preparation.corpus(
      content.documents, content.files, site, RegistryIndex(registry), makers, registry)
    self.corpus = corpus
    self.registry = registry
    self.date = date
    self.site = site
    self.generated = generated.flatMap { $1.map(\.node) } + [StatePage.node]
    rules = site.rules
    checks = Checks(plugins: site.plugins)
    files = content.files
    self.fileSize = fileSize
    documents = content.documents
    siteDiagnostics = diagnostics + content.diagnostics
    corpusWide = checks.runOnCorpus(context)
  }

  public var models: [String: Model] { site.models }
  public var vocabularies: [String: Vocabulary] { site.vocabularies }
  /// Names of the plugins that there are, on or off.
  public var knownPlugins: [String] { site.knownPlugins }

  /// The document at a path under `content/`.
  public func document(at path: SourcePath) -> Document? {
    let index = position(of: path)
    return index < documents.count && documents[index].path == path ? corpus.documents[index] : nil
  }

  /// Takes the text of a document as its author has it now; a new path adds a document.
  public mutating func replace(_ path: SourcePath, with bytes: [UInt8]) {
    let markdown = ContentReader.parse(path, bytes, site.markdownOptions, site.configuration.languages)
    let index = position(of: path)
    let file = DocumentFile(path: path, markdown: markdown)
    if index < documents.count, documents[index].path == path {
      documents[index] = file
      corpus = corpus.replacing(index, with: file)
    } else {
      documents.insert(file, at: index)
      link()
    }
  }

  private mutating func link() {
    let set = DocumentSet(
      files: documents, models: site.models, vocabularies: site.vocabularies, registry: corpus.registry,
      languages: site.configuration.languages)
    corpus = Corpus(set: set, generated: generated, files: files, site: site.configuration)
  }

  /// Links all documents again and compares them with one another.
  public mutating func refresh() {
    link()
    corpusWide = checks.runOnCorpus(context)
  }

  /// All that is to be said of a document.
  public func diagnostics(of document: Document) -> [Diagnostic] {
    let fragments = Fragments.diagnostics(
      of: document, corpus: corpus, snapshot: registry, plugins: site.plugins, date: date)
    return (checks.run(on: document, in: context, corpusWide: corpusWide) + fragments).sorted()
  }

  private var context: CheckContext { CheckContext(corpus: corpus, registry: registry, date: date, fileSize: fileSize) }

  /// Where a path is, or would be, in the order of paths.
  private func position(of path: SourcePath) -> Int { documents.partitionPoint { $0.path < path } }
}
