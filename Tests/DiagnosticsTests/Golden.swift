import Foundation
import Testing

/// A file of `goldens/` that holds what a renderer is expected to write. On a difference what was written is put beside, as `…-changed`,
/// to be read and, if it is right, renamed; a service that runs tests for others never writes.
enum Golden {
  static func expect(_ text: String, _ name: String, location: SourceLocation = #_sourceLocation) {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "goldens")
    let changed = folder.appending(path: name + "-changed")
    let golden = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    if golden == text {
      try? FileManager.default.removeItem(at: changed)
      return
    }
    if ProcessInfo.processInfo.environment["CI"] == nil { try? text.write(to: changed, atomically: true, encoding: .utf8) }
    Issue.record("\(name) is not what was written:\n\(text)", sourceLocation: location)
  }
}
