import Foundation

/// The files of this repository that tests read.
enum TestFiles {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func bytes(_ path: String) -> [UInt8] {
    (try? Data(contentsOf: root.appending(path: path))).map { Array($0) } ?? missing(path)
  }

  static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

  static func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()) ?? missing(folder)
  }

  /// A test cannot go on without what it is about.
  static func missing<Value>(_ what: String) -> Value { preconditionFailure("\(what) is missing") }
}
