import Diagnostics
import Foundation

/// The last good answers of distant sources, one file a source in `.vademecum/registre/`.
///
/// A file is one line of JSON that tells what follows, then the tables as CSV. It is written beside its place and renamed into it, so that
/// a reader finds the old copy or the new one, never half of one.
public struct LastGoodCopies: Sendable {
  private let folder: URL

  /// - Parameter folder: made when the first copy is written.
  public init(folder: String) {
    self.folder = URL(fileURLWithPath: folder, isDirectory: true)
  }

  struct Head: Codable {
    var tables: [Entry]
    /// What an HTTP server said to recognise its answers by, by address.
    var validators: [String: Validator]

    struct Entry: Codable {
      let name: String
      let location: String
      let date: String?
      let bytes: Int
    }
  }

  struct Validator: Codable, Sendable, Hashable {
    var etag: String?
    var lastModified: String?
  }

  /// Puts a good answer in the place of the last one.
  func write(_ source: String, _ answer: SourceAnswer) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let bodies = answer.tables.map(\.csv)
    let head = Head(
      tables: zip(answer.tables, bodies).map { table, body in
        .init(name: table.name, location: table.origin.location, date: table.origin.date, bytes: body.count)
      }, validators: answer.validators)
    let file = try JSONEncoder().encode(head) + Data([0x0A]) + Data(bodies.joined())
    let beside = folder.appendingPathComponent(Self.fileName(source) + ".\(getpid()).nouveau")
    try file.write(to: beside)
    guard rename(beside.path, url(source).path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }

  /// - Returns: nil when there is no copy, or none that can be read.
  func read(_ source: String, reason: Localized) -> SourceAnswer? {
    guard let (head, bytes) = file(source) else { return nil }
    return answer(head, bytes, source, .lastGood(reason: reason))
  }

  /// The copy as the current answer: a server said that nothing has changed since.
  func unchanged(_ source: String) -> SourceAnswer? {
    file(source).flatMap { answer($0.0, $0.1, source, .current) }
  }

  func validators(_ source: String) -> [String: Validator] { file(source)?.0.validators ?? [:] }

  private func answer(_ head: Head, _ bytes: [UInt8], _ source: String, _ freshness: TableOrigin.Freshness) -> SourceAnswer? {
    var (tables, start): ([RawTable], Int) = ([], 0)
    for entry in head.tables {
      guard entry.bytes >= 0, start + entry.bytes <= bytes.count else { return nil }
      let origin = TableOrigin(source: source, location: entry.location, date: entry.date, freshness: freshness)
      let text = SourceText(path: entry.location + "/" + entry.name + ".csv", bytes: Array(bytes[start..<start + entry.bytes]))
      var parser = CSVParser(source: text, origin: origin)
      guard let table = parser.parse(as: entry.name), !parser.problems.all.hasErrors else { return nil }
      tables.append(table)
      start += entry.bytes
    }
    return SourceAnswer(tables: tables, validators: head.validators)
  }

  private func file(_ source: String) -> (Head, [UInt8])? {
    guard let data = try? Data(contentsOf: url(source)), let end = data.firstIndex(of: 0x0A),
      let head = try? JSONDecoder().decode(Head.self, from: data[..<end])
    else { return nil }
    return (head, Array(data[data.index(after: end)...]))
  }

  private func url(_ source: String) -> URL { folder.appendingPathComponent(Self.fileName(source)) }

  /// A name that no source can lead out of the folder with.
  private static func fileName(_ source: String) -> String {
    let safe = source.utf8.map { byte -> String in
      let isPlain = (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : "-" + String(byte, radix: 16)
    }
    return safe.joined() + ".copie"
  }
}

extension RawTable {
  /// The rows as CSV (RFC 4180), every cell in quotes.
  var csv: [UInt8] {
    var csv: [UInt8] = []
    csv.reserveCapacity(bytes.count + cells.count * 3)
    for (index, column) in columns.enumerated() {
      Self.append(Array(column.utf8)[...], last: index == columns.count - 1, to: &csv)
    }
    for (index, cell) in cells.enumerated() {
      Self.append(bytes[Int(cell.lowerBound)..<Int(cell.upperBound)], last: (index + 1) % columns.count == 0, to: &csv)
    }
    return csv
  }

  private static func append(_ cell: ArraySlice<UInt8>, last: Bool, to csv: inout [UInt8]) {
    csv.append(UInt8(ascii: "\""))
    for byte in cell {
      if byte == UInt8(ascii: "\"") { csv.append(byte) }
      csv.append(byte)
    }
    csv.append(UInt8(ascii: "\""))
    csv.append(UInt8(ascii: last ? "\n" : ","))
  }
}
