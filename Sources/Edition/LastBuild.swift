import Foundation
import Glibc
import PluginKit

/// What is kept of the last build, so that one after which nothing has changed ends at once: `.vademecum/derniere.json`.
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
  private let diagnostics: [Diagnostic]
  private let pages: Int
  private let leftOut: [String]

  fileprivate init(
    request: String, site: TreeStamp, published: TreeStamp, outside: [String], _ outcome: Build.Outcome
  ) {
    self.outside = Dictionary(outside.map { ($0, Self.stamp(of: $0)) }, uniquingKeysWith: { first, _ in first })
    self.request = request
    self.site = site
    self.published = published
    diagnostics = outcome.diagnostics
    pages = outcome.pages
    leftOut = outcome.leftOut.map(\.text)
  }

  fileprivate func answers(_ request: String, site: TreeStamp?) -> Bool {
    self.request == request && self.site == site && outside.allSatisfy { Self.stamp(of: $0.key) == $0.value }
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
  private let path: String
  private let request: String
  /// Of the site's folders, before the build reads them.
  private let site: TreeStamp?
  private let last: LastBuild?

  init(_ request: Build.Request, output: String, files: FileSystem, git: Git) {
    self.files = files
    self.output = output
    path = "\(request.root)/.vademecum/derniere.json"
    self.request = Self.identity(of: request, output: output) + " " + History.identity(root: request.root, git: git)
    site = files.stamp(Build.readFolders.map { "\(request.root)/\($0)" })
    last = (try? files.read(path)).flatMap { try? JSONDecoder().decode(LastBuild.self, from: Data($0)) }
  }

  /// The outcome of the last build when this one would do the same again; nil when it may not.
  var outcome: Build.Outcome? {
    guard let last, last.answers(request, site: site), isAsLeft else { return nil }
    return last.outcome
  }

  /// False when somebody else has changed the published folder since: what its manifest says of it is no longer true.
  var isAsLeft: Bool { last?.hasLeft(files.stamp([output])) ?? true }

  /// Keeps what came of the build. What a change could not be told from is not kept.
  func keep(_ outcome: Build.Outcome, of edition: PreparedEdition) {
    unlink(path)
    guard let site, site.isSettled, outcome.isPublished, edition.corpus.site.readsOnlyItsFolders,
      let published = files.stamp([output])
    else { return }
    let build = LastBuild(
      request: request, site: site, published: published, outside: edition.outsideFiles, outcome)
    let url = URL(fileURLWithPath: path)
    try? FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? JSONEncoder().encode(build).write(to: url, options: .atomic)
  }

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
