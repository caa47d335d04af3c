/// Which documents say the same in several languages, by their key `traduction_de`.
public struct Translations: Sendable {
  /// Documents that are translated, by the one that the others translate.
  private let groups: [Int: [Int]]
  private let originals: [Int: Int]

  init(_ documents: [Document], resolver: LinkResolver) {
    var groups: [Int: [Int]] = [:]
    var originals: [Int: Int] = [:]
    for document in documents {
      guard let written = document.text("traduction_de"),
        let original = resolver.node(named: written, language: documents.first?.language ?? "fr"), original < documents.count
      else { continue }
      groups[original, default: [original]].append(document.index)
      originals[document.index] = original
    }
    self.groups = groups
    self.originals = originals
  }

  /// The document itself and those that say the same in other languages, the original first; empty when there are none.
  public subscript(document: Document) -> [Int] {
    groups[originals[document.index] ?? document.index] ?? []
  }
}
