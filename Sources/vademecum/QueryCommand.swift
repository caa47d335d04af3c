import ArgumentParser
import Diagnostics
import Edition
import Foundation
import Registry

struct QueryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Pose une question au registre, en SQL et en lecture seule, ou cherche dans le site publié.",
    discussion: """
      Exemple : vademecum query --search "comment faire un jumelage"
      Les résultats sont ceux de la page de recherche, dans le même ordre.
      Exemple : vademecum query "SELECT pays_nom, count(*) FROM accords GROUP BY pays_nom" --format csv
      Les tables se lisent sans les lignes fictives ; accords_avec_fictifs les contient.
      jour_min(date) et jour_max(date) donnent des jours qui se comparent.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json }

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("Forme de la réponse : table, csv ou json.", valueName: "FORME"))
  var format: Format = .table

  @Option(
    help: ArgumentHelp("Mots à chercher ; entre guillemets, une expression ; avec -, un mot à écarter.", valueName: "MOTS"))
  var search: String?

  @Option(help: ArgumentHelp("Dossier du site publié. Par défaut, _site dans la racine.", valueName: "DOSSIER"))
  var output: String?

  @Argument(help: ArgumentHelp("Une requête SELECT.", valueName: "SQL"))
  var sql: String?

  func validate() throws {
    guard (search == nil) != (sql == nil) else {
      throw ValidationError(
        site.langue.say("Donnez une requête SQL, ou des mots avec --search.", "Give an SQL query, or words with --search."))
    }
  }

  func run() async throws {
    if let search { try self.search(search) }
    if let sql { try await query(sql) }
  }

  private func search(_ words: String) throws {
    let folder = output ?? "\(site.root)/_site"
    guard let answer = SearchQuery(output: folder, text: words, language: site.langue).answer() else {
      throw ValidationError(
        site.langue.say(
          "Il n’y a pas de site publié dans « \(folder) » : lancez d’abord vademecum build.",
          "There is no published site in “\(folder)”: run vademecum build first."))
    }
    print(answer)
  }

  private func query(_ sql: String) async throws {
    let request = try site.request()
    let (snapshot, diagnostics) = await SiteRegistry.load(root: site.root, date: request.date)
    let report = Report(format: .human, language: site.langue, root: site.root)
    report.print(diagnostics.filter(\.castsDoubt), to: .standardError)
    guard let snapshot else { throw ExitCode.faultyContent }
    do throws(QueryError) {
      let answer = try snapshot.query(sql: sql.replacing(":aujourdhui", with: "'\(request.date.iso)'"))
      FileHandle.standardOutput.write(Data(AnswerText(answer).text(as: format).utf8))
    } catch {
      report.print(error.problems.map { $0.diagnostic(at: nil) }, to: .standardError)
      throw ExitCode.faultyContent
    }
  }
}

extension Diagnostic {
  /// Whether an answer may be wrong or old because of it.
  var castsDoubt: Bool { severity == .error || ["REG-105", "REG-108"].contains(code) }
}
