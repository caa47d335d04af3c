import ArgumentParser

@main
struct Vademecum: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Fait un site consultable à partir de documents Markdown et d’un registre.")
}
