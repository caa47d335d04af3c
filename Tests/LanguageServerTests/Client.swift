import Foundation
import JSONTree
import Testing

/// An editor: starts the built command and speaks the protocol with it.
final class Client {
  let site: URL
  private let process = Process()
  private let toServer = Pipe()
  private let fromServer = Pipe()
  private var buffer: [UInt8] = []
  private var lastIdentifier = 0

  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Beside the test bundle, where it is built.
  private static let tool = CommandLine.arguments.map {
    URL(filePath: $0).deletingLastPathComponent().appending(path: "vademecum")
  }.first { FileManager.default.isExecutableFile(atPath: $0.path) }

  /// - Parameter documents: by their paths under `content/`.
  init(_ documents: [String: String]) throws {
    site = FileManager.default.temporaryDirectory.appending(path: "vademecum-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: site.appending(path: "site"), withIntermediateDirectories: true)
    for part in ["theme", "modeles", "vocabulaires", "registre.yml"] {
      let from = Self.repository.appending(path: "site/\(part)")
      try FileManager.default.copyItem(at: from, to: site.appending(path: "site/\(part)"))
    }
    for (path, text) in Self.registry.merging(documents.map { ("content/\($0)", $1) }, uniquingKeysWith: { $1 }) {
      let file = site.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    process.executableURL = Self.tool
    process.arguments = ["lsp", "--root", site.path, "--date", "2026-11-21"]
    process.standardInput = toServer
    process.standardOutput = fromServer
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
    try? FileManager.default.removeItem(at: site)
  }

  func uri(_ path: String) -> String { site.appending(path: "content/\(path)").absoluteString }

  /// The result of a request; notifications that come before it are passed over.
  func ask(_ method: String, _ parameters: JSONValue) throws -> JSONValue {
    lastIdentifier += 1
    try send(.keys(["jsonrpc": .text("2.0"), "id": .integer(lastIdentifier), "method": .text(method), "params": parameters]))
    while let message = try next() {
      if message["id"]?.integer == lastIdentifier { return message["result"] ?? message["error"] ?? .null }
    }
    return .null
  }

  func tell(_ method: String, _ parameters: JSONValue) throws {
    try send(.keys(["jsonrpc": .text("2.0"), "method": .text(method), "params": parameters]))
  }

  /// The diagnostics of the next `publishDiagnostics`.
  func diagnostics() throws -> [JSONValue] {
    while let message = try next() {
      if message["method"]?.text == "textDocument/publishDiagnostics" { return message["params"]?["diagnostics"]?.items ?? [] }
    }
    return []
  }

  /// - Returns: the exit code.
  func leave() throws -> Int32 {
    _ = try ask("shutdown", .null)
    try tell("exit", .null)
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func send(_ message: JSONValue) throws {
    let body = message.compact
    try toServer.fileHandleForWriting.write(contentsOf: Data("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8))
  }

  private func next() throws -> JSONValue? {
    while true {
      if let message = try takeMessage() { return message }
      let data = fromServer.fileHandleForReading.availableData
      guard !data.isEmpty else { return nil }
      buffer += data
    }
  }

  private func takeMessage() throws -> JSONValue? {
    let text = String(decoding: buffer.prefix(64), as: UTF8.self)
    guard let header = text.firstMatch(of: #/Content-Length: (\d+)\r\n\r\n/#), let length = Int(header.1) else { return nil }
    let start = text[..<header.range.upperBound].utf8.count
    guard buffer.count >= start + length else { return nil }
    defer { buffer.removeFirst(start + length) }
    return try JSONValue(parsing: Array(buffer[start..<start + length]))
  }

  private static let registry = [
    "site/site.yml": """
    titre: Essai
    plugins: [RegistryTables, CaseTemplate]
    registre:
      - { nom: Essai, type: csv, dossier: content/registre, date: 2026-05-01 }

    """,
    "content/registre/collectivites.csv": "id,nom,pays_iso2\nma-fes,Fès,MA\nfr-lille,Lille,FR\n",
    "content/registre/accords.csv": """
    id,type,collectivite_id,partenaire_id,pays_partenaire_iso2,date_signature,source
    MA-CON-0002,convention,ma-fes,fr-lille,FR,2005-04-27,essai

    """,
  ]
}
