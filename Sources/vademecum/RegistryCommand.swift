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
    let snapshot = try await site.snapshot(request)
    let heads = ["table", "source", "date", "âge", "état", "empreinte", "lignes"]
    let lines = snapshot.tables.flatMap { table in
      let digest = table.digest.hex(bytes: 6)
      let rows = String(table.rowCount)
      if table.origins.isEmpty { return [[table.name, "–", "", "", "sans source", digest, rows]] }
      return table.origins.map { origin in
        [table.name, origin.source, origin.date ?? "?", age(origin, request.date), state(origin), digest, rows]
      }
    }
    print(Columns([heads] + lines).text)
  }

  private func age(_ origin: TableOrigin, _ today: PartialDate) -> String {
    origin.date.flatMap { PartialDate($0) }.map { "\(max(0, today.earliest - $0.latest)) j" } ?? "?"
  }

  private func state(_ origin: TableOrigin) -> String {
    switch origin.freshness {
    case .current: "à jour"
    case .stale(_, let limit): "ancien (> \(limit) j)"
    case .lastGood: "dernière bonne copie"
    }
  }
}

/// Asks the sources now, so that a later build without network has their last good copy.
struct PullCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "pull", abstract: "Relit toutes les sources maintenant.")

  @OptionGroup var site: SiteOptions

  func run() async throws {
    let snapshot = try await site.snapshot(try site.request())
    let tables = snapshot.tables.filter { !$0.origins.isEmpty }
    let rows = tables.reduce(0) { $0 + $1.rowCount }
    print(site.langue.say("\(tables.count) tables, \(rows) lignes lues.", "\(tables.count) tables, \(rows) rows read."))
  }
}

/// What changed since the edition that is published; the exit code is 0 when nothing did, 3 when something did.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Ce qui a changé depuis la dernière édition : tables, lignes, pages.")

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("Dossier du site publié. Par défaut, _site dans la racine.", valueName: "DOSSIER"))
  var output: String?

  func run() async throws {
    let output = output ?? "\(site.root)/_site"
    guard let difference = try await RegistryDifference.since(output: output, request: try site.request()) else {
      FileHandle.standardError.write(
        Data(site.langue.say("Pas d’édition à comparer dans \(output).\n", "No edition to compare with in \(output).\n").utf8))
      throw ExitCode.environment
    }
    if difference.isEmpty {
      print(site.langue.say("Rien n’a changé.", "Nothing has changed."))
      return
    }
    for table in difference.tables {
      print("\(table.name) : \(table.rowsBefore) → \(table.rowsNow)")
      for (sign, keys) in [("+", table.added), ("-", table.removed), ("~", table.changed)] {
        for key in keys { print("  \(sign) \(key)") }
      }
    }
    print(site.langue.say("\(difference.pages.count) pages à refaire :", "\(difference.pages.count) pages to make again:"))
    for page in difference.pages { print("  \(page)") }
    throw ExitCode(3)
  }
}

extension SiteOptions {
  /// The registry, or its diagnostics and the end.
  func snapshot(_ request: Build.Request) async throws -> Snapshot {
    let (snapshot, diagnostics) = await SiteRegistry.load(root: root, date: request.date)
    Report(format: .human, language: langue, root: root).print(diagnostics, to: .standardError)
    guard let snapshot, !diagnostics.hasErrors else { throw ExitCode.faultyContent }
    return snapshot
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
