import Foundation
import Synchronization

@testable import SearchIndex

/// The pages and the table of cases that the browser test reads too.
enum Samples {
  struct Cases: Decodable {
    /// Text, then its tokens.
    let mots: [[String]]
    /// Query, then its words: `-` excluded, `/1` in the first quotation, `(a,b)` parts of a reference.
    let requetes: [[String]]
    /// Query, then the path of its first result; empty for none, null for any.
    let resultats: [[String?]]
    let synonymes: [[String]]
    /// A word as typed, a known one, how far they are apart and what the mistake costs; 0 or 3 apart is no mistake.
    let fautes: [Mistake]
  }

  struct Mistake: Decodable {
    let typed: String, known: String, distance: Int, cost: Int

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      typed = try list.decode(String.self)
      known = try list.decode(String.self)
      distance = try list.decode(Int.self)
      cost = try list.decode(Int.self)
    }
  }

  private struct Page: Decodable {
    struct Section: Decodable { var anchor: String?, title: String, level: Int, text: String }
    struct Facet: Decodable { var name: String, value: String, label: String }
    var path: String, title: String, kind: String, language: String, description: String
    var identifiers: [String], facets: [Facet], sections: [Section], weight: Double
  }

  private static func read(_ name: String) -> Data {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data()
  }

  static let cases: Cases = decode(read("cas.json"))

  /// A broken sample stops the tests: they would pass on nothing.
  private static func decode<T: Decodable>(_ data: Data) -> T {
    do { return try JSONDecoder().decode(T.self, from: data) } catch { fatalError("\(error)") }
  }

  static let documents: [SearchDocument] = read("pages.jsonl").split(separator: 0x0A).map {
    let page: Page = decode($0)
    return SearchDocument(
      path: page.path, title: page.title, kind: page.kind, language: SearchLanguage(rawValue: page.language) ?? .french,
      description: page.description, identifiers: page.identifiers,
      facets: page.facets.map { SearchFacet(name: $0.name, value: $0.value, label: $0.label) },
      sections: page.sections.map {
        SearchSection(anchor: $0.anchor, title: $0.title, level: $0.level, text: Array($0.text.utf8))
      },
      weight: page.weight)
  }

  /// The files of an index, by path.
  static func build(
    _ documents: [SearchDocument] = documents, options: IndexBuilder.Options = .init()
  ) -> [String: [UInt8]] {
    let indexer = Indexer(synonyms: cases.synonymes)
    return files(of: documents.map(indexer.index), synonyms: cases.synonymes, options: options)
  }

  static func files(
    of documents: [IndexedDocument], synonyms: [[String]] = [], options: IndexBuilder.Options = .init()
  ) -> [String: [UInt8]] {
    let files = FileTable()
    let builder = IndexBuilder(paths: documents.map(\.path), synonyms: synonyms, options: options) { files.add($0, $1) }
    for document in documents { builder.add(document) }
    _ = builder.finish()
    return files.all
  }

  private final class FileTable: Sendable {
    private let files = Mutex<[String: [UInt8]]>([:])

    func add(_ path: String, _ bytes: [UInt8]) { files.withLock { $0[path] = bytes } }

    var all: [String: [UInt8]] { files.withLock(\.self) }
  }

  static func engine(_ files: [String: [UInt8]] = build()) -> SearchEngine {
    guard let engine = SearchEngine(read: { files[$0] }) else { fatalError("no index") }
    return engine
  }
}
