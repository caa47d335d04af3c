import ArgumentParser
import Authoring
import Edition
import Foundation

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Dit ce que demande une règle, pourquoi, et que faire.",
    discussion: """
      Exemple : vademecum explain CAP-012
      Sans code, toutes les règles du site sont listées.
      """)

  @OptionGroup var site: SiteOptions

  @Argument(help: ArgumentHelp("Code de la règle, tel qu’il figure dans un message.", valueName: "CODE"))
  var code: String?

  func run() throws {
    try site.refuseMissingRoot()
    let rules = site.rules
    guard let code else { return print(rules.pages.map(line).joined(separator: "\n")) }
    guard let page = rules[code] else {
      guard site.isSite else { throw ValidationError(unknownHere(code)) }
      throw ValidationError(rules.unknown(code).text(in: site.langue.language))
    }
    print(page.text(in: site.langue.language), terminator: "")
  }

  /// The rules of a model, or of a plugin, are known only where they are.
  private func unknownHere(_ code: String) -> String {
    site.langue.say(
      "le dossier « \(site.root) » n’est pas un site : seules les règles de l’outil y sont connues, et « \(code) » n’en est pas. Lancez la commande à la racine du site, ou nommez-la avec --root.",
      "the folder “\(site.root)” is not a site: only the rules of the tool are known there, and “\(code)” is none of them. Run the command at the root of the site, or name it with --root."
    )
  }

  private func line(_ page: RulePage) -> String {
    "\(page.code.padding(toLength: 10, withPad: " ", startingAt: 0)) \(page.rule.title.text(in: site.langue.language))"
  }
}
