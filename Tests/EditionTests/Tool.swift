import Foundation

/// The package's own executable, run as a user does.
enum Tool {
  /// Beside the test bundle, where it is built.
  static let path: String? = {
    let candidates = CommandLine.arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    return candidates.map { $0.appendingPathComponent("vademecum").path }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  struct Answer {
    let status: Int32
    let output: String
    let messages: String
  }

  /// Runs a command on a site, at the date of all tests.
  static func run(_ arguments: String..., on site: TestSite) throws -> Answer {
    guard let path else { throw CocoaError(.fileNoSuchFile) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments + ["--root", site.root, "--date", "2026-11-21"]
    let (output, messages) = (try file(site, "sortie"), try file(site, "messages"))
    process.standardOutput = output.handle
    process.standardError = messages.handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, output: try String(contentsOf: output.url, encoding: .utf8),
      messages: try String(contentsOf: messages.url, encoding: .utf8))
  }

  /// Files and not pipes: nobody reads while the command writes.
  private static func file(_ site: TestSite, _ name: String) throws -> (url: URL, handle: FileHandle) {
    let url = URL(fileURLWithPath: "\(site.root)/\(name).txt")
    try Data().write(to: url)
    return (url, try FileHandle(forWritingTo: url))
  }
}
