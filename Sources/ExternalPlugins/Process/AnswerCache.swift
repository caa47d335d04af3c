import Foundation
import PluginKit
import Synchronization

/// The answers of a plugin by the digest of everything that each depends on, kept in one file from one build to the next.
///
/// A line is the digest, a space and the answer. What cannot be read or written is only asked again.
final class AnswerCache: Sendable {
  private let file: String?
  private let entries: Mutex<Entries>

  private struct Entries {
    var known: [String: ArraySlice<UInt8>]
    var used: Set<String> = []
    var hasNew = false
  }

  /// Beyond this size, only the answers of the last build are kept.
  private static let ordinaryBytes = 16 << 20

  init(file: String?) {
    self.file = file
    entries = Mutex(Entries(known: file.map(Self.read) ?? [:]))
  }

  func answer(for digest: Digest) -> JSONValue? {
    let key = digest.hex
    let bytes = entries.withLock { entries -> ArraySlice<UInt8>? in
      guard let bytes = entries.known[key] else { return nil }
      entries.used.insert(key)
      return bytes
    }
    return bytes.flatMap { try? JSONValue(parsing: Array($0)) }
  }

  func keep(_ answer: JSONValue, for digest: Digest) {
    let (key, bytes) = (digest.hex, Array(answer.compact.utf8)[...])
    entries.withLock { entries in
      entries.known[key] = bytes
      entries.used.insert(key)
      entries.hasNew = true
    }
  }

  /// Writes the file beside its place and renames it, so that a reader finds it whole.
  func save() {
    guard let file, let bytes = content() else { return }
    let url = URL(fileURLWithPath: file)
    try? FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(bytes).write(to: url, options: .atomic)
  }

  /// Nil when there is nothing new.
  private func content() -> [UInt8]? {
    entries.withLock { entries in
      guard entries.hasNew else { return nil }
      entries.hasNew = false
      let size = entries.known.values.reduce(0) { $0 + $1.count }
      let kept = size > Self.ordinaryBytes ? entries.known.filter { entries.used.contains($0.key) } : entries.known
      return kept.sorted { $0.key < $1.key }.flatMap { Array($0.utf8) + [0x20] + $1 + [0x0A] }
    }
  }

  private static func read(_ file: String) -> [String: ArraySlice<UInt8>] {
    let bytes = FileManager.default.contents(atPath: file).map { [UInt8]($0) } ?? []
    let lines = bytes.split(separator: 0x0A).filter { $0.count > 65 && $0[$0.startIndex + 64] == 0x20 }
    return Dictionary(
      lines.map { (String(decoding: $0.prefix(64), as: UTF8.self), $0.dropFirst(65)) }, uniquingKeysWith: { first, _ in first })
  }
}
