import Foundation
import Synchronization

/// Keeps the files of an index in memory, so that what they cost to make is told apart from what they cost to write.
final class Output: Sendable {
  private let site: String
  private let files = Mutex<[(path: String, bytes: [UInt8])]>([])

  init(site: String) {
    self.site = site
  }

  func take(_ path: String, _ bytes: [UInt8]) { files.withLock { $0.append((path, bytes)) } }

  /// - Returns: how many files were written, and their bytes.
  func write() throws -> (files: Int, bytes: Int) {
    let files = files.withLock { $0 }
    if site != "-" {
      for folder in Set(files.map { $0.path.prefix(upTo: $0.path.lastIndex(of: "/") ?? $0.path.startIndex) }) {
        try FileManager.default.createDirectory(atPath: site + "/" + folder, withIntermediateDirectories: true)
      }
      for file in files { try banc.write(file.bytes, to: site + "/" + file.path) }
    }
    return (files.count, files.reduce(0) { $0 + $1.bytes.count })
  }
}
