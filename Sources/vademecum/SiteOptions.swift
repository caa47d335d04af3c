import ArgumentParser
import Dates
import Edition
import Foundation

/// Options of every command that reads a site.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Dossier qui contient site/, content/ et plugins/.", valueName: "DOSSIER"))
  var root = "."

  @Option(help: ArgumentHelp("Date du site, AAAA-MM-JJ : la seule « aujourd’hui » de la construction. Par défaut, la date du jour.", valueName: "DATE"))
  var date: String?

  @Option(help: ArgumentHelp("Langue des messages : fr ou en.", valueName: "LANGUE"))
  var langue: MessageLanguage = .french

  func request(allowErrors: Bool = false, baseURL: String? = nil) throws -> Build.Request {
    Build.Request(root: root, date: try buildDate(), allowErrors: allowErrors, baseURL: baseURL)
  }

  private func buildDate() throws -> PartialDate {
    guard let date else { return Self.today }
    guard let parsed = PartialDate(date), parsed.isWhole else {
      throw ValidationError("« \(date) » n’est pas une date de la forme AAAA-MM-JJ.")
    }
    return parsed
  }

  /// The one place where the tool looks at the clock.
  private static var today: PartialDate {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    return PartialDate(year: parts.year ?? 1970, month: parts.month, day: parts.day) ?? PartialDate(year: 1970, month: 1, day: 1)!
  }
}
