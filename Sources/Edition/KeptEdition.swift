import PluginKit
import Theme

/// An edition kept in memory, so that a document's own page can be shown as soon as it is written, before the edition is made again.
///
/// Only that page is made: what the edit changes elsewhere (lists, backlinks, the search index) waits for the next build.
public struct KeptEdition: Sendable {
  private var workspace: Workspace
  /// As it was when the workspace was read; its documents are those of then.
  private let edition: PreparedEdition
  private let plugins: [any Plugin]

  /// What can be shown of a document.
  public struct Draft: Sendable {
    public let path: SourcePath
    /// Its page and the data files of its directives; empty when there are errors in it.
    public let files: [EditionFile]
    public let diagnostics: [Diagnostic]
  }

  init(_ edition: PreparedEdition, _ site: Site, _ content: Content, _ request: Build.Request) {
    workspace = Workspace(
      site, edition.snapshot, content, date: request.date, diagnostics: [],
      fileSize: ContentReader.fileSize(root: request.root, files: edition.files))
    self.edition = edition
    plugins = site.plugins
  }

  /// Takes a document as it is on the disk now.
  /// - Returns: nil for a file that is no document of the edition, or cannot be read.
  public mutating func draft(_ path: SourcePath) -> Draft? {
    guard workspace.document(at: path) != nil, let bytes = try? edition.files.read("\(edition.root)/content/\(path)") else {
      return nil
    }
    workspace.replace(path, with: bytes)
    guard let document = workspace.document(at: path) else { return nil }
    let diagnostics = workspace.diagnostics(of: document)
    return Draft(path: path, files: diagnostics.hasErrors ? [] : made(document), diagnostics: diagnostics)
  }

  private func made(_ document: Document) -> [EditionFile] {
    let fragments = Fragments.rendered(
      document, corpus: workspace.corpus, snapshot: workspace.registry, plugins: plugins, date: workspace.date
    ).map(\.value)
    let frame = PageFrame(corpus: workspace.corpus, theme: edition.theme, date: workspace.date)
    let pages = DocumentPages(
      frame: frame, pictures: edition.pictures, history: edition.history, stale: edition.stale)
    let made = pages.page(of: document, fragments: fragments)
    let page = EditionFile(document.address, edition.theme.render(made.page))
    return [page] + (made.files + fragments.flatMap { $0?.files ?? [] }).map { EditionFile($0.address, $0.bytes) }
  }
}
