import PluginKit

/// The values at a path of keys that may go through lists: `parties.signataire_nom` stands for one value a party.
struct FieldPath {
  private let keys: [Substring]

  init(_ path: String) { keys = path.split(separator: ".") }

  /// One value found, or the place where it is missing.
  enum Found {
    case value(YAMLNode)
    case missing(at: Range<Int>)
  }

  func values(in document: Document) -> [Found] {
    found(keys[...], in: .mapping(document.markdown.frontMatter), parent: document.markdown.frontMatter.range)
  }

  private func found(_ keys: ArraySlice<Substring>, in node: YAMLNode, parent: Range<Int>) -> [Found] {
    guard let key = keys.first else { return isEmpty(node) ? [.missing(at: parent)] : [.value(node)] }
    return node.items.flatMap { item -> [Found] in
      let start = item.range.lowerBound..<item.range.lowerBound
      guard let entry = item.mapping?.entry(String(key)) else { return [.missing(at: start)] }
      return found(keys.dropFirst(), in: entry.value, parent: entry.keyRange)
    }
  }

  private func isEmpty(_ node: YAMLNode) -> Bool {
    switch node {
    case .sequence(let items, _): items.isEmpty
    case .mapping(let mapping): mapping.entries.isEmpty
    case .scalar(let scalar): scalar.isNull || scalar.text.allSatisfy(\.isWhitespace)
    }
  }
}

extension Document {
  /// Where to point for what the front matter lacks.
  var headerStart: Range<Int> { markdown.frontMatter.range.lowerBound..<markdown.frontMatter.range.lowerBound }
}
