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

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
