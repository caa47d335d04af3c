import Diagnostics
import Edition
import Glibc

/// The folders of a site that are watched, each with all its subfolders: inotify sees one folder and nothing below it.
struct WatchedFolders: Sendable {
  /// What a build reads. The root itself is watched only for the coming and going of these.
  static let tops: Set<String> = ["site", "content", "plugins"]

  let inotify: Inotify
  private let root: String
  /// By number of the watch, the path from the root; empty for the root itself.
  private var paths: [Int32: String] = [:]
  private let unwatched: @Sendable (Localized) -> Void

  /// - Parameter unwatched: told once a folder cannot be watched.
  init(root: String, unwatched: @escaping @Sendable (Localized) -> Void) throws(PreviewError) {
    self.root = root
    self.unwatched = unwatched
    inotify = try Inotify()
    guard let watch = inotify.watch(root) else { throw .cannotWatch(folder: root, reason: Inotify.lastError()) }
    paths[watch] = ""
    for top in Self.tops { _ = watchTree(top) }
  }

  /// What a notice means for the next build. New folders are watched, those that have gone no longer.
  mutating func changes(after notice: Inotify.Notice) -> Changes {
    if notice.has(IN_Q_OVERFLOW) {
      for top in Self.tops { _ = watchTree(top) }
      return .everything
    }
    if notice.has(IN_IGNORED) { paths[notice.watch] = nil }
    guard let folder = paths[notice.watch], !Self.isPassing(notice.name) else { return .none }
    if folder.isEmpty, !Self.tops.contains(notice.name) { return .none }
    let path = folder.isEmpty ? notice.name : folder + "/" + notice.name
    return notice.has(IN_ISDIR) ? changes(ofFolder: path, notice) : changes(ofFile: path, notice)
  }

  private mutating func changes(ofFolder path: String, _ notice: Inotify.Notice) -> Changes {
    if notice.has(IN_MOVED_FROM, IN_DELETE) { unwatchTree(path) }
    // What was put into it before the watch began gives no notice.
    let found = notice.has(IN_CREATE, IN_MOVED_TO) ? watchTree(path) : []
    return Changes(Set(found + [path]))
  }

  private func changes(ofFile path: String, _ notice: Inotify.Notice) -> Changes {
    // A new file will be written and closed; only a link is whole from the start.
    notice.has(IN_CREATE) && !isLink(path) ? .none : Changes([path])
  }

  /// Watches a folder and all below it.
  /// - Returns: the files found there.
  private mutating func watchTree(_ path: String, depth: Int = 0) -> [String] {
    guard depth < 32 else { return [] }
    guard let watch = inotify.watch("\(root)/\(path)") else {
      if errno != ENOENT, errno != ENOTDIR { refuse(path) }
      return []
    }
    paths[watch] = path
    var found: [String] = []
    for entry in (try? FileSystem.disk.list("\(root)/\(path)")) ?? [] where !Self.isPassing(entry.name) {
      let entryPath = path + "/" + entry.name
      if entry.kind == .folder { found += watchTree(entryPath, depth: depth + 1) } else { found.append(entryPath) }
    }
    return found
  }

  private func refuse(_ path: String) {
    let reason = Inotify.lastError()
    unwatched(Localized(fr: "\(path) : \(reason.french)", en: "\(path): \(reason.english)"))
  }

  /// A folder that was moved away would go on giving notices under its old path.
  private mutating func unwatchTree(_ path: String) {
    for (watch, watched) in paths where watched == path || watched.hasPrefix(path + "/") {
      inotify.unwatch(watch)
      paths[watch] = nil
    }
  }

  private func isLink(_ path: String) -> Bool {
    var status = stat()
    guard lstat("\(root)/\(path)", &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFLNK || status.st_nlink > 1
  }

  /// Names that editors give to files of the moment: hidden ones, copies (`page.md~`), locks (`#page.md#`), the probe of Vim (`4913`).
  private static func isPassing(_ name: String) -> Bool {
    name.isEmpty || name.hasPrefix(".") || name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#")) || name == "4913"
  }
}
