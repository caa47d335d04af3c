import Foundation
import PluginKit
import Testing

@testable import Edition
@testable import Preview

/// A small site in a folder of its own, with the theme of this repository.
final class TestSite: Sendable {
  let root: String

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("preview-\(UUID().uuidString)").path
    request = Build.Request(root: root, date: try #require(PartialDate("2026-11-21")))
    try FileManager.default.createDirectory(atPath: root + "/site", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.repository + "/site/theme", toPath: root + "/site/theme")
    try write("site/site.yml", "titre: Essai\n")
    try write("content/index.md", "---\ntitre: Accueil\n---\n\nBienvenue dans la [première étape](guide/01-debuter.md).\n")
    try write("content/guide/index.md", "---\ntitre: Guide\n---\n\nLe guide.\n")
    try write("content/guide/01-debuter.md", Self.page("Débuter", "Premier jet."))
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static func page(_ title: String, _ text: String) -> String { "---\ntitre: \(title)\n---\n\n## Pourquoi\n\n\(text)\n" }

  func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: root + "/" + path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    // Foundation lets the processes that other tests begin inherit the file: it is closed, and seen to be, when the last of them ends.
    let file = try #require(fopen(url.path, "we"))
    fputs(text, file)
    guard fclose(file) == 0 else { throw POSIXError(.EIO) }
  }

  /// As most editors save: a copy beside, renamed over the file.
  func replace(_ path: String, _ text: String) throws {
    try write(path + "~", text)
    try move(path + "~", path)
  }

  func move(_ from: String, _ to: String) throws {
    guard rename(root + "/" + from, root + "/" + to) == 0 else { throw POSIXError(.EIO) }
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: root + "/" + path) }

  let request: Build.Request

  /// All names under the root, to see that nothing was written.
  var names: [String] { (FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []).sorted() }
}

/// Runs a preview of a site on a free port, from its first build to the end of `body`.
func previewing(
  _ site: TestSite, limits: Limits = .usual, _ body: (Preview, Rebuildings) async throws -> Void
) async throws {
  let (events, told) = AsyncStream<Preview.Rebuilding>.makeStream()
  let preview = try Preview(site.request, port: 0, limits: limits) { event in
    if case .rebuilt(let rebuilding) = event { told.yield(rebuilding) }
  }
  let running = Task { await preview.run() }
  let rebuildings = Rebuildings(events)
  _ = await rebuildings.next()
  do {
    try await body(preview, rebuildings)
  } catch {
    preview.stop()
    throw error
  }
  preview.stop()
  await running.value
}

/// The builds of a preview, in their order.
final class Rebuildings {
  private var iterator: AsyncStream<Preview.Rebuilding>.AsyncIterator

  init(_ events: AsyncStream<Preview.Rebuilding>) { iterator = events.makeAsyncIterator() }

  func next() async -> Preview.Rebuilding? { await iterator.next() }
}
