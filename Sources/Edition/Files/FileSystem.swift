import Diagnostics
import Glibc

/// What the tool asks of the disk, as a value, so that a test can replace it. Paths are absolute or relative to the working folder.
public struct FileSystem: Sendable {
  /// The bytes of a regular file.
  public var read: @Sendable (_ path: String) throws(FileError) -> [UInt8]
  /// What a folder holds, sorted by name; empty when there is no such folder.
  public var list: @Sendable (_ path: String) throws(FileError) -> [Entry]
  /// What tells whether folders have changed, without reading their files; nil when nothing can tell.
  /// Texts are the Markdown files of one folder.
  public var walk: @Sendable (_ folders: [String], _ texts: String?) -> TreeWalk?

  public init(
    read: @escaping @Sendable (String) throws(FileError) -> [UInt8],
    list: @escaping @Sendable (String) throws(FileError) -> [Entry],
    walk: @escaping @Sendable ([String], String?) -> TreeWalk? = { _, _ in nil }
  ) {
    self.read = read
    self.list = list
    self.walk = walk
  }

  public struct Entry: Sendable, Hashable {
    public enum Kind: Sendable { case file, folder, symbolicLink, other }

    public let name: String
    public let kind: Kind

    public init(name: String, kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }
}

/// A call to the system that failed.
public struct FileError: Error, Hashable {
  public let path: String
  /// There is no such file.
  public let isMissing: Bool
  public let reason: Localized

  private init(path: String, reason: Localized, isMissing: Bool = false) {
    self.path = path
    self.reason = reason
    self.isMissing = isMissing
  }

  /// - Parameter number: the system's, as in `errno`.
  public init(path: String, number: Int32) {
    self.init(path: path, reason: Localized(systemError: number), isMissing: number == ENOENT)
  }

  static func notRegular(_ path: String) -> FileError {
    FileError(path: path, reason: Localized(fr: "ce n’est pas un fichier ordinaire", en: "not a regular file"))
  }

  static func tooLarge(_ path: String) -> FileError {
    FileError(path: path, reason: Localized(fr: "le fichier est trop grand", en: "file too large"))
  }

  /// The same reason, of the same file under another name.
  func named(_ path: String) -> FileError { FileError(path: path, reason: reason, isMissing: isMissing) }

  /// The error that the last call left in `errno`.
  static func last(_ path: String) -> FileError {
    FileError(path: path, number: errno)
  }

  /// The path and the reason: « _site : accès refusé ».
  public var text: Localized { Localized(fr: "\(path) : \(reason.french)", en: "\(path): \(reason.english)") }
}

extension FileSystem {
  /// The disk of this machine.
  public static let disk = FileSystem(
    read: { path throws(FileError) in try readFile(path) }, list: { path throws(FileError) in try listFolder(path) },
    walk: { TreeWalk(of: $0, texts: $1) })

  /// Larger files are refused before they fill the memory.
  private static let maximumFileBytes = 512 << 20

  private static func readFile(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular(path) }
    guard status.st_size <= maximumFileBytes else { throw .tooLarge(path) }
    return try readAll(descriptor, expected: Int(status.st_size), path)
  }

  private static func readAll(_ descriptor: Int32, expected: Int, _ path: String) throws(FileError) -> [UInt8] {
    var failed = false
    // One byte more than expected tells the end of the file without a second call in the usual case.
    let bytes = [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
      while count < buffer.count {
        let rest = UnsafeMutableBufferPointer(rebasing: buffer[count...])
        let got = Glibc.read(descriptor, rest.baseAddress, rest.count)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        guard got > 0 else { return }
        count += got
      }
    }
    if failed { throw .last(path) }
    return bytes
  }

  private static func listFolder(_ path: String) throws(FileError) -> [Entry] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw .last(path)
    }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      entries.append(Entry(name: name, kind: kind(entry.pointee.d_type, at: path + "/" + name)))
    }
    return entries.sorted { $0.name < $1.name }
  }

  private static func kind(_ type: UInt8, at path: String) -> Entry.Kind {
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .symbolicLink
    case Int(DT_UNKNOWN): return kindByStatus(path)
    default: return .other
    }
  }

  /// Some file systems do not say the kind of an entry while listing.
  private static func kindByStatus(_ path: String) -> Entry.Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .symbolicLink
    default: return .other
    }
  }
}
