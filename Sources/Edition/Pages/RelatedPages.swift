import Foundation
import PluginKit
import Theme

/// Pages on a subject near a document's: those that share with it the rarest values of taxonomies.
///
/// Work per page is bounded: values are walked from the rarest, and only so many documents of each are looked at.
struct RelatedPages: Sendable {
  private let corpus: Corpus
  /// For each document, a number for its language; -1 for the index of a folder, which is near to nothing.
  private let languages: [Int]

  private static let candidatesPerValue = 60
  private static let valuesPerDocument = 6
  private static let shown = 4

  private typealias Match = (candidate: Int, score: Double)

  init(_ corpus: Corpus) {
    self.corpus = corpus
    let known = corpus.site.languages
    languages = corpus.documents.map { $0.path.isIndex ? -1 : known.firstIndex(of: $0.language) ?? known.count }
  }

  /// The nearest first, those of its language.
  func documents(near document: Document) -> [Int] {
    best(candidates(near: document, values(of: document))).map(\.candidate)
  }

  func views(of near: [Int], for document: Document) -> [RelatedView] {
    let values = values(of: document)
    return near.map { index in
      let other = corpus.documents[index]
      let shared = values.filter { $0.documents.containsSorted(index) }.prefix(3).map(\.label)
      return RelatedView(
        title: other.title, url: document.address.link(to: other.address), kindLabel: other.model.title,
        why: shared.joined(separator: ", "))
    }
  }

  /// The values of the document, the rarest first.
  private func values(of document: Document) -> [Taxonomy.Value] {
    let all = corpus.memberships[document].map { corpus.taxonomies[$0.taxonomy].values[$0.value] }
    return Array(all.sorted { $0.documents.count < $1.documents.count }.prefix(Self.valuesPerDocument))
  }

  /// Candidates in the order of the files, each with the weights of all values that led to it.
  private func candidates(near document: Document, _ values: [Taxonomy.Value]) -> [Match] {
    var found: [Match] = []
    for value in values {
      let weight = log(Double(corpus.documents.count + 1) / Double(value.documents.count))
      for candidate in window(of: value.documents, around: document.index)
      where candidate != document.index && languages[candidate] == languages[document.index] && languages[candidate] >= 0 {
        found.append((candidate, weight))
      }
    }
    found.sort { $0.candidate < $1.candidate }
    return found.reduce(into: []) { merged, next in
      if let last = merged.last, last.candidate == next.candidate {
        merged[merged.count - 1].score += next.score
      } else {
        merged.append(next)
      }
    }
  }

  /// The few with the best scores; of equals, the first in the order of the files.
  private func best(_ candidates: [Match]) -> [Match] {
    var best: [Match] = []
    for candidate in candidates {
      let place = best.firstIndex { $0.score < candidate.score } ?? best.count
      guard place < Self.shown else { continue }
      best.insert(candidate, at: place)
      if best.count > Self.shown { best.removeLast() }
    }
    return best
  }

  /// The documents of a value that stand nearest to one in the order of files.
  private func window(of documents: [Int], around index: Int) -> ArraySlice<Int> {
    guard documents.count > Self.candidatesPerValue else { return documents[...] }
    let start = documents.lowerBound(of: index) - Self.candidatesPerValue / 2
    let low = max(0, min(start, documents.count - Self.candidatesPerValue))
    return documents[low..<low + Self.candidatesPerValue]
  }
}

extension [Int] {
  /// In a sorted array, the first position whose number is not less.
  fileprivate func lowerBound(of number: Int) -> Int { partitionPoint { $0 < number } }

  fileprivate func containsSorted(_ number: Int) -> Bool {
    let place = lowerBound(of: number)
    return place < count && self[place] == number
  }
}
