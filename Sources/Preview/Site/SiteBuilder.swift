import Edition
import PluginKit
import Synchronization

/// Makes the edition in memory, again at each change; the page of a document that is being written first.
actor SiteBuilder {
  private let request: Build.Request
  private let files: FileSystem
  /// True once a build without errors has been shown; until then the site is shown without its faulty documents.
  private var hasWholeEdition = false
  /// What is shown: the last edition, with the pages that were drafted since.
  private var shown = BuiltSite(files: nil, diagnostics: [], leftOut: [])
  private var kept: KeptEdition?
  private var toKeep: (@Sendable () -> KeptEdition)?

  /// More documents at once are no longer an author writing.
  private static let mostDrafts = 4

  init(_ request: Build.Request, files: FileSystem) {
    self.request = request
    self.files = files
  }

  /// The pages of the documents that have changed, within the last edition.
  /// - Returns: nil when the whole edition has to be made.
  func draft(_ changes: Changes) -> BuiltSite? {
    guard let paths = changes.documents, paths.count <= Self.mostDrafts, var files = shown.files else { return nil }
    let drafts = paths.compactMap { kept?.draft($0) }
    guard drafts.count == paths.count else {
      kept = nil
      return nil
    }
    for file in drafts.flatMap(\.files) { files[file.address.path] = file.bytes }
    let names = Set(paths.map { "content/\($0)" })
    let others = shown.diagnostics.filter { !names.contains($0.place?.file ?? "") }
    let diagnostics = (others + drafts.flatMap(\.diagnostics)).sorted()
    shown = BuiltSite(files: files, diagnostics: diagnostics, leftOut: [])
    return BuiltSite(files: diagnostics.hasErrors ? nil : files, diagnostics: diagnostics, leftOut: [])
  }

  /// Makes ready for drafts; takes a while, so that it comes after the edition is shown.
  func keep() {
    kept = toKeep?()
    toKeep = nil
  }

  /// The site as it is on the disk now.
  func rebuild() async -> BuiltSite {
    (kept, toKeep) = (nil, nil)
    var request = request
    request.allowErrors = !hasWholeEdition
    let received = ReceivedFiles()
    do throws(PublishingError) {
      let (outcome, toKeep) = try await Build(request, files: files).writeAndKeep { file throws(PublishingError) in
        received.add(file)
      }
      self.toKeep = toKeep
      hasWholeEdition = hasWholeEdition || (outcome.isPublished && !outcome.diagnostics.hasErrors)
      let built = BuiltSite(
        files: outcome.isPublished ? received.all : nil, diagnostics: outcome.diagnostics, leftOut: outcome.leftOut)
      shown = built
      return built
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
