import Foundation
import PluginKit
import Theme

/// Pages on a subject near a document's: those that share with it the rarest values of taxonomies.
///
/// Work per page is bounded: values are walked from the rarest, and only so many documents of each are looked at.
struct RelatedPages: Sendable {
  private let corpus: Corpus
  /// For each document, its values, the rarest first.
  private let values: [[Taxonomy.Value]]

  private static let candidatesPerValue = 60
  private static let valuesPerDocument = 6
  private static let shown = 4

  init(_ corpus: Corpus) {
    self.corpus = corpus
    var values = [[Taxonomy.Value]](repeating: [], count: corpus.documents.count)
    for value in corpus.taxonomies.flatMap(\.values) {
      for document in value.documents { values[document].append(value) }
    }
    self.values = values.map { Array($0.sorted { $0.documents.count < $1.documents.count }.prefix(Self.valuesPerDocument)) }
  }

  /// The nearest first; pages that the document already links to and its own folder's index are not repeated.
  func pages(near document: Document) -> [RelatedView] {
    var scores: [Int: (score: Double, shared: [String])] = [:]
    for value in values[document.index] {
      let weight = log(Double(corpus.documents.count + 1) / Double(value.documents.count))
      for candidate in window(of: value.documents, around: document.index) where isWorth(candidate, for: document) {
        scores[candidate, default: (0, [])].score += weight
        scores[candidate]?.shared.append(value.label)
      }
    }
    return scores.sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }.prefix(Self.shown).map { candidate, match in
      let other = corpus.documents[candidate]
      return RelatedView(
        title: other.title, url: document.address.link(to: other.address), kindLabel: other.model.title,
        why: match.shared.prefix(3).joined(separator: ", "))
    }
  }

  /// The documents of a value that stand nearest to one in the order of files.
  private func window(of documents: [Int], around index: Int) -> ArraySlice<Int> {
    guard documents.count > Self.candidatesPerValue else { return documents[...] }
    var low = 0
    var high = documents.count
    while low < high {
      let middle = (low + high) / 2
      if documents[middle] < index { low = middle + 1 } else { high = middle }
    }
    let start = max(0, min(low - Self.candidatesPerValue / 2, documents.count - Self.candidatesPerValue))
    return documents[start..<start + Self.candidatesPerValue]
  }

  private func isWorth(_ candidate: Int, for document: Document) -> Bool {
    let other = corpus.documents[candidate]
    return candidate != document.index && other.language == document.language && !other.path.isIndex
  }
}
