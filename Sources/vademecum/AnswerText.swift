import Foundation
import Registry

/// The answer to a query, for a terminal or a program.
struct AnswerText {
  private let answer: ResultTable

  init(_ answer: ResultTable) {
    self.answer = answer
  }

  func text(as format: QueryCommand.Format) -> String {
    switch format {
    case .table: table
    case .csv:
      String(decoding: CSVWriter.bytes(header: answer.columns.map(\.name), rows: answer.rows, isMarked: false), as: UTF8.self)
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

  private var json: String {
    let names = answer.columns.map(\.name)
    let objects = answer.rows.map { row in
      Dictionary(zip(names, row), uniquingKeysWith: { first, _ in first })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(objects)).map { String(decoding: $0, as: UTF8.self) } ?? "[]") + "\n"
  }
}
