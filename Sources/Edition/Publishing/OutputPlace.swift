import Foundation
import Glibc

/// Where an edition really goes. A symbolic link stays what it is: the folder it leads to is the one that is replaced, and the new one is
/// made beside it, on its own file system, where one step suffices.
enum OutputPlace {
  /// The one name of a place, whether its folder is there already or not: what is kept of a build is known by it.
  static func resolve(_ output: String) -> String {
    if let resolved = real(output) { return resolved }
    let place = URL(fileURLWithPath: output)
    guard let parent = real(place.deletingLastPathComponent().path) else { return place.path }
    return (parent == "/" ? "" : parent) + "/" + place.lastPathComponent
  }

  /// Refuses a place before anything is written beside it.
  ///
  /// - Throws: for a folder that Vademecum did not make, and one among those that a build reads.
  static func refuse(_ output: String, inside root: String) throws(PublishingError) {
    for name in Build.readFolders {
      guard let source = real(root + "/" + name) else { continue }
      if output == source || output.hasPrefix(source + "/") { throw .sourceFolder(output) }
    }
    guard let entries = try? FileSystem.disk.list(output), !entries.isEmpty else { return }
    guard entries.contains(where: { $0.name == Manifest.address.path }) else { throw .foreignFolder(output) }
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
