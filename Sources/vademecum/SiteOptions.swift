import ArgumentParser
import Authoring
import Dates
import Edition
import Foundation

/// Options of every command that reads a site.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Dossier qui contient site/, content/ et plugins/.", valueName: "DOSSIER"))
  var root = "."

  @Option(
    help: ArgumentHelp(
      "Date du site, AAAA-MM-JJ : la seule « aujourd’hui » de la construction. Par défaut, la date du jour.", valueName: "DATE"))
  var date: String?

  @Option(help: ArgumentHelp("Langue des messages : fr ou en.", valueName: "LANGUE"))
  var langue: MessageLanguage = .french

  func request(allowErrors: Bool = false, baseURL: String? = nil) throws -> Build.Request {
    Build.Request(root: root, date: try buildDate(), allowErrors: allowErrors, baseURL: baseURL)
  }

  /// A root that is not there is a mistake of the command, not of the content.
  func refuseMissingRoot() throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue else {
      throw ValidationError("Il n’y a pas de dossier « \(root) » : nommez avec --root celui qui contient site/ et content/.")
    }
  }

  /// Every rule that may speak on the site; those of the tool alone when the site cannot be named.
  var rules: RuleCatalogue { (try? Build(request()).rules()) ?? RuleCatalogue() }

  private func buildDate() throws -> PartialDate {
    guard let date else { return try Self.today }
    guard let parsed = PartialDate(date), parsed.isWhole else {
      throw ValidationError("« \(date) » n’est pas une date de la forme AAAA-MM-JJ.")
    }
    return parsed
  }

  /// The one place where the tool looks at the clock.
  static var today: PartialDate {
    get throws {
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = .current
      let parts = calendar.dateComponents([.year, .month, .day], from: Date())
      guard let year = parts.year, let today = PartialDate(year: year, month: parts.month, day: parts.day) else {
        throw ValidationError("L’horloge de la machine ne donne pas de date : donnez-la avec --date.")
      }
      return today
    }
  }
}
