import Foundation
import PluginKit
import Testing

@testable import Edition

/// What `vademecum plugin test` says, of the plugins of this repository and of one that breaks each promise.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ConformanceTests {
  private static let plugins = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "plugins")

  private func trial(_ folder: String) throws -> PluginTrial {
    PluginTrial(folder: folder, date: try #require(PartialDate("2026-11-21")))
  }

  @Test(arguments: ["Circuit", "Orthographe"]) func ourPluginsKeepEveryPromise(name: String) throws {
    let trial = try trial(Self.plugins.appending(path: name).path)
    let findings = try #require(trial.findings, "\(TestSite.describe(trial.diagnostics))")
    #expect(findings.count > 4 && Set(findings.map(\.promise)).count == findings.count, "each says what it is about")
    #expect(findings.filter { $0.promise.french.contains("exemples/") }.count == 2)
    for finding in findings { #expect(finding.fault == nil, "\(finding.promise.french): \(finding.fault?.french ?? "")") }
  }

  @Test(arguments: ["plugins/Absent", "plugins/Absent/"]) func aFolderThatIsNotThereIsNamed(folder: String) throws {
    let trial = try trial(folder)
    #expect(trial.findings == nil && TestSite.describe(trial.diagnostics) == ["FIC-001 plugins/Absent/plugin.yml"])
  }

  /// Authors copy it into their plugin; ours have the same.
  @Test func thePythonProtocolIsOne() throws {
    let copies = try ["Circuit", "Orthographe"].map { try Data(contentsOf: Self.plugins.appending(path: "\($0)/protocole.py")) }
    #expect(copies[0] == copies[1], "copy the one that was changed over the other")
  }

  struct Liar: Sendable, CustomTestStringConvertible {
    let promise: String
    let behaviour: String
    var testDescription: String { promise }
  }

  @Test(arguments: [
    Liar(promise: "se présente comme dans plugin.yml", behaviour: "PRESENTATION['version'] = '2'\ncommencer()\nlire()"),
    Liar(
      promise: "deux fois la même chose",
      behaviour: "n = 0\n" + ExternalPluginTests.each("n += 1; refuser(demande) or repondre(demande, html(str(n)))")),
    Liar(promise: "une méthode inconnue", behaviour: ExternalPluginTests.each("repondre(demande, html('x'))")),
    Liar(
      promise: "passe sur l’abandon",
      behaviour:
        "commencer()\nwhile True:\n    demande = lire()\n    demande['id']\n    refuser(demande) or repondre(demande, html('x'))"),
    Liar(
      promise: "comme exemples/un.json",
      behaviour: ExternalPluginTests.each("refuser(demande) or repondre(demande, html('autre'))")),
    Liar(
      promise: "à la fin de son entrée",
      behaviour: """
        def lire():
            ligne = sys.stdin.readline()
            if not ligne: time.sleep(600)
            return json.loads(ligne)
        """ + "\n" + ExternalPluginTests.each("'id' in demande and (refuser(demande) or repondre(demande, html('x')))")),
  ])
  func aBrokenPromiseIsNamed(_ liar: Liar) throws {
    let refusal = """
      def refuser(demande):
          if demande['method'] == 'directive': return False
          print(json.dumps({'id': demande['id'], 'error': 'inconnue'}), flush=True)
          return True

      """
    let site = try ExternalPluginTests.site(refusal + liar.behaviour)
    try site.write(
      "plugins/Essai/exemples/un.json",
      bytes: Array(#"{"method": "directive", "params": {"name": "essai", "text": "un"}, "result": {"html": ["x"]}}"#.utf8))
    let findings = try #require(try trial(site.root + "/plugins/Essai").findings)
    let broken = findings.filter { $0.fault != nil }.map(\.promise.french)
    #expect(broken.contains { $0.contains(liar.promise) }, "\(broken)")
  }

  @Test func aPluginWithoutDescriptionIsSaid() throws {
    let trial = try trial("/nulle/part")
    #expect(trial.findings == nil)
    #expect(trial.diagnostics.map(\.code) == ["FIC-001"])
  }
}
