import Foundation
import Glibc
import Synchronization
import Testing

@testable import Preview

/// The watch alone, on a real folder.
@Suite(.serialized, .timeLimit(.minutes(5))) struct WatchingTests {
  @Test func copiesHiddenFilesAndOtherFoldersAreNothing() async throws {
    let site = try TestSite()
    try await watching(site) { batches in
      for path in [
        "content/.page.md.swp", "content/4913", "content/page.md~", "content/#page.md#", "_site/index.html", "notes.md",
      ] {
        try site.write(path, "x")
      }
      try site.write("content/vraie.md", "x")
      #expect(await batches.next() == Changes(["content/vraie.md"]))
    }
  }

  @Test func deletionsAndLinksAreSeen() async throws {
    let site = try TestSite()
    try await watching(site) { batches in
      try site.remove("content/guide/01-debuter.md")
      #expect(await batches.next() == Changes(["content/guide/01-debuter.md"]))
      try FileManager.default.createSymbolicLink(atPath: site.root + "/content/lien.md", withDestinationPath: "index.md")
      #expect(await batches.next() == Changes(["content/lien.md"]))
    }
  }

  @Test func aFolderThatComesBackIsWatchedAgain() async throws {
    let site = try TestSite()
    try await watching(site) { batches in
      try site.move("content", "autre")
      #expect(await batches.next() == Changes(["content"]))
      try site.write("autre/guide/01-debuter.md", "x")
      try site.move("autre", "content")
      #expect(await batches.next()?.paths.contains("content/guide/01-debuter.md") == true)
      try site.write("content/guide/01-debuter.md", "y")
      #expect(await batches.next() == Changes(["content/guide/01-debuter.md"]))
    }
  }

  @Test func aStreamOfChangesIsDeliveredNowAndThen() async throws {
    let site = try TestSite()
    try await watching(site) { batches in
      let writing = Task {
        while !Task.isCancelled {
          try site.write("content/index.md", "x")
          try await Task.sleep(for: .milliseconds(5))
        }
      }
      #expect(await batches.next() == Changes(["content/index.md"]))
      writing.cancel()
    }
  }

  @Test func whenTheKernelLosesCountAnythingMayHaveChanged() throws {
    let site = try TestSite()
    var folders = try WatchedFolders(root: site.root) { _ in }
    let lost = Inotify.Notice(watch: -1, mask: UInt32(IN_Q_OVERFLOW), name: "")
    #expect(folders.changes(after: lost) == .everything)
    close(folders.inotify.descriptor)
  }

  private func watching(_ site: TestSite, _ body: (Batches) async throws -> Void) async throws {
    let stop = try WakeSignal()
    defer { stop.raise() }
    let watch = try FolderWatch(root: site.root, stop: stop, timing: WatchTiming()) { _ in }
    let (batches, delivered) = AsyncStream<Changes>.makeStream()
    watch.start { delivered.yield($0) }
    try await body(Batches(batches))
  }

  final class Batches {
    private var iterator: AsyncStream<Changes>.AsyncIterator

    init(_ batches: AsyncStream<Changes>) { iterator = batches.makeAsyncIterator() }

    func next() async -> Changes? { await iterator.next() }
  }
}
