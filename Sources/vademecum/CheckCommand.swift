import ArgumentParser
import Diagnostics
import Edition
import Foundation
import Preview

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Contrôle les documents et le registre, sans rien publier.",
    discussion: """
      Exemple : vademecum check content/capitalisations
      Avec --fix, ce qui se corrige sans risque est corrigé ; avec --fix --dry-run, les corrections sont montrées et rien n’est écrit.
      Le code de sortie vaut 0 s’il n’y a pas d’erreur, 1 s’il y en a, 2 si le contrôle n’a pas pu avoir lieu.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("Forme des messages : \(ReportFormat.names).", valueName: "FORME"))
  var format: ReportFormat = .human

  @Flag(help: "Corrige ce qui se corrige sans risque : niveaux et noms de titres, ordre des clés, dates, ancres.")
  var fix = false

  @Flag(help: "Avec --fix : montre les corrections sans rien écrire.")
  var dryRun = false

  @Flag(help: "Contrôle de nouveau à chaque modification, jusqu’à Ctrl-C.")
  var watch = false

  @Argument(help: ArgumentHelp("Fichiers ou dossiers dont on veut les messages. Par défaut, tous.", valueName: "CHEMIN"))
  var paths: [String] = []

  func validate() throws {
    if dryRun, !fix { throw ValidationError(site.langue.say("--dry-run va avec --fix.", "--dry-run goes with --fix.")) }
    if watch, fix {
      throw ValidationError(
        site.langue.say(
          "--watch et --fix ne vont pas ensemble : un fichier ne change pas sous les yeux de son auteur.",
          "--watch and --fix do not go together: a file does not change under its author’s eyes."))
    }
  }

  func run() async throws {
    let request = try site.request()
    for path in paths where asked(path) == nil { throw ValidationError(refusal(path)) }
    if fix { return try await mend(request) }
    if watch { return try await follow(request) }
    if await check(request).hasErrors { throw ExitCode.faultyContent }
  }

  @discardableResult
  private func check(_ request: Build.Request) async -> [Diagnostic] {
    let diagnostics = await diagnostics(request)
    let report = Report(format: format, language: site.langue, root: site.root) { site.rules }
    report.print(diagnostics, to: .standardOutput)
    if format == .human { say(report.summary(diagnostics)) }
    return diagnostics
  }

  /// The whole site is always read, for links cross files; only what concerns the given paths is told, and the errors of the settings,
  /// which may keep others from being seen.
  private func diagnostics(_ request: Build.Request) async -> [Diagnostic] {
    let all = await ProgressLine.during(in: site.langue) { await Build(request, follow: $0).check() }
    let isAskedFor = choice
    return all.filter { diagnostic in
      guard let file = diagnostic.place?.file else { return true }
      return isAskedFor(file) || diagnostic.severity == .error && file.hasPrefix("site/")
    }
  }

  private func mend(_ request: Build.Request) async throws {
    let outcome: FixRun.Outcome
    let workspace = await Workspace.open(request)
    do throws(FileError) {
      outcome = try FixRun(root: site.root, isAskedFor: choice).run(on: workspace, writing: !dryRun)
    } catch {
      say(site.langue.say("Écriture impossible : \(error.text.french).", "Cannot write: \(error.text.english)."))
      throw ExitCode.environment
    }
    let files = site.langue.count(outcome.files, ("fichier", "fichiers"), ("file", "files"))
    if dryRun {
      FileHandle.standardOutput.write(Data(outcome.diff.utf8))
      let fixes = site.langue.count(
        outcome.fixes, ("correction possible", "corrections possibles"), ("possible fix", "possible fixes"))
      say(site.langue.say("\(fixes) dans \(files) ; rien n’a été écrit.", "\(fixes) in \(files); nothing was written."))
      if await diagnostics(request).hasErrors { throw ExitCode.faultyContent }
      return
    }
    for file in outcome.changed {
      say(
        site.langue.say(
          "\(file) a changé entre-temps : rien n’y a été écrit. Relancez la commande.",
          "\(file) has changed meanwhile: nothing was written there. Run the command again."))
    }
    let fixes = site.langue.count(outcome.fixes, ("correction", "corrections"), ("fix", "fixes"))
    say(site.langue.say("\(fixes) dans \(files).", "\(fixes) in \(files)."))
    if await check(request).hasErrors { throw ExitCode.faultyContent }
  }

  private func follow(_ request: Build.Request) async throws {
    do {
      // Watching begins first, so that what is written during the first check is not missed.
      let language = site.langue.language
      let changes = try SiteChanges.stream(root: site.root) { reason in
        FileHandle.standardError.write(Data((reason.text(in: language) + "\n").utf8))
      }
      await check(request)
      for await _ in changes { await check(request) }
    } catch {
      say(error.message.text(in: site.langue.language))
      throw ExitCode.environment
    }
  }

  /// Tells whether a file, named from the root of the site, is among those that are asked for.
  private var choice: (_ file: String) -> Bool {
    let asked = paths.isEmpty ? [""] : paths.compactMap(asked)
    return { file in asked.contains { $0.isEmpty || $0 == file || file.hasPrefix($0 + "/") } }
  }

  /// What a path means, from the root of the site: the path is from where the command runs or from that root, and there may be symbolic
  /// links on the way to both. Nil for what is not there or not of the site.
  private func asked(_ path: String) -> String? {
    let root = Self.real(site.root)
    for place in [path, "\(site.root)/\(path)"] where FileManager.default.fileExists(atPath: place) {
      let whole = Self.real(place)
      if whole == root { return "" }
      if whole.hasPrefix(root + "/") { return String(whole.dropFirst(root.count + 1)) }
    }
    return nil
  }

  private static func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

  private func refusal(_ path: String) -> String {
    FileManager.default.fileExists(atPath: path)
      ? site.langue.say("« \(path) » n’est pas dans le site « \(site.root) ».", "“\(path)” is not in the site “\(site.root)”.")
      : site.langue.say("Il n’y a ni fichier ni dossier « \(path) ».", "There is neither a file nor a folder “\(path)”.")
  }

  private func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
