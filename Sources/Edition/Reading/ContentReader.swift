import Digest
import PluginKit

/// The files of `content/`, each claimed by one owner: documents, tables of the registry, files that documents link to.
struct Content: Sendable {
  /// Sorted by path.
  var documents: [DocumentFile] = []
  /// Files that are neither documents nor tables of the registry.
  var files: Set<SourcePath> = []
  /// Of the files of all documents, in their order.
  var digests: [(path: SourcePath, digest: Digest)] = []
  var diagnostics: [Diagnostic] = []
}

/// Reads and parses `content/`, on all cores.
enum ContentReader {
  static func read(root: String, files: FileSystem, site: Site) -> Content {
    let tree = FileTree("content", under: root, files: files)
    let (options, languages) = (site.markdownOptions, site.configuration.languages)
    let paths = unclaimed(tree, site).filter { $0.hasSuffix(".md") }.sorted()
    let parsed = paths.concurrentMap { parse($0, root: root, files: files, options: options, languages: languages) }
    var content = Content()
    content.documents = zip(paths, parsed).compactMap { path, result in
      (try? result.get()).map { DocumentFile(path: SourcePath(path), markdown: $0) }
    }
    content.files = otherFiles(tree, site)
    content.diagnostics = tree.diagnostics + parsed.compactMap(\.failure).map { .unreadable($0.path, $0) }
    content.digests = content.documents.concurrentMap { ($0.path, Digest(of: $0.markdown.source.bytes)) }
    if paths.isEmpty { content.diagnostics.append(empty) }
    return content
  }

  /// The files that are neither documents nor tables of the registry.
  static func otherFiles(_ tree: FileTree, _ site: Site) -> Set<SourcePath> {
    Set(unclaimed(tree, site).filter { !$0.hasSuffix(".md") }.map { SourcePath($0) })
  }

  /// The files that are not in a folder of the registry's sources.
  private static func unclaimed(_ tree: FileTree, _ site: Site) -> [String] {
    let claimed = site.configuration.sources.compactMap(\.folder)
    return tree.paths.filter { path in !claimed.contains { "content/\(path)".hasPrefix($0 + "/") } }
  }

  private static func parse(
    _ path: String, root: String, files: FileSystem, options: MarkdownOptions, languages: [String]
  ) -> Result<MarkdownDocument, FileError> {
    do {
      return .success(parse(SourcePath(path), try files.read("\(root)/content/\(path)"), options, languages))
    } catch {
      return .failure(error.named("content/\(path)"))
    }
  }

  /// A folder named after a language holds documents in that language.
  static func parse(_ path: SourcePath, _ bytes: [UInt8], _ options: MarkdownOptions, _ languages: [String]) -> MarkdownDocument {
    var options = options
    if let folder = path.folders.first.map(String.init), languages.dropFirst().contains(folder) {
      options.defaultLanguage = folder
    }
    return MarkdownReader.read(SourceText(path: "content/\(path)", bytes: bytes), options: options)
  }

  /// How many bytes a file of `content/` has, read again each time it is asked.
  static func fileSize(root: String, files: FileSystem) -> @Sendable (SourcePath) -> Int? {
    { path in (try? files.read("\(root)/content/\(path)"))?.count }
  }

  private static let empty = Diagnostic(
    "FIC-004", .error, at: Place(file: "content"),
    Localized(fr: "il n’y a aucun document dans le dossier content/", en: "there is no document in the folder content/"),
    explanation: Localized(
      fr: "Créez content/index.md, la page d’accueil, avec un titre : # Bienvenue.",
      en: "Create content/index.md, the home page, with a title: # Welcome."))
}

extension Result {
  fileprivate var failure: Failure? {
    guard case .failure(let error) = self else { return nil }
    return error
  }
}
