import Digest

/// A published folder against its manifest: every file there, with its bytes, and no other.
public struct EditionVerification: Sendable {
  /// Files of the manifest.
  public let count: Int
  /// Paths in the manifest that the folder does not have.
  public let missing: [String]
  /// Paths whose bytes are not those of the manifest, or cannot be read.
  public let changed: [String]
  /// Paths that the manifest does not know.
  public let unknown: [String]

  public var isWhole: Bool { missing.isEmpty && changed.isEmpty && unknown.isEmpty }

  /// Reads every file of the folder.
  /// - Throws: `.noManifest` when the folder is no edition of this tool's.
  public init(folder: String, files: FileSystem = .disk) throws(PublishingError) {
    let path = "\(folder)/\(Manifest.address)"
    guard let bytes = try? files.read(path), let manifest = Manifest(bytes) else { throw .noManifest(folder) }
    let present = Set(Self.paths(in: folder, files))
    count = manifest.files.count
    let known = manifest.files.map { (path: FileDigests.path($0.address), digest: FileDigests.path($0.digest)) }
    missing = known.map(\.path).filter { !present.contains($0) }
    unknown = present.subtracting(known.map(\.path)).subtracting([Manifest.address.path]).sorted()
    let compared = known.filter { present.contains($0.path) }
    let isSame = compared.concurrentMap { path, digest in
      (try? files.read("\(folder)/\(path)")).map { Digest(of: $0).hex == digest } ?? false
    }
    changed = zip(compared, isSame).filter { !$1 }.map(\.0.path)
  }

  /// Symbolic links and other things that are not files count too: an edition has none.
  private static func paths(in folder: String, _ files: FileSystem, under prefix: String = "") -> [String] {
    ((try? files.list("\(folder)/\(prefix)")) ?? []).flatMap { entry in
      entry.kind == .folder ? paths(in: folder, files, under: prefix + entry.name + "/") : [prefix + entry.name]
    }
  }
}
