import Digest
import Glibc

/// What the disk says of folders without reading their files: names, sizes, places, times of change. As long as it is the same, so are
/// the files.
public struct TreeStamp: Sendable, Hashable, Codable {
  private let digest: String
  /// Of all but what the disk says of texts beyond their names.
  private let frame: String
  /// Of the last change, in nanoseconds since 1970.
  private let newest: Int64

  /// Changes within one tick of the kernel's clock have one time: a file that has just been changed may change again unseen.
  private static let clockTick: Int64 = 20_000_000

  fileprivate init(_ walk: StampWalk) {
    digest = Digest(of: walk.bytes).hex
    frame = Digest(of: walk.frame).hex
    newest = walk.newest
  }

  /// True when every change made from now on will be seen.
  var isSettled: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return newest + Self.clockTick < now.nanoseconds
  }

  /// True when nothing but the contents of texts may differ.
  func hasFrame(of other: TreeStamp) -> Bool { frame == other.frame }
}

/// A walk through folders that did not read their files.
public struct TreeWalk: Sendable {
  let stamp: TreeStamp
  /// The Markdown files of one folder, by their paths.
  let texts: [String: FileStamp]

  /// - Parameter texts: the folder whose Markdown files are told apart.
  /// - Returns: nil when something there cannot be told by its stamp: a symbolic link, a folder that cannot be read.
  init?(of folders: [String], texts: String? = nil) {
    var walk = StampWalk()
    for folder in folders { walk.add(folder, tellingTexts: folder == texts) }
    guard walk.isTelling else { return nil }
    stamp = TreeStamp(walk)
    self.texts = walk.texts
  }
}

/// What the disk says of a file without reading it.
struct FileStamp: Sendable, Hashable {
  let size: Int64
  let inode: Int64
  /// Of the last change of its bytes, and of anything, in nanoseconds since 1970.
  let modified: Int64
  let changed: Int64

  init(size: Int64, inode: Int64, modified: Int64, changed: Int64) {
    self.size = size
    self.inode = inode
    self.modified = modified
    self.changed = changed
  }

  fileprivate init(_ status: stat) {
    size = Int64(status.st_size)
    inode = Int64(truncatingIfNeeded: status.st_ino)
    modified = status.st_mtim.nanoseconds
    changed = status.st_ctim.nanoseconds
  }

  var numbers: [Int64] { [size, inode, modified, changed] }
}

/// Goes through folders and notes what the disk says of each entry.
private struct StampWalk {
  private(set) var bytes: [UInt8] = []
  private(set) var frame: [UInt8] = []
  private(set) var texts: [String: FileStamp] = [:]
  private(set) var newest: Int64 = 0
  private(set) var isTelling = true
  /// Of the folder being visited.
  private var path = ""
  private var tellsTexts = false
  private var depth = 0

  private static let maximumDepth = 32

  mutating func add(_ folder: String, tellingTexts: Bool) {
    note(Array(folder.utf8) + [0], inFrame: true)
    path = folder
    tellsTexts = tellingTexts
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 {
      visit(descriptor)
    } else if errno != ENOENT {
      isTelling = false
    }
  }

  /// Closes the descriptor.
  private mutating func visit(_ descriptor: Int32) {
    guard depth < Self.maximumDepth, let folder = fdopendir(descriptor) else {
      close(descriptor)
      return isTelling = false
    }
    defer { closedir(folder) }
    depth += 1
    defer { depth -= 1 }
    while isTelling, let entry = readdir(folder) {
      withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { note($0, in: descriptor) }
      }
    }
    note([0], inFrame: true)
  }

  private mutating func note(_ name: UnsafePointer<CChar>, in folder: Int32) {
    guard strcmp(name, ".") != 0, strcmp(name, "..") != 0 else { return }
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return isTelling = false }
    note(UnsafeRawBufferPointer(start: name, count: strlen(name) + 1), inFrame: true)
    switch status.st_mode & S_IFMT {
    case S_IFREG: note(FileStamp(status), named: name)
    case S_IFDIR: visit(name, in: folder)
    default: isTelling = false
    }
  }

  private mutating func visit(_ name: UnsafePointer<CChar>, in folder: Int32) {
    let above = path
    path += "/" + String(cString: name)
    visit(openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
    path = above
  }

  private mutating func note(_ stamp: FileStamp, named name: UnsafePointer<CChar>) {
    let isText = tellsTexts && Self.isText(name)
    stamp.numbers.withUnsafeBytes { note($0, inFrame: !isText) }
    if isText { texts[path + "/" + String(cString: name)] = stamp }
    newest = max(newest, stamp.modified, stamp.changed)
  }

  private mutating func note(_ run: some Collection<UInt8>, inFrame: Bool) {
    bytes.append(contentsOf: run)
    if inFrame { frame.append(contentsOf: run) }
  }

  private static func isText(_ name: UnsafePointer<CChar>) -> Bool {
    let length = strlen(name)
    return length > 3 && strcmp(name + length - 3, ".md") == 0
  }
}

extension timespec {
  /// Beyond the year 2262 it goes round: what counts is whether two are equal.
  fileprivate var nanoseconds: Int64 { Int64(tv_sec) &* 1_000_000_000 &+ Int64(tv_nsec) }
}
