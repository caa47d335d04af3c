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
    guard (search == nil) != (sql == nil) else { throw ValidationError("Donnez une requête SQL, ou des mots avec --search.") }
  }

  func run() async throws {
    if let search { try self.search(search) }
    if let sql { try await query(sql) }
  }

  private func search(_ words: String) throws {
    let folder = output ?? "\(site.root)/_site"
    guard let answer = SearchQuery(output: folder, text: words).answer() else {
      throw ValidationError("Il n’y a pas de site publié dans « \(folder) » : lancez d’abord vademecum build.")
    }
    print(answer)
  }

  private func query(_ sql: String) async throws {
    let request = try site.request()
    let (snapshot, diagnostics) = await SiteRegistry.load(root: site.root, date: request.date)
    let report = Report(format: .human, language: site.langue, root: site.root)
    guard let snapshot else {
      report.print(diagnostics, to: .standardError)
      throw ExitCode.faultyContent
    }
    do throws(QueryError) {
      let answer = try snapshot.query(sql: sql.replacing(":aujourdhui", with: "'\(request.date.iso)'"))
      FileHandle.standardOutput.write(Data(AnswerText(answer).text(as: format).utf8))
    } catch {
      report.print(error.problems.map { $0.diagnostic(at: nil) }, to: .standardError)
      throw ExitCode.faultyContent
    }
  }
}

/// The answer to a query, for a terminal or a program.
struct AnswerText {
  private let answer: ResultTable

  init(_ answer: ResultTable) {
    self.answer = answer
  }

  func text(as format: QueryCommand.Format) -> String {
    switch format {
    case .table: table
    case .csv: ([answer.columns.map(\.name)] + rows).map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    case .json: json
    }
  }

  private var rows: [[String]] { answer.rows.map { $0.map(\.text) } }

  /// Columns side by side; control characters, which could drive the terminal, become blanks.
  private var table: String {
    let lines = ([answer.columns.map(\.name)] + rows).map { $0.map(plain) }
    let widths = answer.columns.indices.map { column in min(lines.map { $0[column].count }.max() ?? 0, 60) }
    let text = lines.map { line in
      zip(line, widths).map { cell, width in
        let shown = cell.count > width ? cell.prefix(width - 1) + "…" : cell[...]
        return shown + String(repeating: " ", count: max(0, width - shown.count))
      }.joined(separator: "  ")
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return (text.prefix(1) + [rule] + text.dropFirst()).joined(separator: "\n") + "\n"
  }

  private func plain(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
  }

  private func quoted(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private var json: String {
    let names = answer.columns.map(\.name)
    let objects = answer.rows.map { row in
      Dictionary(zip(names, row).map { ($0, Value(cell: $1)) }, uniquingKeysWith: { first, _ in first })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(objects)).map { String(decoding: $0, as: UTF8.self) } ?? "[]") + "\n"
  }

  private struct Value: Encodable {
    let cell: Cell

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch cell {
      case .integer(let number): try container.encode(number)
      case .decimal(let number): try container.encode(number)
      case .list(let items): try container.encode(items)
      case .null: try container.encodeNil()
      case .text, .date: try container.encode(cell.text)
      }
    }
  }
}
