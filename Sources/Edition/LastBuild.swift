import Foundation
import Glibc
import PluginKit

/// What is kept of the last build, so that one after which nothing has changed ends at once, and one after which only bodies of documents
/// have changed makes again what shows them (`Retouch`): `.vademecum/derniere.json`.
///
/// It is a help and never a truth: damaged, of another version, of another request or of other files, it is as if it were not there.
struct LastBuild: Codable {
  private let request: String
  /// Of the site's folders before they were read.
  private let site: TreeStamp
  /// Of the published folder once it was published.
  private let published: TreeStamp
  /// Files of the machine that plugins read, and what the disk said of each.
  private let outside: [String: String]
  let diagnostics: [Diagnostic]
  /// Those of the checks, and those among them that compare documents with one another.
  let reported: [Diagnostic]
  let corpusWide: [Diagnostic]
  let pages: Int
  private let leftOut: [String]
  /// What there is in the logs beside this file; nil when they hold nothing of this build.
  let memory: EditionMemory.Lengths?

  fileprivate init(
    request: String, site: TreeStamp, published: TreeStamp, _ outcome: Build.Outcome, _ edition: PreparedEdition,
    _ memory: EditionMemory.Lengths?
  ) {
    outside = Dictionary(edition.outsideFiles.map { ($0, Self.stamp(of: $0)) }, uniquingKeysWith: { first, _ in first })
    self.request = request
    self.site = site
    self.published = published
    diagnostics = outcome.diagnostics
    reported = edition.reported
    corpusWide = edition.corpusWide
    pages = outcome.pages
    leftOut = outcome.leftOut.map(\.text)
    self.memory = memory
  }

  fileprivate func answers(_ request: String, site: TreeStamp?) -> Bool { self.site == site && answers(request) }

  /// Whether nothing but the contents of documents may have changed since, and they had no errors.
  fileprivate func answers(_ request: String, butForTextsOf site: TreeStamp) -> Bool {
    self.site.hasFrame(of: site) && answers(request) && leftOut.isEmpty && !diagnostics.hasErrors
  }

  private func answers(_ request: String) -> Bool {
    self.request == request && outside.allSatisfy { Self.stamp(of: $0.key) == $0.value }
  }

  fileprivate static func stamp(of path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "-" }
    return "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }

  fileprivate func hasLeft(_ published: TreeStamp?) -> Bool { self.published == published }

  fileprivate var outcome: Build.Outcome {
    Build.Outcome(diagnostics: diagnostics, isPublished: true, pages: pages, leftOut: leftOut.map { SourcePath($0) })
  }
}

/// Compares a build that is asked for with the last one.
struct LastBuildReader {
  private let files: FileSystem
  private let output: String
  /// Where the memory of builds is kept.
  let folder: String
  private let request: String
  /// Of the site's folders, before the build reads them.
  private let site: TreeWalk?
  /// False when somebody else has changed the published folder since: what its manifest says of it is no longer true.
  let isAsLeft: Bool
  private let last: LastBuild?

  init(_ request: Build.Request, output: String, files: FileSystem, git: Git) {
    self.files = files
    self.output = output
    folder = "\(request.root)/.vademecum"
    self.request = Self.identity(of: request, output: output) + " " + History.identity(root: request.root, git: git)
    let read = Build.readFolders.map { "\(request.root)/\($0)" }
    let (site, published) = both({ files.walk(read, "\(request.root)/content") }, { files.walk([output], nil) })
    self.site = site
    last = (try? files.read(folder + Self.name)).flatMap { try? JSONDecoder().decode(LastBuild.self, from: Data($0)) }
    isAsLeft = last?.hasLeft(published?.stamp) ?? false
  }

  /// The outcome of the last build when this one would do the same again; nil when it may not.
  var outcome: Build.Outcome? {
    guard let last, last.answers(request, site: site?.stamp), isAsLeft else { return nil }
    return last.outcome
  }

  /// The last build, when nothing but the contents of documents may have changed since; and the files of those documents.
  var retouched: (last: LastBuild, texts: [String: FileStamp])? {
    guard let last, let site, last.answers(request, butForTextsOf: site.stamp), isAsLeft else { return nil }
    return (last, site.texts)
  }

  /// Whether a retouch may follow the build of an edition.
  func remembers(_ edition: PreparedEdition, _ diagnostics: [Diagnostic]) -> Bool {
    site != nil && edition.corpus.site.readsOnlyItsFolders && !diagnostics.hasErrors
  }

  /// Keeps what came of the build. What a change could not be told from is not kept.
  /// - Parameters:
  ///   - documents: those that were read by this build.
  ///   - memory: nil when no retouch may follow.
  func keep(_ outcome: Build.Outcome, of edition: PreparedEdition, _ documents: [Document], in memory: EditionMemory?) {
    unlink(folder + Self.name)
    guard let site, site.stamp.isSettled, outcome.isPublished else {
      memory?.discard()
      return
    }
    let (published, lengths) = both(
      { files.walk([output], nil)?.stamp },
      {
        memory?.keep(kept(documents, of: edition, site.texts))
        return memory?.finish()
      })
    guard let published else { return }
    // No stamp tells what the answer of another machine will be: only the published folder is known again.
    let build = LastBuild(
      request: edition.corpus.site.readsOnlyItsFolders ? request : "", site: site.stamp, published: published, outcome, edition,
      lengths)
    mkdir(folder, 0o755)
    try? JSONEncoder().encode(build).write(to: URL(fileURLWithPath: folder + Self.name), options: .atomic)
  }

  private func kept(_ documents: [Document], of edition: PreparedEdition, _ texts: [String: FileStamp]) -> [KeptDocument] {
    let digests = Dictionary(edition.digests.map { ($0.path, $0.digest) }, uniquingKeysWith: { first, _ in first })
    return documents.concurrentMap { document in
      texts["\(edition.root)/content/\(document.path)"].flatMap { stamp in
        digests[document.path].map {
          KeptDocument(document, stamp: stamp, digest: $0, links: edition.corpus.graph.links(of: document))
        }
      }
    }.compactMap(\.self)
  }

  private static let name = "/derniere.json"

  /// Everything besides files that the edition depends on, the tool itself included.
  private static func identity(of request: Build.Request, output: String) -> String {
    let tool = [LastBuild.stamp(of: "/proc/self/exe")]
    return (tool + [request.date.iso, "\(request.allowErrors)", request.baseURL ?? "-", output]).joined(separator: " ")
  }
}

extension Build {
  /// The folders that a build reads, from the root.
  static let readFolders = ["site", "content", "plugins"]
}

extension SiteConfiguration {
  /// False for a registry that is asked from elsewhere, where only the answer tells whether it has changed, and for a plugin that is
  /// granted the network or the environment.
  fileprivate var readsOnlyItsFolders: Bool {
    let paths = sources.map { $0.folder ?? "" } + [map?.file].compactMap(\.self)
    guard plugins.allSatisfy({ $0.environment.isEmpty && !$0.mayUseNetwork }) else { return false }
    return paths.allSatisfy { path in Build.readFolders.contains { path.hasPrefix($0 + "/") } && !path.contains("..") }
  }
}
