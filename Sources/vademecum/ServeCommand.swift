import ArgumentParser
import Diagnostics
import Dispatch
import Edition
import Foundation
import Preview

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Montre le site dans un navigateur de cette machine, et le refait à chaque modification.",
    discussion: """
      Exemple : vademecum serve --port 8000
      La page ouverte se recharge seule, à l’endroit de la lecture ; les problèmes se montrent par-dessus elle.
      Rien n’est publié ni écrit. Ctrl-C arrête l’aperçu.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("Port du serveur ; 0 pour n’importe quel port libre.", valueName: "PORT"))
  var port: UInt16 = 8000

  func run() async throws {
    let request = try site.request()
    let preview: Preview
    do {
      preview = try Preview(request, port: port, language: site.langue.language, report: tell)
    } catch {
      say(error.message.text(in: site.langue.language))
      throw ExitCode.environment
    }
    let signals = [SIGINT, SIGTERM].map { stop(preview, at: $0) }
    await preview.run()
    withExtendedLifetime(signals) { say(site.langue.say("Aperçu arrêté.", "Preview stopped.")) }
  }

  /// The signal then no longer ends the process at once.
  private func stop(_ preview: Preview, at number: Int32) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { preview.stop() }
    source.activate()
    return source
  }

  private var tell: @Sendable (Preview.Event) -> Void {
    let (language, root) = (site.langue, site.root)
    return { event in
      switch event {
      case .listening(let address):
        Self.say(language.say("Aperçu : \(address)   (Ctrl-C pour arrêter)", "Preview: \(address)   (Ctrl-C to stop)"))
      case .unwatched(let reason):
        Self.say(language.say("Dossier non surveillé : \(reason.french)", "Folder not watched: \(reason.english)"))
      case .rebuilt(let rebuilding):
        let report = Report(format: .human, language: language, root: root)
        report.print(rebuilding.diagnostics.filter { $0.severity == .error }, to: .standardError)
        Self.say(RebuildingLine(rebuilding, language, report).text)
      case .followed(let rebuilding):
        let report = Report(format: .human, language: language, root: root)
        Self.say(
          RebuildingLine(
            rebuilding, language, report, verb: language.say("le reste du site a suivi", "the rest of the site followed")
          ).text)
      }
    }
  }

  private func say(_ text: String) { Self.say(text) }

  private static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

/// « content/guide/01-debuter.md : refait en 84 ms, aucun problème »
private struct RebuildingLine {
  let text: String

  /// - Parameter verb: « refait » when none is given.
  init(_ rebuilding: Preview.Rebuilding, _ language: MessageLanguage, _ report: Report, verb: String? = nil) {
    let verb = verb ?? language.say("refait", "rebuilt")
    let milliseconds = Int((rebuilding.duration / .milliseconds(1)).rounded())
    let problems = report.summary(rebuilding.diagnostics)
    let what = Self.name(rebuilding.changes, language)
    let done =
      rebuilding.isShown
      ? language.say("\(verb) en \(milliseconds) ms", "\(verb) in \(milliseconds) ms")
      : language.say(
        "construit en \(milliseconds) ms ; les dernières pages sans erreur restent montrées",
        "built in \(milliseconds) ms; the last pages without errors stay shown")
    let left =
      rebuilding.leftOut.isEmpty
      ? ""
      : ", "
        + language.count(
          rebuilding.leftOut.count, ("document non montré", "documents non montrés"),
          ("document not shown", "documents not shown"))
    text = language.say("\(what) : \(done), \(problems)\(left)", "\(what): \(done), \(problems)\(left)")
  }

  /// The first few by name.
  private static func name(_ changes: Changes, _ language: MessageLanguage) -> String {
    guard !changes.isEverything else { return language.say("Tout le site", "The whole site") }
    let names = changes.paths.sorted()
    let more = names.count - 3
    return names.prefix(3).joined(separator: ", ") + (more > 0 ? language.say(" et \(more) de plus", " and \(more) more") : "")
  }
}
