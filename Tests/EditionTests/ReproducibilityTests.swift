import Foundation
import Testing

@testable import Edition

/// The same site, made elsewhere, at another hour of the world, in another language, on one core, is the same to the byte.
@Suite struct ReproducibilityTests {
  private static let content =
    TestSite.registry + """
      -- content/index.md --
      # Été à Fès

      Vers [la page](page.md). `registre nombre accords`

      ```registre
      table: accords
      tri: [-date_signature]
      ```
      -- content/page.md --
      # Page

      [[Été à Fès]], « 1 000,5 » !
      """

  @Test(arguments: [
    ["TZ": "Pacific/Kiritimati"], ["TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"], ["LC_ALL": "C"],
    ["LANG": "ar_MA.UTF-8"], ["HOME": "/nulle/part"], ["ONE_CORE": "1"],
    ["PGPASSWORD": "secret-de-l-essai", "CI_JOB_TOKEN": "secret-de-l-essai"],
  ])
  func theManifestIsTheSame(_ environment: [String: String]) throws {
    #expect(try Self.manifest([:]) == Self.manifest(environment))
  }

  /// The manifest holds the digest of every file.
  private static func manifest(_ environment: [String: String]) throws -> String {
    let site = try TestSite(content, with: ["theme", "registre.yml"])
    let tool = try #require(Tool.path, "the tool is built with the tests")
    let build = [tool, "build", "--root", site.root, "--output", site.output, "--date", "2026-11-21"]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = (environment["ONE_CORE"] == nil ? [] : ["taskset", "--cpu-list", "0"]) + build
    let sanitizers = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }.merging(sanitizers) { $1 }
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try String(contentsOfFile: site.output + "/manifeste.json", encoding: .utf8)
  }
}
