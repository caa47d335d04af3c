import ArgumentParser
import Diagnostics
import Edition
import Export
import Foundation

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Fait un fichier à emporter : un livre EPUB, ou le site entier pour une clé USB.",
    subcommands: [EPUBCommand.self, ZipCommand.self])
}

/// The pages of a folder as an EPUB 3 book.
struct EPUBCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "epub", abstract: "Relie les pages d’un dossier en un livre EPUB 3.",
    discussion: "Exemple : vademecum export epub --folder guide --output guide.epub")

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("Dossier de content/ à relier.", valueName: "DOSSIER"))
  var folder = "guide"

  @Option(help: ArgumentHelp("Fichier à écrire. Par défaut, le nom du dossier, suivi de .epub.", valueName: "FICHIER"))
  var output: String?

  func run() async throws {
    let request = try site.request()
    let (export, diagnostics) = await ProgressLine.during(in: site.langue) { await Build(request, follow: $0).book(of: folder) }
    guard let export else { throw site.refusal(diagnostics) }
    let path = output ?? "\(folder.split(separator: "/").last ?? "livre").epub"
    try site.writing { () throws(ExportError) in try EPUB(export).write(to: path) }
    let parts = site.langue.count(export.book.parts.count, ("partie", "parties"), ("part", "parts"))
    let terms = site.langue.count(export.book.terms.count, ("terme", "termes"), ("term", "terms"))
    print(site.langue.say("\(path) : \(parts), \(terms).", "\(path): \(parts), \(terms)."))
  }
}

/// The whole site in one archive.
struct ZipCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zip", abstract: "Met le site dans une archive, avec une page à ouvrir : pour une clé USB.",
    discussion: "Exemple : vademecum export zip --output vademecum.zip")

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("Fichier à écrire.", valueName: "FICHIER"))
  var output = "site.zip"

  func run() async throws {
    let outcome: Build.Outcome
    do {
      let request = try site.request()
      outcome = try await ProgressLine.during(in: site.langue) { follow in
        try await PortableSite(Build(request, follow: follow)).write(to: output)
      }
    } catch let error as ExportError {
      throw site.failure(error.french, error.english)
    } catch let error as PublishingError {
      throw site.failure(error.french, error.english)
    }
    guard outcome.isPublished else { throw site.refusal(outcome.diagnostics) }
    let pages = site.langue.count(outcome.pages, ("page", "pages"), ("page", "pages"))
    print(site.langue.say("\(output) : \(pages).", "\(output): \(pages)."))
  }
}

extension SiteOptions {
  /// Prints what is wrong with the content: nothing was written.
  fileprivate func refusal(_ diagnostics: [Diagnostic]) -> ExitCode {
    let report = Report(format: .human, language: langue, root: root)
    report.print(diagnostics, to: .standardError)
    let summary = report.summary(diagnostics)
    FileHandle.standardError.write(
      Data(langue.say("\(summary). Aucun fichier n’a été écrit.\n", "\(summary). No file was written.\n").utf8))
    return .faultyContent
  }

  fileprivate func failure(_ french: String, _ english: String) -> ExitCode {
    FileHandle.standardError.write(Data((langue.say(french, english) + "\n").utf8))
    return .environment
  }

  fileprivate func writing(_ write: () throws(ExportError) -> Void) throws {
    do throws(ExportError) { try write() } catch { throw failure(error.french, error.english) }
  }
}
