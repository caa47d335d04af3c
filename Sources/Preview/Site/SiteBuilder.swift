import Edition
import PluginKit
import Synchronization

/// Makes the edition in memory, again at each change.
actor SiteBuilder {
  private let request: Build.Request
  private let files: FileSystem
  /// True once a build without errors has been shown; until then the site is shown without its faulty documents.
  private var hasWholeEdition = false

  init(_ request: Build.Request, files: FileSystem) {
    self.request = request
    self.files = files
  }

  /// The site as it is on the disk now. The one function that knows how an edition is made from what has changed.
  func rebuild(_ changes: Changes) async -> BuiltSite {
    var request = request
    request.allowErrors = !hasWholeEdition
    let received = ReceivedFiles()
    do throws(PublishingError) {
      let outcome = try await Build(request, files: files).write { file throws(PublishingError) in received.add(file) }
      hasWholeEdition = hasWholeEdition || (outcome.isPublished && !outcome.diagnostics.hasErrors)
      return BuiltSite(
        files: outcome.isPublished ? received.all : nil, diagnostics: outcome.diagnostics, leftOut: outcome.leftOut)
    } catch {
      return BuiltSite(files: nil, diagnostics: [.cannotBuild(error)], leftOut: [])
    }
  }
}

/// What came of a build.
struct BuiltSite: Sendable {
  /// By address; nil when errors stood in the way.
  let files: [String: [UInt8]]?
  let diagnostics: [Diagnostic]
  let leftOut: [SourcePath]
}

/// Collects the files that a build hands over from several threads.
private final class ReceivedFiles: Sendable {
  private let files = Mutex<[String: [UInt8]]>([:])

  var all: [String: [UInt8]] { files.withLock { $0 } }

  func add(_ file: EditionFile) { files.withLock { $0[file.address.path] = file.bytes } }
}

extension Diagnostic {
  fileprivate static func cannotBuild(_ error: PublishingError) -> Diagnostic {
    Diagnostic("APERCU-001", .error, at: nil, Localized(fr: error.french, en: error.english))
  }
}
