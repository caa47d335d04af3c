import Markdown

/// From what an author may write between `[[` and `]]` to pages: titles, ids and aliases, whatever their case and accents; and the names of
/// files, for a name that nothing else has.
struct NameIndex: Sendable {
  private var nodes: [String: [Int]] = [:]
  private var files: [String: [Int]] = [:]

  init(_ pages: [PageNode], documents: [Document]) {
    for (index, page) in pages.enumerated() { add(page, at: index) }
    for document in documents where !document.path.isIndex {
      files[Self.fold(String(document.path.stem)), default: []].append(document.index)
    }
  }

  /// A page that has changed its names.
  mutating func replace(_ old: PageNode, by new: PageNode, at index: Int) {
    for name in Self.names(of: old) { nodes[name]?.removeAll { $0 == index } }
    add(new, at: index)
    for name in Self.names(of: new) { nodes[name]?.sort() }
  }

  private mutating func add(_ page: PageNode, at index: Int) {
    for name in Self.names(of: page) { nodes[name, default: []].append(index) }
  }

  private static func names(of page: PageNode) -> Set<String> { Set(([page.title] + page.names).map(fold)) }

  static func fold(_ name: String) -> String { Anchor.slug(name) }

  /// The pages of that name: those of a language before the others, documents before pages made from the registry.
  func pages(named name: String, language: String, among pages: [PageNode]) -> [Int] {
    let folded = Self.fold(name)
    let found = nodes[folded].flatMap { $0.isEmpty ? nil : $0 } ?? files[folded] ?? []
    guard found.count > 1 else { return found }
    let sameLanguage = found.filter { pages[$0].language == language }
    let nearest = sameLanguage.isEmpty ? found : sameLanguage
    let written = nearest.filter { pages[$0].document != nil }
    return written.isEmpty ? nearest : written
  }
}
