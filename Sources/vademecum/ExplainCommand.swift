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
      throw ValidationError(rules.unknown(code).text(in: site.langue.language))
    }
    print(page.text(in: site.langue.language), terminator: "")
  }

  private func line(_ page: RulePage) -> String {
    "\(page.code.padding(toLength: 10, withPad: " ", startingAt: 0)) \(page.rule.title.text(in: site.langue.language))"
  }
}
