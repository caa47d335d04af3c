import Glibc
import PluginKit

/// Finds the program of a plugin.
enum Executable {
  /// Where programs are looked for, the same on every machine.
  static let path = "/usr/local/bin:/usr/bin:/bin"

  /// A name alone is looked for in `path`, one with a slash in the plugin's folder.
  static func find(_ name: String, from folder: String) throws(PluginFailure) -> String {
    let candidates =
      name.contains("/") ? [name.hasPrefix("/") ? name : "\(folder)/\(name)"] : path.split(separator: ":").map { "\($0)/\(name)" }
    guard let found = candidates.first(where: { access($0, X_OK) == 0 }) else {
      throw .cannotStart(
        Localized(
          fr: "il n’y a pas de programme « \(name) » (cherché : \(candidates.joined(separator: ", ")))",
          en: "there is no program “\(name)” (looked for: \(candidates.joined(separator: ", ")))"))
    }
    return found
  }
}
