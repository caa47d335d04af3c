import ArgumentParser
import Diagnostics
import Foundation

/// What the argument parser says of a command line, in French: the library speaks English alone.
///
/// Its sentences are known by their words; one that is not known stays as it is.
enum CommandLineFrench {
  /// - Parameters:
  ///   - message: help, or what is wrong with a command line, as the library says it.
  ///   - arguments: what was typed, without the name of the tool.
  static func text(_ message: String, arguments: [String]) -> String {
    guard ["OVERVIEW: ", "USAGE: ", "Error: "].contains(where: message.hasPrefix) else { return message }
    return sentences.reduce(namingCommands(message, arguments)) { text, sentence in
      text.replacingOccurrences(of: "(?m)" + sentence.english, with: sentence.french, options: .regularExpression)
    }
  }

  /// « buid », where a command was wanted: the one that was meant, or all there are.
  private static func namingCommands(_ message: String, _ arguments: [String]) -> String {
    var lines = message.components(separatedBy: "\n")
    let quoted = lines[0].components(separatedBy: "'")
    guard message.contains("<subcommand>"), quoted.count > 1, quoted[0].lowercased().contains("unexpected argument") else {
      return message
    }
    let known = names(of: Vademecum.configuration.subcommands, after: arguments[...])
    let meant = NearestName.of(quoted[1], in: known).map { "Vouliez-vous « \($0) » ?" }
    lines[0] = "Error: il n’y a pas de commande « \(quoted[1]) ». \(meant ?? "Il y a : \(known.joined(separator: ", ")).")"
    return lines.joined(separator: "\n")
  }

  /// The commands that may stand after those that were typed.
  private static func names(of commands: [any ParsableCommand.Type], after typed: ArraySlice<String>) -> [String] {
    if let command = commands.first(where: { $0.configuration.commandName == typed.first }) {
      return names(of: command.configuration.subcommands, after: typed.dropFirst())
    }
    return commands.compactMap { $0.configuration.commandName }
  }

  /// Regular expressions, in the order in which they are applied.
  private static let sentences: [(english: String, french: String)] = [
    ("^Error: Unexpected argument '(.+)'$", "Error: « $1 » est de trop."),
    ("^Error: \\d+ unexpected arguments: '(.+)'$", "Error: « $1 » sont de trop."),
    ("^Error: Unknown option '(.+?)'\\. Did you mean '(.+)'\\?$", "Error: il n’y a pas d’option « $1 ». Vouliez-vous « $2 » ?"),
    ("^Error: Unknown option '(.+)'$", "Error: il n’y a pas d’option « $1 »."),
    ("^Error: Missing expected argument '(.+)'$", "Error: il manque « $1 »."),
    ("^Error: Missing value for '(.+)'$", "Error: il manque ce que demande « $1 »."),
    (
      "^Error: The option '(.+)' does not take any value, but '(.*)' was specified\\.$",
      "Error: l’option « $1 » se met seule, sans « $2 »."
    ),
    ("^Error: The value '(.*)' is invalid for '(.+?)'", "Error: « $1 » ne convient pas à « $2 »"),
    ("\\. Please provide one of the following:$", " ; ce peut être :"),
    ("\\. Please provide one of '(.+)'\\.$", " ; ce peut être « $1 »."),
    ("(?<=\\w)', '(?=\\w)", " », « "),
    ("(?<=\\w)' (and|or) '(?=\\w)", " » ou « "),
    ("^Error: ", "Erreur : "),
    ("^Help:  ", "Aide : "),
    ("^Usage: ", "Emploi : "),
    ("^  See '(.+)' for (more information|detailed help)\\.$", "  « $1 » en dit plus."),
    ("^OVERVIEW: ", ""),
    ("^USAGE: ", "EMPLOI : "),
    ("^(ARGUMENTS|OPTIONS):$", "$1 :"),
    ("^SUBCOMMANDS:$", "COMMANDES :"),
    ("<subcommand>", "<commande>"),
    ("\\(values:", "(valeurs :"),
    ("(\\(|;\\s+)default:", "$1par défaut :"),
    ("Show the version\\.$", "Dit la version de l’outil."),
    ("Show help information\\.$", "Montre cette aide."),
  ]
}
