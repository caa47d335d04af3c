import Foundation
import PluginKit

/// The data of a table, as published in `donnees/` for spreadsheets and programs.
struct TableData {
  let caption: String
  let columns: [ResultColumn]
  let rows: [[Cell]]
  /// Of the rows that match, before the limit.
  let totalCount: Int
  let sources: [String]
  /// The date of the data, AAAA-MM-JJ; nil when their keeper does not say.
  let date: String?
  let language: String
  /// How many of the columns the page shows; one that only groups rows comes after them.
  var shownCount: Int
  /// By column: what readers see of the codes that its cells hold.
  var labels: [String: [String: String]] = [:]
  /// By column: the sum over all the rows that match.
  var totals: [String: Cell] = [:]

  init(_ answer: ResultTable, caption: String, sources: [String], date: String?, language: String) {
    self.caption = caption
    columns = answer.columns
    rows = answer.rows
    totalCount = answer.totalCount
    self.sources = sources
    self.date = date
    self.language = language
    shownCount = answer.columns.count
  }

  func files(id: String) -> [DataFile] {
    [
      DataFile(address: Address("donnees/\(id).csv"), bytes: CSVWriter.bytes(header: columns.map(\.name), rows: rows)),
      DataFile(address: Address("donnees/\(id).json"), bytes: Self.json(document(digest: digest))),
    ]
  }

  /// Changes with anything that the page shows of the data: rows, sums, count, date.
  var digest: String { Digest(of: Self.json(document(digest: ""))).hex(bytes: 8) }

  private func document(digest: String) -> Document {
    Document(
      legende: caption, sources: sources, date: date, empreinte: digest, total: totalCount, totaux: totals.isEmpty ? nil : totals,
      colonnes: columns.map { column in
        Column(
          nom: column.name, libelle: column.label.text(in: language), type: column.type.rawValue, libelles: labels[column.name])
      }, lignes: rows)
  }

  private static func json(_ document: Document) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(document) else { preconditionFailure("a table holds only texts and finite numbers") }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  private struct Document: Encodable {
    let legende: String
    let sources: [String]
    let date: String?
    let empreinte: String
    let total: Int
    let totaux: [String: Cell]?
    let colonnes: [Column]
    let lignes: [[Cell]]
  }

  private struct Column: Encodable {
    let nom: String
    let libelle: String
    let type: String
    let libelles: [String: String]?
  }
}
