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

  /// What a command asks of a site; refuses a folder that is not one.
  func request(allowErrors: Bool = false, baseURL: String? = nil) throws -> Build.Request {
    try refuseMissingSite()
    return Build.Request(root: root, date: try buildDate(), allowErrors: allowErrors, baseURL: baseURL)
  }

  /// A root that is not there is a mistake of the command, not of the content.
  func refuseMissingRoot() throws {
    guard Self.isFolder(root) else {
      throw ValidationError(
        langue.say(
          "Il n’y a pas de dossier « \(root) » : nommez avec --root celui qui contient site/ et content/.",
          "There is no folder “\(root)”: name with --root the one that holds site/ and content/."))
    }
  }

  /// So is one that holds no site.
  private func refuseMissingSite() throws {
    try refuseMissingRoot()
    guard isSite else {
      throw ValidationError(
        langue.say(
          "Le dossier « \(root) » n’est pas un site : il y manque site/. Lancez la commande à la racine du site, ou nommez-la avec --root.",
          "The folder “\(root)” is not a site: site/ is missing there. Run the command at the root of the site, or name it with --root."
        ))
    }
  }

  var isSite: Bool { Self.isFolder(root + "/site") }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Every rule that may speak on the site; those of the tool alone when the site cannot be named.
  var rules: RuleCatalogue { (try? Build(request()).rules()) ?? RuleCatalogue() }

  private func buildDate() throws -> PartialDate {
    guard let date else { return try Self.today }
    guard let parsed = PartialDate(date), parsed.isWhole else {
      throw ValidationError(
        langue.say("« \(date) » n’est pas une date de la forme AAAA-MM-JJ.", "“\(date)” is not a date of the form YYYY-MM-DD."))
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
