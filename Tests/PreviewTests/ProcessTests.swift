import Foundation
import Testing

private enum Command {
  /// Beside the test bundle, where it is built.
  static let binary = CommandLine.arguments.map {
    URL(filePath: $0).deletingLastPathComponent().appending(path: "vademecum").path
  }.first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// The command itself, as it is built with the tests.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ProcessTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func aSignalEndsItWithoutError(_ signal: Int32) async throws {
    let site = try TestSite()
    let (serve, errors) = try serve(site, port: "0")
    var lines = lines(of: errors).makeAsyncIterator()
    let address = try #require(await lines.next())
    #expect(address.hasPrefix("Aperçu : http://localhost:"))
    let built = try #require(await lines.next())
    #expect(built.hasPrefix("Tout le site : refait en ") && built.hasSuffix(", aucun problème"))
    kill(serve.processIdentifier, signal)
    serve.waitUntilExit()
    #expect(serve.terminationReason == .exit)
    #expect(serve.terminationStatus == 0)
    #expect(await lines.next() == "Aperçu arrêté.")
  }

  @Test func aTakenPortIsAnErrorOfTheEnvironment() async throws {
    let site = try TestSite()
    let (first, errors) = try serve(site, port: "0")
    var lines = lines(of: errors).makeAsyncIterator()
    let port = try #require(await lines.next()?.firstMatch(of: #/localhost:(\d+)/#)?.1)
    let (second, said) = try serve(site, port: String(port))
    second.waitUntilExit()
    #expect(second.terminationStatus == 2)
    #expect(String(decoding: said.fileHandleForReading.availableData, as: UTF8.self).contains("Le port \(port) est déjà pris"))
    kill(first.processIdentifier, SIGTERM)
    first.waitUntilExit()
  }

  /// What the process says, line by line, until it ends.
  private func lines(of pipe: Pipe) -> AsyncStream<String> {
    let (lines, said) = AsyncStream<String>.makeStream()
    Thread.detachNewThread {
      var rest = ""
      while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
        var parts = (rest + String(decoding: data, as: UTF8.self)).split(separator: "\n", omittingEmptySubsequences: false)
        rest = String(parts.removeLast())
        for part in parts { said.yield(String(part)) }
      }
      said.finish()
    }
    return lines
  }

  private func serve(_ site: TestSite, port: String) throws -> (Process, Pipe) {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: try #require(Command.binary))
    process.arguments = ["serve", "--root", site.root, "--port", port, "--date", "2026-11-21"]
    process.standardError = errors
    try process.run()
    return (process, errors)
  }
}
