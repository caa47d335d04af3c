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
  private let diagnostics: [Diagnostic]
  private let pages: Int
  private let leftOut: [String]

  fileprivate init(
    request: String, site: TreeStamp, published: TreeStamp, _ outcome: Build.Outcome
  ) {
    self.request = request
    self.site = site
    self.published = published
    diagnostics = outcome.diagnostics
    pages = outcome.pages
    leftOut = outcome.leftOut.map(\.text)
  }

  fileprivate func answers(_ request: String, site: TreeStamp?) -> Bool {
    self.request == request && self.site == site
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

  init(_ request: Build.Request, output: String, files: FileSystem) {
    self.files = files
    self.output = output
    path = "\(request.root)/.vademecum/derniere.json"
    self.request = Self.identity(of: request, output: output)
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
  func keep(_ outcome: Build.Outcome, site configuration: SiteConfiguration) {
    unlink(path)
    guard let site, site.isSettled, outcome.isPublished, configuration.readsOnlyItsFolders, let published = files.stamp([output])
    else { return }
    let build = LastBuild(request: request, site: site, published: published, outcome)
    let url = URL(fileURLWithPath: path)
    try? FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? JSONEncoder().encode(build).write(to: url, options: .atomic)
  }

  /// Everything besides files that the edition depends on, the tool itself included.
  private static func identity(of request: Build.Request, output: String) -> String {
    var program = stat()
    stat("/proc/self/exe", &program)
    let tool = [Int(program.st_ino), Int(program.st_size), program.st_mtim.tv_sec, program.st_mtim.tv_nsec].map { "\($0)" }
    return (tool + [request.date.iso, "\(request.allowErrors)", request.baseURL ?? "-", output]).joined(separator: " ")
  }
}

extension Build {
  /// The folders that a build reads, from the root.
  static let readFolders = ["site", "content", "plugins"]
}

extension SiteConfiguration {
  /// False for a registry that is asked from elsewhere: only the answer tells whether it has changed.
  fileprivate var readsOnlyItsFolders: Bool {
    let paths = sources.map { $0.folder ?? "" } + [map?.file].compactMap(\.self)
    return paths.allSatisfy { path in Build.readFolders.contains { path.hasPrefix($0 + "/") } && !path.contains("..") }
  }
}
