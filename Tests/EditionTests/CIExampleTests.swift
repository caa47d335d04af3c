import Foundation
import PluginKit
import Testing

@testable import Edition

/// The examples for scheduled jobs do what they say, run by a shell as a runner does.
@Suite struct CIExampleTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("exemples/ci")

  /// The commands of the example that call the tool, in order.
  private static func commands(_ name: String) throws -> [String] {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let (node, diagnostics) = YAMLParser.parse(SourceText(path: name, text: text))
    #expect(diagnostics == [])
    let root = node?.mapping
    let steps = root?["jobs"]?.mapping?["rafraichir"]?.mapping?["steps"]?.items.compactMap { $0.mapping?["run"]?.text }
    let script = root?["registre"]?.mapping?["script"]?.items.compactMap(\.text)
    return try #require(steps ?? script).filter { $0.contains("release/vademecum ") }
  }

  private func shell(_ command: String, in site: TestSite) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-eo", "pipefail", "-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: site.root)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(arguments: ["github-registre.yml", "gitlab-registre.yml"])
  func theScheduledJobMakesTheSiteAgainWhenTheRegistryChanged(name: String) throws {
    let commands = try Self.commands(name)
    #expect(commands.count == 2)
    let site = try TestSite(
      TestSite.registry + "-- content/index.md --\n# Accueil\n\n`registre nombre accords`\n", with: ["theme", "registre.yml"])
    let tools = "\(site.root)/.build/release"
    try FileManager.default.createDirectory(atPath: tools, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: "\(tools)/vademecum", withDestinationPath: try #require(Tool.path))
    for command in commands { #expect(try shell(command, in: site) == 0, "\(command)") }
    let first = try site.published()
    #expect(first["index.html"].map { String(decoding: $0, as: UTF8.self).contains(#"value="2""#) } == true)
    let page = "\(site.output)/index.html"
    let written = try FileManager.default.attributesOfItem(atPath: page)[.systemFileNumber] as? Int
    for command in commands { #expect(try shell(command, in: site) == 0) }
    #expect(try FileManager.default.attributesOfItem(atPath: page)[.systemFileNumber] as? Int == written, "nothing to do")
    try site.write(
      "-- content/registre/accords.csv --\nid,type,collectivite_id,partenaire_id,pays_partenaire_iso2,source\n"
        + "MA-JUM-0001,jumelage,ma-fes,it-florence,IT,essai\n")
    for command in commands { #expect(try shell(command, in: site) == 0) }
    #expect(try site.published()["index.html"].map { String(decoding: $0, as: UTF8.self).contains(#"value="1""#) } == true)
    try site.write("-- content/registre/accords.csv --\nid,type\nMA-JUM-0001,jumelages\n")
    #expect(try shell(commands[1], in: site) == 1, "an error fails the job")
    #expect(try site.published()["index.html"].map { String(decoding: $0, as: UTF8.self).contains(#"value="1""#) } == true)
  }
}
