import Diagnostics
import Markdown

/// What people call the rows of a table: their keys, their names, and for an agreement the names of its two parties.
struct RowNames: Sendable {
  private let rows: [String: [String: String]]
  private let keys: NearestNames
  private let names: NearestNames

  /// The columns that hold a name in plain words, where a table has them.
  private static let columns = ["nom", "intitule"]

  init(_ rows: [String: [String: String]]) {
    self.rows = rows
    keys = NearestNames { Array(rows.keys) }
    names = NearestNames { rows.values.flatMap(Self.names) }
  }

  /// The key of the row that has this name, else the nearest key, else that of the nearest name, else that of the only agreement whose two
  /// parties are named.
  func nearestKey(to written: String) -> String? {
    if let key = key(ofRowNamed: written) ?? keys.nearest(to: written) { return key }
    return names.nearest(to: written).flatMap { key(ofRowNamed: $0) } ?? key(ofParties: written)
  }

  private static func names(of row: [String: String]) -> [String] { columns.compactMap { row[$0] } }

  /// Of several rows with one name, the first key in the alphabet.
  private func key(ofRowNamed name: String) -> String? {
    let wanted = Anchor.slug(name)
    return rows.filter { Self.names(of: $0.value).contains { Anchor.slug($0) == wanted } }.keys.min()
  }

  private func key(ofParties written: String) -> String? {
    let words = Self.words(written)
    let found = rows.filter { row in
      guard let first = row.value["collectivite"], let second = row.value["partenaire"] else { return false }
      return Self.words(first + " " + second).isSubset(of: words)
    }
    return found.count == 1 ? found.keys.first : nil
  }

  private static func words(_ text: String) -> Set<Substring> { Set(Anchor.slug(text).split(separator: "-")) }
}
