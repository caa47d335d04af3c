import ArgumentParser
import Diagnostics
import Edition
import Foundation

struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Aide à écrire des extensions.", subcommands: [PluginTestCommand.self])
}

struct PluginTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Vérifie qu’une extension externe suit le protocole.",
    discussion: """
      Exemple : vademecum plugin test plugins/Circuit
      Tout ce que demande plugin.yml est accordé le temps de l’essai. Le code de sortie vaut 0 si tout est tenu, 1 sinon, 2 si plugin.yml \
      ne se lit pas.
      """)

  @Argument(help: ArgumentHelp("Dossier de l’extension, qui contient plugin.yml.", valueName: "DOSSIER"))
  var folder: String

  @Option(help: ArgumentHelp("Langue des messages : fr ou en.", valueName: "LANGUE"))
  var langue: MessageLanguage = .french

  func run() throws {
    let trial = PluginTrial(folder: folder, date: try SiteOptions.today)
    guard let findings = trial.findings else {
      Report(format: .human, language: langue, root: folder.hasPrefix("/") ? "" : ".").print(
        trial.diagnostics, to: .standardError)
      throw ExitCode.environment
    }
    for finding in findings {
      let fault = finding.fault.map { "\n    " + $0.text(in: langue.language) } ?? ""
      print("\(finding.fault == nil ? "✓" : "✗") \(finding.promise.text(in: langue.language))\(fault)")
    }
    let broken = findings.count { $0.fault != nil }
    print(
      broken == 0
        ? langue.count(findings.count, ("promesse tenue.", "promesses tenues."), ("promise kept.", "promises kept."))
        : langue.say(
          "Promesses rompues : \(broken) sur \(findings.count).", "Promises broken: \(broken) of \(findings.count)."))
    if !trial.keepsFiles {
      print(
        langue.say(
          "Remarque : ce noyau n’a pas Landlock ; l’extension peut écrire partout où vous le pouvez.",
          "Note: this kernel has no Landlock; the plugin can write wherever you can."))
    }
    if broken > 0 { throw ExitCode.faultyContent }
  }
}
