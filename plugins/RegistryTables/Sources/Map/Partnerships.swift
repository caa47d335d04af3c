import PluginKit

/// Who works with whom, as a map needs it: places with their number of agreements, and the lines between them.
struct Partnerships {
  struct Town {
    let key: String
    let name: String
    let country: String
    /// nil where the registry has no degrees, or none that are on Earth.
    let point: Coastlines.Point?
    var agreements: Int
  }

  /// From the one with the most agreements.
  let towns: [Town]
  /// Positions in `towns`, each pair once.
  let arcs: [(Int, Int)]
  let agreements: Int

  init(_ filters: [Filter], table: String, in context: DirectiveContext) throws(QueryError) {
    let rows = try context.registry.rows(TableQuery(table, where: filters, columns: ["collectivite_id", "partenaire_id"])).rows
    var counts: [String: Int] = [:]
    for row in rows { for cell in row { counts[cell.text, default: 0] += 1 } }
    let found = counts.map { Self.town($0.key, $0.value, context) }.sorted { ($1.agreements, $0.name) < ($0.agreements, $1.name) }
    let places = Dictionary(found.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = rows.compactMap { row -> [Int]? in
      guard let a = places[row[0].text], let b = places[row[1].text] else { return nil }
      return [min(a, b), max(a, b)]
    }
    towns = found
    arcs = Set(pairs).sorted { $0.lexicographicallyPrecedes($1) }.map { ($0[0], $0[1]) }
    agreements = rows.count
  }

  private static func town(_ key: String, _ count: Int, _ context: DirectiveContext) -> Town {
    let row = context.corpus.registry.row(key, in: "collectivites") ?? [:]
    let degrees = ["lon", "lat"].compactMap { row[$0].flatMap(Double.init) }
    let point = degrees.count == 2 ? Coastlines.Point(longitude: degrees[0], latitude: degrees[1]) : nil
    return Town(
      key: key, name: row["nom"] ?? key, country: row["pays_nom"] ?? "", point: point.flatMap { $0.isOnEarth ? $0 : nil },
      agreements: count)
  }
}
