/// How documents stand in folders: the page of each folder, what it lists, the way up, and the order of reading.
public struct Outline: Sendable {
  /// A folder of `content/` that holds documents.
  public struct Folder: Sendable {
    /// Path under `content/`; empty for `content/` itself.
    public let path: String
    /// Its `index.md`; nil when it has none, and then the generator lists it under its own name.
    public let index: Int?
    /// Documents directly in it and folders below, in the order of the list.
    public let entries: [Entry]
  }

  public enum Entry: Sendable, Hashable {
    case document(Int)
    case folder(String)
  }

  /// By path, in the order of their paths.
  public let folders: [String: Folder]

  public init(_ documents: [Document]) {
    var members: [String: [Document]] = ["": []]
    for document in documents { members[String(document.path.folder), default: []].append(document) }
    for path in members.keys {
      var above = Self.parent(of: path)
      while members[above] == nil {
        members[above] = []
        above = Self.parent(of: above)
      }
    }
    let paths = members.keys.sorted()
    let below = Dictionary(grouping: paths.filter { !$0.isEmpty }, by: Self.parent)
    folders = Dictionary(
      uniqueKeysWithValues: paths.map { path in
        let index = members[path]?.first { $0.path.isIndex }?.index
        let entries = Self.entries(members[path] ?? [], below[path] ?? [], documents: members)
        return (path, Folder(path: path, index: index, entries: entries))
      })
  }

  /// The folder that a document is in; that of its parent for an `index.md`.
  public func parentFolder(of document: Document) -> String? {
    let folder = document.path.folders.joined(separator: "/")
    guard document.path.isIndex else { return folder }
    return folder.isEmpty ? nil : Self.parent(of: folder)
  }

  /// From the outermost folder below `content/` to the one that holds the document, its own when it is an index excluded.
  public func ancestors(of document: Document) -> [Folder] {
    guard let folder = parentFolder(of: document), !folder.isEmpty else { return [] }
    let parts = folder.split(separator: "/")
    return parts.indices.compactMap { folders[parts[...$0].joined(separator: "/")] }
  }

  /// All documents of a folder and of those below it, in the order of reading: a folder's index before what it holds.
  public func readingOrder(of folder: String) -> [Int] {
    guard let folder = folders[folder] else { return [] }
    return (folder.index.map { [$0] } ?? [])
      + folder.entries.flatMap { entry -> [Int] in
        switch entry {
        case .document(let index): [index]
        case .folder(let path): readingOrder(of: path)
        }
      }
  }

  private static func entries(_ documents: [Document], _ folders: [String], documents all: [String: [Document]]) -> [Entry] {
    let own = documents.filter { !$0.path.isIndex }.map { (order(of: $0), $0.path.text, Entry.document($0.index)) }
    let below = folders.map { path -> (Int, String, Entry) in
      let index = all[path]?.first { $0.path.isIndex }
      return (index.map(order) ?? Int.max, path, .folder(path))
    }
    return (own + below).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  private static func order(of document: Document) -> Int { document.text("ordre").flatMap { Int($0) } ?? Int.max }

  static func parent(of folder: String) -> String {
    folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
  }
}
