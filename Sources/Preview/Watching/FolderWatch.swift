import Diagnostics
import Foundation

/// Tells what changes in the folders of a site, edit by edit. It has a thread of its own, for reading notices blocks.
final class FolderWatch: Sendable {
  private let folders: WatchedFolders
  private let stop: WakeSignal
  private let timing: WatchTiming

  /// Watches from now on; what changes before `start` is told after it.
  /// - Parameter unwatched: told of folders that cannot be watched.
  init(
    root: String, stop: WakeSignal, timing: WatchTiming, unwatched: @escaping @Sendable (Localized) -> Void
  ) throws(PreviewError) {
    folders = try WatchedFolders(root: root, unwatched: unwatched)
    self.stop = stop
    self.timing = timing
  }

  /// Returns at once. The thread ends when the signal is raised.
  func start(_ deliver: @escaping @Sendable (Changes) -> Void) {
    Thread.detachNewThread { [self] in follow(deliver) }
  }

  private func follow(_ deliver: (Changes) -> Void) {
    var folders = folders
    var edit = Edit(timing: timing)
    defer { close(folders.inotify.descriptor) }
    while true {
      let ready = waitForAny([(folders.inotify.descriptor, POLLIN), (stop.descriptor, POLLIN)], until: edit.end)
      if ready[1] { return }
      if ready[0] {
        for notice in folders.inotify.read() { edit.add(folders.changes(after: notice)) }
      }
      if let changes = edit.takeIfWhole() { deliver(changes) }
    }
  }
}

/// The changes that make one edit.
private struct Edit {
  let timing: WatchTiming
  private var changes = Changes.none
  private var latestEnd: Deadline?
  /// When the edit counts as whole; nil while nothing has changed.
  private(set) var end: Deadline?

  init(timing: WatchTiming) { self.timing = timing }

  mutating func add(_ others: Changes) {
    guard !others.isEmpty else { return }
    changes.add(others)
    latestEnd = latestEnd ?? Deadline(after: timing.longest)
    end = Deadline(after: timing.quiet)
  }

  mutating func takeIfWhole() -> Changes? {
    guard let end, let latestEnd, end.hasPassed || latestEnd.hasPassed else { return nil }
    defer { self = Edit(timing: timing) }
    return changes
  }
}
