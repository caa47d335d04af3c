import ArgumentParser
import Diagnostics
import Edition
import Foundation

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Contrôle les documents et le registre, sans rien publier.",
    discussion: """
      Exemple : vademecum check content/capitalisations
      Le code de sortie vaut 0 s’il n’y a pas d’erreur, 1 s’il y en a, 2 si le contrôle n’a pas pu avoir lieu.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("Forme des messages : human, json ou github.", valueName: "FORME"))
  var format: ReportFormat = .human

  @Argument(help: ArgumentHelp("Fichiers ou dossiers dont on veut les messages. Par défaut, tous.", valueName: "CHEMIN"))
  var paths: [String] = []

  func run() async throws {
    let request = try site.request()
    try site.refuseMissingRoot()
    for path in paths
    where !FileManager.default.fileExists(atPath: path) && !FileManager.default.fileExists(atPath: "\(site.root)/\(path)") {
      throw ValidationError("Il n’y a ni fichier ni dossier « \(path) ».")
    }
    let all = await Build(request).check()
    let diagnostics = all.filter { isAskedFor($0) }
    let report = Report(format: format, language: site.langue, root: site.root)
    report.print(diagnostics, to: .standardOutput)
    if format == .human { FileHandle.standardError.write(Data((report.summary(diagnostics) + "\n").utf8)) }
    if diagnostics.hasErrors { throw ExitCode.faultyContent }
  }

  /// The whole site is always read, for links cross files; only what concerns the given paths is told.
  private func isAskedFor(_ diagnostic: Diagnostic) -> Bool {
    guard !paths.isEmpty else { return true }
    guard let file = diagnostic.place?.file else { return true }
    return paths.map(relative).contains { $0 == file || file.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") || $0 == "." }
  }

  /// A path as the command was given it, from the root of the site.
  private func relative(_ path: String) -> String {
    let root = URL(fileURLWithPath: site.root).standardizedFileURL.path
    let whole = URL(fileURLWithPath: path).standardizedFileURL.path
    if whole == root { return "." }
    return whole.hasPrefix(root + "/") ? String(whole.dropFirst(root.count + 1)) : path
  }
}
