import PluginKit

/// From the part of a question that does not stand to its place in the options of a directive.
struct OptionPlaces {
  let mapping: YAMLMapping
  let call: DirectiveCall

  /// The keys under which columns are named, in the order in which they are looked through.
  private static let columnKeys = ["colonnes", "par", "série", "serie", "groupe", "totaux", "étiquette", "etiquette"]

  func place(of part: QueryProblem.Part) -> Place {
    switch part {
    case .table: place(of: "table")
    case .column(let name): Self.columnKeys.lazy.compactMap { self.item(name, in: $0) }.first ?? place(of: "colonnes")
    case .sort(let name): item(name, in: "tri") ?? place(of: "tri")
    case .filter(let column): filter(column)
    case .limit: place(of: "limite")
    case .aggregate: place(of: "mesure")
    case .sql: place(of: "sql")
    }
  }

  func place(of key: String) -> Place { call.source.place(mapping[key]?.range ?? call.directive.nameSource) }

  private func item(_ name: String, in key: String) -> Place? {
    mapping[key]?.items.first { $0.text == name }.map { call.source.place($0.range) }
  }

  private func filter(_ column: String) -> Place {
    let entry = ["où", "ou"].lazy.compactMap { mapping[$0]?.mapping?.entry(column) }.first
    return call.source.place(entry.map { $0.keyRange.lowerBound..<$0.value.range.upperBound } ?? call.directive.nameSource)
  }
}
