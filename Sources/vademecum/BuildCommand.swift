import ArgumentParser
import Corpus
import Diagnostics
import Edition
import Foundation

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Construit le site et le publie d’un seul coup.",
    discussion: """
      Exemple : vademecum build --root . --output _site
      S’il y a une erreur dans les documents, rien n’est publié et l’ancien site reste en place.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("Dossier du site publié. Par défaut, _site dans la racine.", valueName: "DOSSIER"))
  var output: String?

  @Flag(help: "Publie le site sans les documents fautifs, et dit lesquels manquent.")
  var allowErrors = false

  @Option(help: ArgumentHelp("Adresse à laquelle le site sera publié, au lieu de celle de site.yml.", valueName: "ADRESSE"))
  var baseURL: String?

  @Flag(help: "Dit combien de temps chaque partie a pris.")
  var timings = false

  @Option(help: ArgumentHelp("Forme des messages : \(ReportFormat.names).", valueName: "FORME"))
  var format: ReportFormat = .human

  func validate() throws {
    guard let baseURL, !SiteConfiguration.isWebAddress(baseURL) else { return }
    throw ValidationError(
      site.langue.say(
        "« \(baseURL) » n’est pas une adresse : elle commence par https://.",
        "“\(baseURL)” is not an address: it begins with https://."))
  }

  func run() async throws {
    let report = Report(format: format, language: site.langue, root: site.root) { site.rules }
    let output = output ?? "\(site.root)/_site"
    let request = try site.request(allowErrors: allowErrors, baseURL: baseURL)
    let outcome: Build.Outcome
    do throws(PublishingError) {
      outcome = try await ProgressLine.during(in: site.langue) { follow throws(PublishingError) in
        try await Build(request, follow: follow).publish(to: output)
      }
    } catch {
      FileHandle.standardError.write(Data((site.langue.say(error.french, error.english) + "\n").utf8))
      throw ExitCode.environment
    }
    report.print(outcome.diagnostics, to: .standardError)
    conclude(outcome, report, output)
    if timings { FileHandle.standardError.write(Data(PhaseTable(costs: outcome.costs, language: site.langue).text.utf8)) }
    if outcome.diagnostics.hasErrors { throw ExitCode.faultyContent }
  }

  /// The last lines: what was done, never a success above an error.
  private func conclude(_ outcome: Build.Outcome, _ report: Report, _ output: String) {
    let summary = report.summary(outcome.diagnostics)
    if !outcome.isPublished {
      say(
        "\(summary). Rien n’a été publié ; le site en place n’a pas changé.",
        "\(summary). Nothing was published; the site in place has not changed.")
    } else if outcome.leftOut.isEmpty {
      let pages = site.langue.count(outcome.pages, ("page publiée", "pages publiées"), ("page published", "pages published"))
      let remade = site.langue.count(outcome.remade, ("refaite", "refaites"), ("of them made again", "of them made again"))
      say("\(pages) dans \(output), dont \(remade) (\(summary)).", "\(pages) in \(output), \(remade) (\(summary)).")
    } else {
      let names = outcome.leftOut.map { "content/\($0)" }.joined(separator: "\n  ")
      let left = site.langue.count(
        outcome.leftOut.count, ("document fautif", "documents fautifs"), ("faulty document", "faulty documents"))
      say("\(summary). Publié sans \(left) :\n  \(names)", "\(summary). Published without \(left):\n  \(names)")
    }
  }

  private func say(_ french: String, _ english: String) {
    FileHandle.standardError.write(Data((site.langue.say(french, english) + "\n").utf8))
  }
}
