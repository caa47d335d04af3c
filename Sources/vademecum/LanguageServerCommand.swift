import ArgumentParser
import LanguageServer

struct LanguageServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Aide à écrire dans un éditeur : messages, complétion, corrections (Language Server Protocol).",
    discussion: """
      Exemple : vademecum lsp --root .
      L’éditeur lance cette commande et lui parle par l’entrée et la sortie standard.
      """)

  @OptionGroup var site: SiteOptions

  func run() async throws {
    let hasLeftProperly = await LanguageServer(try site.request(), language: site.langue.language).run()
    if !hasLeftProperly { throw ExitCode.faultyContent }
  }
}
