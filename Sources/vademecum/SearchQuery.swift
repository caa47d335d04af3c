import Foundation
import SearchIndex

/// A search of the published site in the terminal, with the results and the order of the search page.
struct SearchQuery {
  /// The folder of the published site.
  let output: String
  let text: String
  let language: MessageLanguage

  /// - Returns: the best results, for a reader; nil when the folder holds no index.
  func answer(limit: Int = 10) -> String? {
    guard let engine = SearchEngine(read: { FileManager.default.contents(atPath: "\(output)/\($0)").map(Array.init) }) else {
      return nil
    }
    let found = engine.search(text, limit: limit)
    return ([heading(found)] + found.results.enumerated().map(entry)).joined(separator: "\n\n")
  }

  private func heading(_ found: SearchResults) -> String {
    let count =
      found.count == 0
      ? language.say("Aucun résultat", "No result")
      : language.count(found.count, ("résultat", "résultats"), ("result", "results"))
    let meant = found.corrections.map(\.meant).joined(separator: ", ")
    return meant.isEmpty ? count : language.say("\(count) pour « \(meant) »", "\(count) for “\(meant)”")
  }

  private func entry(_ place: Int, _ result: SearchResult) -> String {
    let excerpt = result.excerpt.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let parts = result.headings.map { "\n    › \($0.title) (#\($0.anchor))" }.joined()
    return "\(place + 1). \(result.title) — \(result.path)\n    \(excerpt)\(parts)"
  }
}
