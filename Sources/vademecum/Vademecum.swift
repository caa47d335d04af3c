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
      let code = exitCode(for: error)
      let words = words(error)
      let stream = code == .success ? FileHandle.standardOutput : .standardError
      if !words.isEmpty { stream.write(Data((words + "\n").utf8)) }
      exit(withError: code == .validationFailure ? ExitCode.environment : code)
    }
  }

  /// Help, or what is wrong, in the language that was asked for.
  private static func words(_ error: any Error) -> String {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let isEnglish =
      arguments.contains("--langue=en") || zip(arguments, arguments.dropFirst()).contains { $0 == ("--langue", "en") }
    // What a command itself refuses has its own words; how the tool is used as a whole would not help.
    if let error = error as? ValidationError { return (isEnglish ? "Error: " : "Erreur : ") + error.message }
    let message = fullMessage(for: error)
    return isEnglish ? message : CommandLineFrench.text(message, arguments: arguments)
  }
}
