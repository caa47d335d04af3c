import Dates
import Diagnostics

/// What a cell means, once its column's type is known. The cases are what SQLite stores.
enum CellValue {
  case null
  /// These bytes of the table, as they are.
  case bytes
  /// Other bytes, for a value that was not written in its canonical form.
  case rewritten([UInt8])
  case integer(Int64)
  case decimal(Double)
  /// Not a value of the type.
  case bad
  /// More text than a table has room for.
  case tooLong
}

/// Reads cells of one column. It works on bytes: it runs for each cell of the registry.
struct CellReader {
  /// Bytes. A longer text belongs in a document; a parser of CSV stops at the same length, with the place in the file.
  static let maximumLength = CSVParser.maximumCellLength

  let column: ColumnSchema
  /// The values that a cell, or each item of a list, may have; nil when it is free.
  private let allowed: Set<ArraySlice<UInt8>>?

  /// - Parameter vocabulary: the codes of the column's vocabulary; nil when it has none or it is not known.
  init(_ column: ColumnSchema, vocabulary: some Sequence<String>) {
    self.column = column
    let names = column.values.map(\.name) + Array(vocabulary)
    allowed = names.isEmpty ? nil : Set(names.map { Array($0.utf8)[...] })
  }

  func value(_ cell: UnsafeBufferPointer<UInt8>) -> CellValue {
    if cell.isEmpty { return .null }
    if cell.count > Self.maximumLength { return .tooLong }
    switch column.type {
    case .text: return isAllowed(cell) ? .bytes : .bad
    case .integer: return integer(cell).map { .integer($0) } ?? .bad
    case .decimal: return decimal(cell).map { .decimal($0) } ?? .bad
    case .partialDate: return PartialDate(bytes: cell) == nil ? .bad : .bytes
    case .date: return PartialDate(bytes: cell)?.isWhole == true ? .bytes : .bad
    case .yesNo: return cell.elementsEqual("oui".utf8) || cell.elementsEqual("non".utf8) ? .bytes : .bad
    case .list: return list(cell)
    case .link: return isSafeLink(cell) ? .bytes : .bad
    }
  }

  private func isAllowed(_ cell: some Collection<UInt8>) -> Bool {
    allowed?.contains(Array(cell)[...]) ?? true
  }

  private func integer(_ cell: some Collection<UInt8>) -> Int64? {
    cell.count <= 19 ? Int64(String(decoding: cell, as: UTF8.self)) : nil
  }

  /// A point or, as spreadsheets write in French, a comma; no spaces, no exponent.
  private func decimal(_ cell: UnsafeBufferPointer<UInt8>) -> Double? {
    var text = Array(cell)
    if let comma = text.firstIndex(of: UInt8(ascii: ",")) { text[comma] = UInt8(ascii: ".") }
    let digits = text.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let isPlain = digits.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }
    return isPlain && cell.count <= 40 ? Double(String(decoding: text, as: UTF8.self)) : nil
  }

  /// Items are kept without the blanks around them and without empty items.
  private func list(_ cell: UnsafeBufferPointer<UInt8>) -> CellValue {
    let items = cell.split(separator: UInt8(ascii: ";")).map { item in
      let start = item.drop { $0 == 0x20 }
      return start.prefix(start.count - start.reversed().prefix { $0 == 0x20 }.count)
    }.filter { !$0.isEmpty }
    guard items.allSatisfy({ isAllowed($0) }) else { return .bad }
    let canonical = Array(items.joined(separator: CollectionOfOne(UInt8(ascii: ";"))))
    if canonical.isEmpty { return .null }
    return cell.elementsEqual(canonical) ? .bytes : .rewritten(canonical)
  }

  /// Only schemes that cannot run code: http and https, or no scheme at all.
  private func isSafeLink(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return false }
    let scheme = cell.prefix {
      $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    guard scheme.endIndex < cell.endIndex, cell[scheme.endIndex] == UInt8(ascii: ":") else {
      return !cell.starts(with: "//".utf8)
    }
    let name = String(decoding: scheme, as: UTF8.self).lowercased()
    return (name == "http" || name == "https") && cell[scheme.endIndex...].starts(with: "://".utf8)
  }
}
