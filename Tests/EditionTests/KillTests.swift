import Digest
import Foundation
import Testing

@testable import Edition

/// A process that dies at any moment leaves a whole edition.
@Suite struct KillTests {
  @Test func aKillLeavesAWholeEdition() throws {
    let tool = try #require(Tool.path, "the tool is built with the tests")
    let site = try TestSite(Self.manyPages(word: "un"))
    let whole = try run(tool, site, killAfter: nil)
    #expect(whole.status == 0)
    var editions = ["un"]
    var delay = whole.seconds / 2
    for attempt in 0..<24 {
      try site.write(Self.manyPages(word: "mot\(attempt)"))
      _ = try run(tool, site, killAfter: delay)
      let survivor = try wholeEdition(site)
      // The delay closes in on the moment of the exchange, from both sides, however busy the machine is.
      delay *= survivor == editions.last ? 1.25 : 0.75
      if survivor != editions.last { editions.append(survivor) }
    }
    #expect(editions.count > 1, "some builds ended before they were killed")
    let last = try run(tool, site, killAfter: nil)
    #expect(last.status == 0, "the next build recovers")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: site.root).sorted()
        == ["._site.autre", "._site.verrou", ".vademecum", "_site", "content", "site"])
  }

  /// Checks every file against the manifest.
  /// - Returns: the word that the edition was made with.
  private func wholeEdition(_ site: TestSite) throws -> String {
    var files = try site.published()
    let removed = files.removeValue(forKey: "manifeste.json")
    let bytes = try #require(removed)
    let manifest = try #require(Manifest(Array(bytes)))
    #expect(Set(files.keys) == Set(manifest.files.keys))
    for (path, data) in files { #expect(Digest(of: Array(data)).hex == manifest.files[path], "\(path)") }
    let words = Set(files.filter { $0.key.hasPrefix("page-") }.map { Self.word(in: $0.value) })
    #expect(words.count == 1, "all pages are of one edition")
    return words.first ?? ""
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
