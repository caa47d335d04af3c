import Digest
import Glibc

/// What the disk says of folders without reading their files: names, sizes, places, times of change. As long as it is the same, so are
/// the files.
public struct TreeStamp: Sendable, Hashable, Codable {
  private let digest: String
  /// Of the last change, in nanoseconds since 1970.
  private let newest: Int64

  /// Changes within one tick of the kernel's clock have one time: a file that has just been changed may change again unseen.
  private static let clockTick: Int64 = 20_000_000

  /// - Returns: nil when something there cannot be told by its stamp: a symbolic link, a folder that cannot be read.
  init?(of folders: [String]) {
    var walk = StampWalk()
    for folder in folders { walk.add(folder) }
    guard walk.isTelling else { return nil }
    digest = Digest(of: walk.bytes).hex
    newest = walk.newest
  }

  /// True when every change made from now on will be seen.
  var isSettled: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return newest + Self.clockTick < now.nanoseconds
  }
}

/// Goes through folders and notes what the disk says of each entry.
private struct StampWalk {
  private(set) var bytes: [UInt8] = []
  private(set) var newest: Int64 = 0
  private(set) var isTelling = true
  private var depth = 0

  private static let maximumDepth = 32

  mutating func add(_ path: String) {
    bytes += Array(path.utf8) + [0]
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
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
    bytes.append(0)
  }

  private mutating func note(_ name: UnsafePointer<CChar>, in folder: Int32) {
    guard strcmp(name, ".") != 0, strcmp(name, "..") != 0 else { return }
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return isTelling = false }
    bytes.append(contentsOf: UnsafeRawBufferPointer(start: name, count: strlen(name) + 1))
    switch status.st_mode & S_IFMT {
    case S_IFREG: note(status)
    case S_IFDIR: visit(openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
    default: isTelling = false
    }
  }

  private mutating func note(_ status: stat) {
    let numbers = [
      Int64(status.st_size), Int64(truncatingIfNeeded: status.st_ino), status.st_mtim.nanoseconds, status.st_ctim.nanoseconds,
    ]
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    newest = max(newest, status.st_mtim.nanoseconds, status.st_ctim.nanoseconds)
  }
}

extension timespec {
  fileprivate var nanoseconds: Int64 { Int64(tv_sec) * 1_000_000_000 + Int64(tv_nsec) }
}
