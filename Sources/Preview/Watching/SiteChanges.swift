import Diagnostics

/// The edits of a site, one after the other.
public enum SiteChanges {
  /// Ends when its reader stops reading.
  /// - Parameter unwatched: told of folders that cannot be watched.
  /// - Throws: `PreviewError` when the folders of the site cannot be watched.
  public static func stream(
    root: String, unwatched: @escaping @Sendable (Localized) -> Void
  ) throws(PreviewError) -> AsyncStream<Changes> {
    let stop = try WakeSignal()
    let watch = try FolderWatch(root: root, stop: stop, timing: WatchTiming(), unwatched: unwatched)
    let (changes, continuation) = AsyncStream.makeStream(of: Changes.self)
    continuation.onTermination = { _ in stop.raise() }
    watch.start { continuation.yield($0) }
    return changes
  }
}
