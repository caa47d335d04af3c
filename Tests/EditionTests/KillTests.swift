import Foundation
import Testing

@testable import Edition

/// A process that dies at any moment leaves a whole edition.
@Suite struct KillTests {
  /// `make soak` asks for 500.
  private static let kills = ProcessInfo.processInfo.environment["VADEMECUM_KILLS"].flatMap { Int($0) } ?? 24

  @Test func aKillLeavesAWholeEdition() throws {
    let tool = try #require(Tool.path, "the tool is built with the tests")
    let site = try TestSite(Self.manyPages(word: "un"))
    let whole = try run(tool, site, killAfter: nil)
    #expect(whole.status == 0)
    var editions = ["un"]
    var wholeEditions = 0
    var delay = whole.seconds / 2
    for attempt in 0..<Self.kills {
      try site.write(Self.manyPages(word: "mot\(attempt)"))
      _ = try run(tool, site, killAfter: delay)
      let survivor = try #require(try wholeEdition(site), "after kill \(attempt)")
      wholeEditions += 1
      // The delay closes in on the moment of the exchange, from both sides, however busy the machine is.
      delay *= survivor == editions.last ? 1.25 : 0.75
      if survivor != editions.last { editions.append(survivor) }
    }
    print("\(Self.kills) kills, \(wholeEditions) whole editions, \(editions.count - 1) of them new")
    #expect(editions.count > 1, "some builds ended before they were killed")
    let last = try run(tool, site, killAfter: nil)
    #expect(last.status == 0, "the next build recovers")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: site.root).sorted()
        == ["._site.autre", "._site.verrou", ".vademecum", "_site", "content", "site"])
  }

  /// Checks every file against the manifest.
  /// - Returns: the word that the edition was made with; nil when it is not whole.
  private func wholeEdition(_ site: TestSite) throws -> String? {
    guard try EditionVerification(folder: site.output).isWhole else { return nil }
    let words = Set(try site.published().filter { $0.key.hasPrefix("page-") }.map { Self.word(in: $0.value) })
    return words.count == 1 ? words.first : nil
  }

  private static func word(in page: Data) -> String {
    let text = String(decoding: page, as: UTF8.self)
    guard let start = text.range(of: "Le mot est "), let end = text.range(of: ".</p>", range: start.upperBound..<text.endIndex)
    else {
      return "?"
    }
    return String(text[start.upperBound..<end.lowerBound])
  }

  private static func manyPages(word: String) -> String {
    (0..<120).map { "-- content/page-\($0)x.md --\n# Page \($0)\n\nLe mot est \(word).\n" }.joined(separator: "\n")
  }

  private func run(_ tool: String, _ site: TestSite, killAfter delay: Double?) throws -> (status: Int32, seconds: Double) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = ["build", "--root", site.root, "--output", site.output, "--date", "2026-11-21"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let start = Date()
    try process.run()
    if let delay {
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    return (process.terminationStatus, Date().timeIntervalSince(start))
  }
}
