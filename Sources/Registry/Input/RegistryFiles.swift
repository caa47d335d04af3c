import Foundation

/// How the registry reaches files. Paths are relative to the root of the site, with `/`.
public struct RegistryFiles: Sendable {
  /// The names of the files directly in a folder, in any order.
  public var list: @Sendable (_ folder: String) throws -> [String]
  /// The bytes of a file; nil when there are more than `limit`, which are then not read.
  public var read: @Sendable (_ path: String, _ limit: Int) throws -> [UInt8]?

  public init(
    list: @escaping @Sendable (String) throws -> [String], read: @escaping @Sendable (String, Int) throws -> [UInt8]?
  ) {
    self.list = list
    self.read = read
  }

  /// The real file system below a folder. What leads out of it, by `..` or a symbolic link, counts as missing.
  public static func live(root: String) -> RegistryFiles {
    let root = URL(fileURLWithPath: root).resolvingSymlinksInPath()
    return RegistryFiles(
      list: { folder in
        let url = try inside(root, folder)
        let contents = try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: [.isDirectoryKey])
        return try contents.filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory != true }
          .map(\.lastPathComponent)
      },
      read: { path, limit in
        let file = try FileHandle(forReadingFrom: inside(root, path))
        defer { try? file.close() }
        guard try file.seekToEnd() <= limit else { return nil }
        try file.seek(toOffset: 0)
        return try [UInt8](file.readToEnd() ?? Data())
      })
  }

  /// The path of a file on the disk; nil when it would lead out of the folder.
  static func path(of file: String, under root: String) -> String? {
    (try? inside(URL(fileURLWithPath: root).resolvingSymlinksInPath(), file))?.path
  }

  private static func inside(_ root: URL, _ path: String) throws -> URL {
    let url = root.appendingPathComponent(path).resolvingSymlinksInPath()
    guard url.path == root.path || url.path.hasPrefix(root.path + "/") else { throw CocoaError(.fileNoSuchFile) }
    return url
  }
}
