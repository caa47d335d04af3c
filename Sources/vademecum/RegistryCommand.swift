import ArgumentParser
import Dates
import Diagnostics
import Edition
import Foundation
import Registry

struct RegistryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry",
    abstract: "Dit d’où vient le registre, le relit, et montre ce qui a changé.",
    subcommands: [StatusCommand.self, PullCommand.self, DiffCommand.self])
}

/// What each table is made of; the exit code is 1 when a source failed or its data are stale where that is an error.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Pour chaque table : sources, date, âge, empreinte, lignes.")

  @OptionGroup var site: SiteOptions

  func run() async throws {
    let request = try site.request()
    let (snapshot, diagnostics) = await SiteRegistry.load(root: site.root, date: request.date)
    if let snapshot { print(Columns(lines(snapshot, request.date)).text) }
    Report(format: .human, language: site.langue, root: site.root).print(diagnostics.filter(\.castsDoubt), to: .standardError)
    if snapshot == nil || diagnostics.hasErrors { throw ExitCode.faultyContent }
  }

  private func lines(_ snapshot: Snapshot, _ today: PartialDate) -> [[String]] {
    let heads =
      site.langue == .french
      ? ["table", "source", "date", "âge", "état", "empreinte", "lignes"]
      : ["table", "source", "date", "age", "state", "digest", "rows"]
    return [heads]
      + snapshot.tables.flatMap { table in
        let digest = table.digest.hex(bytes: 6)
        let rows = String(table.rowCount)
        if table.origins.isEmpty {
          return [[table.name, "–", "", "", site.langue.say("sans source", "no source"), digest, rows]]
        }
        return table.origins.map { origin in
          [table.name, origin.source, origin.date ?? "?", age(origin, today), state(origin), digest, rows]
        }
      }
  }

  private func age(_ origin: TableOrigin, _ today: PartialDate) -> String {
    origin.date.flatMap { PartialDate($0) }.map { "\(max(0, today.earliest - $0.latest)) \(site.langue.say("j", "d"))" } ?? "?"
  }

  private func state(_ origin: TableOrigin) -> String {
    switch origin.freshness {
    case .current: site.langue.say("à jour", "up to date")
    case .stale(_, let limit): site.langue.say("ancien (> \(limit) j)", "old (> \(limit) d)")
    case .lastGood: site.langue.say("dernière bonne copie", "last good copy")
    }
  }
}

/// Asks the sources now, so that a later build without network has their last good copy; the exit code is 1 when one did not answer,
/// whatever its policy is.
struct PullCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "pull", abstract: "Relit toutes les sources maintenant.")

  @OptionGroup var site: SiteOptions

  func run() async throws {
    let request = try site.request()
    let (snapshot, diagnostics) = await SiteRegistry.load(root: site.root, date: request.date)
    Report(format: .human, language: site.langue, root: site.root).print(diagnostics.filter(\.castsDoubt), to: .standardError)
    guard let snapshot, !diagnostics.hasErrors else { throw ExitCode.faultyContent }
    let tables = snapshot.tables.filter { !$0.origins.isEmpty }
    guard !tables.contains(where: { $0.origins.contains(where: \.freshness.isLastGood) }) else { throw ExitCode.faultyContent }
    let rows = tables.reduce(0) { $0 + $1.rowCount }
    print(
      site.langue.count(tables.count, ("table", "tables"), ("table", "tables")) + ", "
        + site.langue.count(rows, ("ligne lue.", "lignes lues."), ("row read.", "rows read.")))
  }
}

/// What changed since the edition that is published; the exit code is 0 when nothing did, 3 when something did,
/// 2 when there is no edition, 1 when the next build would find errors.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Ce qui a changé depuis la dernière édition : tables, lignes, pages.",
    discussion: """
      Code de sortie : 0 si rien n’a changé, 3 si des lignes ou des pages ont changé, 2 s’il n’y a pas d’édition, 1 s’il y a des erreurs.
      Exemple : vademecum registry diff || vademecum build
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("Dossier du site publié. Par défaut, _site dans la racine.", valueName: "DOSSIER"))
  var output: String?

  func run() async throws {
    let output = output ?? "\(site.root)/_site"
    switch try await RegistryDifference.since(output: output, request: try site.request()) {
    case .noEdition:
      FileHandle.standardError.write(
        Data(site.langue.say("Pas d’édition à comparer dans \(output).\n", "No edition to compare with in \(output).\n").utf8))
      throw ExitCode.environment
    case .faulty(let diagnostics):
      Report(format: .human, language: site.langue, root: site.root).print(diagnostics.filter(\.castsDoubt), to: .standardError)
      throw ExitCode.faultyContent
    case .difference(let difference) where difference.isEmpty: print(site.langue.say("Rien n’a changé.", "Nothing has changed."))
    case .difference(let difference):
      show(difference)
      throw ExitCode(3)
    }
  }

  private func show(_ difference: RegistryDifference) {
    for table in difference.tables {
      print("\(table.name) : \(table.rowsBefore) → \(table.rowsNow)")
      for (sign, keys) in [("+", table.added), ("-", table.removed), ("~", table.changed)] {
        for key in keys { print("  \(sign) \(key)") }
      }
    }
    let pages = difference.pages.count
    print(site.langue.count(pages, ("page à refaire :", "pages à refaire :"), ("page to make again:", "pages to make again:")))
    for page in difference.pages { print("  \(page)") }
  }
}

/// Words under one another.
struct Columns {
  let lines: [[String]]

  init(_ lines: [[String]]) {
    self.lines = lines
  }

  var text: String {
    let widths = (lines.first ?? []).indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
