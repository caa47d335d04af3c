import ArgumentParser
import Edition
import Foundation

@main
struct Vademecum: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vademecum",
    abstract: "Fait un site consultable à partir de documents Markdown et d’un registre.",
    version: ToolVersion.current,
    subcommands: [BuildCommand.self, CheckCommand.self, QueryCommand.self, RegistryCommand.self])
}
