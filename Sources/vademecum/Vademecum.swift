import ArgumentParser
import CLinux
import Edition
import Foundation

@main
struct Vademecum: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vademecum",
    abstract: "Fait un site consultable à partir de documents Markdown et d’un registre.",
    version: ToolVersion.current,
    subcommands: [
      BuildCommand.self, ExportCommand.self, CheckCommand.self, ServeCommand.self, QueryCommand.self, RegistryCommand.self,
      NewCommand.self, ExplainCommand.self, SchemaCommand.self, PluginCommand.self, VerifyCommand.self,
      LanguageServerCommand.self,
    ])

  @Flag(help: "Liste les bibliothèques dont l’outil est fait, leur origine et leur licence.")
  var licenses = false

  func run() async throws {
    guard licenses else { throw CleanExit.helpRequest(self) }
    print(BillOfMaterials.text)
  }

  /// A misused command exits with 2, as everything that is not a fault of the content.
  static func main() async {
    linux_return_large_blocks()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      exit(withError: ExitCode.environment)
    }
  }
}
