import Markdown

/// From what an author may write between `[[` and `]]` to pages: titles, ids and aliases, whatever their case and accents.
struct NameIndex: Sendable {
  private var nodes: [String: [Int]] = [:]

  init(_ pages: [PageNode]) {
    for (index, page) in pages.enumerated() {
      for name in Set(([page.title] + page.names).map(Self.fold)) { nodes[name, default: []].append(index) }
    }
  }

  static func fold(_ name: String) -> String { Anchor.slug(name) }

  /// The pages of that name, those of a language before the others when there are some.
  func pages(named name: String, language: String, among pages: [PageNode]) -> [Int] {
    let found = nodes[Self.fold(name)] ?? []
    let sameLanguage = found.filter { pages[$0].language == language }
    return sameLanguage.isEmpty ? found : sameLanguage
  }
}
