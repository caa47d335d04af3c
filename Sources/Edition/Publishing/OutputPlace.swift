import Glibc

/// Where an edition really goes. A symbolic link stays what it is: the folder it leads to is the one that is replaced, and the new one is
/// made beside it, on its own file system, where one step suffices.
enum OutputPlace {
  static func resolve(_ output: String) -> String {
    guard let resolved = realpath(output, nil) else { return output }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
