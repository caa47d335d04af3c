import Dates
import Diagnostics
import Foundation
import Synchronization
import Testing

@testable import Edition
@testable import PluginKit

/// A whole site written in one string, in a temporary folder that goes with it: sections `-- path --`, each with the text of a file.
final class TestSite {
  let root: String
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// - Parameters:
  ///   - text: its `site/site.yml` may be left out.
  ///   - parts: folders of the repository's own `site/` that this site uses as they are.
  init(_ text: String, with parts: [String] = ["theme"]) throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("vademecum-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: root + "/site", withIntermediateDirectories: true)
    for part in parts {
      try FileManager.default.copyItem(atPath: "\(Self.repository)/site/\(part)", toPath: "\(root)/site/\(part)")
    }
    if !text.contains("-- site/site.yml") { try write("-- site/site.yml --\ntitre: Vademecum\n") }
    try write(text)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  var output: String { root + "/_site" }

  /// Writes files over those that are there.
  func write(_ text: String) throws {
    let pieces = ("\n" + text).components(separatedBy: "\n-- ")
    for piece in pieces.dropFirst() {
      guard let end = piece.range(of: " --\n") ?? piece.range(of: " --") else { continue }
      try write(String(piece[..<end.lowerBound]), bytes: Array(piece[end.upperBound...].utf8))
    }
  }

  func write(_ path: String, bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: "\(root)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: "\(root)/\(path)") }

  func build(allowErrors: Bool = false) throws -> Build { Build(try request(allowErrors: allowErrors)) }

  func request(allowErrors: Bool = false) throws -> Build.Request {
    Build.Request(root: root, date: try #require(PartialDate("2026-11-21")), allowErrors: allowErrors)
  }

  func check() async throws -> [Diagnostic] { try await build().check() }

  /// Publishes; tells how many documents were read from the disk.
  func publish(_ request: Build.Request, to output: String? = nil) async throws -> (outcome: Build.Outcome, documents: Int) {
    let read = Mutex(0)
    var files = FileSystem.disk
    files.read = { path throws(FileError) in
      if path.contains("/content/"), path.hasSuffix(".md") { read.withLock { $0 += 1 } }
      return try FileSystem.disk.read(path)
    }
    let outcome = try await Build(request, files: files).publish(to: output ?? self.output)
    return (outcome, read.withLock { $0 })
  }

  /// All files of the edition by path, without touching the disk.
  func files(allowErrors: Bool = false) async throws -> (files: [String: String], outcome: Build.Outcome) {
    let received = Mutex<[String: String]>([:])
    let outcome = try await build(allowErrors: allowErrors).write { file in
      received.withLock { $0[file.address.path] = String(decoding: file.bytes, as: UTF8.self) }
    }
    return (received.withLock { $0 }, outcome)
  }

  /// What stands in the published folder: the bytes of each file by path.
  func published() throws -> [String: Data] {
    guard let walker = FileManager.default.enumerator(atPath: output) else { return [:] }
    var files: [String: Data] = [:]
    for case let path as String in walker {
      let data = FileManager.default.contents(atPath: "\(output)/\(path)")
      if let data { files[path] = data }
    }
    return files
  }

  /// « CODE fichier:ligne:colonne »
  static func describe(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let start = diagnostic.place?.range?.start
      let position = start.map { ":\($0.line):\($0.column)" } ?? ""
      return "\(diagnostic.code) \(diagnostic.place?.file ?? "")\(position)"
    }
  }

  /// A registry of three agreements, one of them made up.
  static let registry = """
    -- site/site.yml --
    titre: Essai
    plugins: [RegistryTables, CaseTemplate]
    registre:
      - { nom: Essai, type: csv, dossier: content/registre, date: 2026-05-01 }
      - { nom: Pilote, type: csv, dossier: content/registre/fictif, fictif: oui }
    -- content/registre/collectivites.csv --
    id,nom,pays_iso2
    ma-fes,Fès,MA
    it-florence,Florence,IT
    fr-lille,Lille,FR
    -- content/registre/accords.csv --
    id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source
    MA-JUM-0001,jumelage,ma-fes,it-florence,IT,1963,essai
    MA-CON-0002,convention,ma-fes,fr-lille,FR,2005-04-27,essai
    -- content/registre/fictif/collectivites.csv --
    id,nom,pays_iso2
    ma-exemple,Exemple,MA
    -- content/registre/fictif/accords.csv --
    id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source
    MA-JUM-9001,jumelage,ma-exemple,fr-lille,FR,2020,exemple fictif

    """
}
