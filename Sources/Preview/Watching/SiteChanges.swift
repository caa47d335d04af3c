/// The edits of a site, one after the other.
public enum SiteChanges {
  /// Ends when its reader stops reading.
  /// - Throws: `PreviewError` when the folders of the site cannot be watched.
  public static func stream(root: String) throws(PreviewError) -> AsyncStream<Changes> {
    let stop = try WakeSignal()
    let watch = try FolderWatch(root: root, stop: stop, timing: WatchTiming(), unwatched: { _ in })
    let (changes, continuation) = AsyncStream.makeStream(of: Changes.self)
    continuation.onTermination = { _ in stop.raise() }
    watch.start { continuation.yield($0) }
    return changes
  }
}
