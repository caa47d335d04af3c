import Foundation
import PluginKit

/// The data of a table, as published in `donnees/` for spreadsheets and programs.
struct TableData {
  let caption: String
  let columns: [ResultColumn]
  let rows: [[Cell]]
  let sources: [String]
  /// The date of the data, AAAA-MM-JJ; nil when their keeper does not say.
  let date: String?
  let digest: String
  /// For each column, what readers see of the codes that its cells hold; empty for a column without codes.
  var labels: [[String: String]] = []

  init(caption: String, columns: [ResultColumn], rows: [[Cell]], provenance: Provenance, digest: Digest) {
    self.init(caption: caption, columns: columns, rows: rows, sources: provenance.sources, date: provenance.date, digest: digest)
  }

  init(caption: String, columns: [ResultColumn], rows: [[Cell]], sources: [String], date: String?, digest: Digest) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.sources = sources
    self.date = date
    self.digest = digest.hex(bytes: 8)
  }

  func files(id: String) -> [DataFile] {
    [
      DataFile(address: Address("donnees/\(id).csv"), bytes: CSVWriter.bytes(header: columns.map(\.name), rows: rows)),
      DataFile(address: Address("donnees/\(id).json"), bytes: json),
    ]
  }

  private var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let document = Document(
      legende: caption, sources: sources, date: date, empreinte: digest,
      colonnes: columns.enumerated().map { position, column in
        let words = labels.indices.contains(position) && !labels[position].isEmpty ? labels[position] : nil
        return Column(nom: column.name, libelle: column.label.french, type: column.type.rawValue, libelles: words)
      }, lignes: rows.map { $0.map(Value.init) })
    guard let data = try? encoder.encode(document) else { preconditionFailure("a table holds only texts and finite numbers") }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  private struct Document: Encodable {
    let legende: String
    let sources: [String]
    let date: String?
    let empreinte: String
    let colonnes: [Column]
    let lignes: [[Value]]
  }

  private struct Column: Encodable {
    let nom: String
    let libelle: String
    let type: String
    let libelles: [String: String]?
  }

  private struct Value: Encodable {
    let cell: Cell

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch cell {
      case .text(let text): try container.encode(text)
      case .integer(let number): try container.encode(number)
      case .decimal(let number): try container.encode(number)
      case .date(let date): try container.encode(date.iso)
      case .list(let items): try container.encode(items)
      case .null: try container.encodeNil()
      }
    }
  }
}
