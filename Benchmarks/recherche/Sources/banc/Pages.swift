import Foundation
import SearchIndex

/// One page of a corpus, as a line of JSON.
struct BenchPage: Decodable {
  struct Section: Decodable {
    var anchor: String?
    var title: String
    var level: Int
    var text: String
  }
  struct Facet: Decodable {
    var name: String
    var value: String
    var label: String
  }
  var path: String
  var title: String
  var kind: String?
  var language: String?
  var description: String?
  var identifiers: [String]?
  var facets: [Facet]?
  var sections: [Section]
  var weight: Double?

  var document: SearchDocument {
    SearchDocument(
      path: path, title: title, kind: kind ?? "", language: SearchLanguage(rawValue: language ?? "fr") ?? .french,
      description: description ?? "", identifiers: identifiers ?? [],
      facets: (facets ?? []).map { SearchFacet(name: $0.name, value: $0.value, label: $0.label) },
      sections: sections.map {
        SearchSection(anchor: $0.anchor, title: $0.title, level: $0.level, text: Array($0.text.utf8))
      },
      weight: weight ?? 1)
  }

  static func read(_ file: String) throws -> [SearchDocument] {
    let decoder = JSONDecoder()
    return try Data(contentsOf: URL(fileURLWithPath: file)).split(separator: 0x0A)
      .map { try decoder.decode(BenchPage.self, from: $0).document }
  }
}
