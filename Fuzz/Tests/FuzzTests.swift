import Foundation
import Testing

/// Every target takes what the corpora hold, what was once a crash included, and variations of it that are the same on each run.
@Suite struct FuzzTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
    path: "corpus")

  @Test(.timeLimit(.minutes(3)), arguments: FuzzTarget.allCases) func corpus(_ target: FuzzTarget) throws {
    let folder = Self.folder.appending(path: target.rawValue)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).sorted {
      $0.path < $1.path
    }
    #expect(!files.isEmpty)
    var random = Lehmer(state: 20_261_121)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: file))
      target.run(bytes)
      for _ in 0..<30 { target.run(Self.varied(bytes, &random)) }
    }
  }

  /// Some bytes changed, a piece left out or repeated.
  private static func varied(_ bytes: [UInt8], _ random: inout Lehmer) -> [UInt8] {
    var varied = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !varied.isEmpty {
      let start = Int.random(in: 0..<varied.count, using: &random)
      let end = min(varied.count, start + Int.random(in: 1...16, using: &random))
      switch Int.random(in: 0..<3, using: &random) {
      case 0: varied[start] = UInt8.random(in: 0...255, using: &random)
      case 1: varied.removeSubrange(start..<end)
      default: varied.insert(contentsOf: varied[start..<end], at: start)
      }
    }
    return varied
  }
}

/// Numbers that are the same on each run (Lehmer, « Mathematical methods in large-scale computing units », 1951; constants of Park and
/// Miller, 1988).
private struct Lehmer: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    var bits: UInt64 = 0
    for _ in 0..<3 {
      state = state * 48_271 % 2_147_483_647
      bits = bits << 22 ^ state
    }
    return bits
  }
}
