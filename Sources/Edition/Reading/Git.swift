import Foundation

/// What the tool asks of git, as a value, so that a test can replace it.
public struct Git: Sendable {
  /// What git prints for these arguments in a folder; nil when it is not there or refuses.
  public var run: @Sendable (_ arguments: [String], _ folder: String) -> [UInt8]?

  public init(run: @escaping @Sendable ([String], String) -> [UInt8]?) { self.run = run }

  /// The git of this machine, if there is one.
  public static let installed = Git { arguments, folder in
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder, "-c", "core.quotepath=off"] + arguments
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let limit = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + longestSeconds, execute: limit)
    let bytes = try? output.fileHandleForReading.readToEnd()
    process.waitUntilExit()
    limit.cancel()
    return process.terminationStatus == 0 ? Array(bytes ?? Data()) : nil
  }

  /// A history that takes longer is done without.
  private static let longestSeconds = 30.0
}
