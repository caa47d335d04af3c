import ArgumentParser
import Edition
import Foundation

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare un site publié à son manifeste, fichier par fichier.",
    discussion: """
      Exemple : vademecum verify _site
      Le code de sortie vaut 0 si tout y est et rien d’autre, 1 sinon, 2 si le dossier n’a pas de manifeste.
      """)

  @Argument(help: ArgumentHelp("Dossier du site publié.", valueName: "DOSSIER"))
  var folder = "_site"

  @Option(help: ArgumentHelp("Langue des messages : fr ou en.", valueName: "LANGUE"))
  var langue: MessageLanguage = .french

  func run() throws {
    let verification: EditionVerification
    do throws(PublishingError) {
      verification = try EditionVerification(folder: folder)
    } catch {
      FileHandle.standardError.write(Data((langue.say(error.french, error.english) + "\n").utf8))
      throw ExitCode.environment
    }
    for path in verification.missing { print(langue.say("manque : \(path)", "missing: \(path)")) }
    for path in verification.changed { print(langue.say("changé : \(path)", "changed: \(path)")) }
    for path in verification.unknown { print(langue.say("en trop : \(path)", "not of this edition: \(path)")) }
    guard verification.isWhole else { throw ExitCode.faultyContent }
    print(
      langue.say(
        "\(verification.count) fichiers, tous ceux du manifeste et aucun autre.",
        "\(verification.count) files, all those of the manifest and no other."))
  }
}
