import PluginKit

/// What plugins are told of documents and tables. Offsets are bytes of the file in UTF-8.
enum Messages {
  /// A whole document.
  static func document(_ document: Document) -> JSONValue {
    let markdown = document.markdown
    return .keys([
      "path": .text(document.path.text), "address": .text(document.address.path), "title": .text(document.title),
      "language": .text(document.language), "model": .text(document.model.name), "frontMatter": value(markdown.frontMatter),
      "source": .text(String(decoding: document.source.bytes, as: UTF8.self)),
      "blocks": .array(markdown.blocks.map(block)), "links": .array(markdown.links.map { range($0.source) }),
      "directives": .array(markdown.directives.map { range($0.source) }),
    ])
  }

  /// What lists of documents say of each.
  static func summary(_ document: Document) -> JSONValue {
    .keys([
      "path": .text(document.path.text), "address": .text(document.address.path), "title": .text(document.title),
      "language": .text(document.language), "model": .text(document.model.name),
      "frontMatter": value(document.markdown.frontMatter),
    ])
  }

  /// What a program is told once, after the handshake.
  static func start(_ registry: Snapshot, tables: [String], options: YAMLMapping) -> JSONValue {
    let given = tables.compactMap { name in table(name, registry).map { JSONValue.Member(key: name, value: $0) } }
    return .keys(["options": value(options), "tables": .object(given)])
  }

  static func value(_ mapping: YAMLMapping) -> JSONValue {
    .object(mapping.entries.map { .init(key: $0.key, value: value($0.value)) })
  }

  private static func value(_ node: YAMLNode) -> JSONValue {
    switch node {
    case .scalar(let scalar): scalar.isNull ? .null : .text(scalar.text)
    case .sequence(let items, _): .array(items.map(value))
    case .mapping(let mapping): value(mapping)
    }
  }

  private static func block(_ block: Block) -> JSONValue {
    let (start, end) = (Int(block.source.lowerBound), Int(block.source.upperBound))
    return .keys([
      "kind": .text("\(block.kind)"), "parent": .integer(Int(block.parent)), "start": .integer(start), "end": .integer(end),
    ])
  }

  private static func range(_ range: Range<Int>) -> JSONValue {
    .array([.integer(range.lowerBound), .integer(range.upperBound)])
  }

  /// Nil when the registry has no such table.
  private static func table(_ name: String, _ registry: Snapshot) -> JSONValue? {
    guard let rows = try? registry.rows(TableQuery(name)) else { return nil }
    return .keys([
      "columns": .texts(rows.columns.map(\.name)), "rows": .array(rows.rows.map { .texts($0.map(\.text)) }),
    ])
  }
}
