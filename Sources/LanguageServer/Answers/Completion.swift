import Authoring
import PluginKit

/// What may stand at a place: fields and their values in the front matter, page names between `[[` and `]]`, sections after `##`.
struct Completion {
  private let place: DocumentPlace

  /// More would hide what is wanted; the editor asks again with each letter.
  private static let maximum = 200

  init(_ place: DocumentPlace) { self.place = place }

  var answer: JSONValue {
    let items: [Item] =
      if let cursor = FrontMatterCursor(place.source, offset: place.offset) {
        frontMatter(cursor)
      } else if let name = wikiName {
        pages(name)
      } else if let heading = sectionTitle {
        sections(heading)
      } else {
        []
      }
    return .keys([
      "isIncomplete": .flag(items.count > Self.maximum),
      "items": .array(items.prefix(Self.maximum).enumerated().map { json($1, rank: $0) }),
    ])
  }

  private struct Item {
    var label: String
    var detail = ""
    var help = ""
    /// What is put in the place of `range`.
    var text: String
    var range: Range<Int>
    var kind = 12
  }

  private func frontMatter(_ cursor: FrontMatterCursor) -> [Item] {
    guard let fields = fields(under: cursor.isKey ? cursor.keys : cursor.keys.dropLast()) else { return [] }
    if cursor.isKey { return keys(fields, cursor) }
    guard let field = fields.first(where: { $0.name == cursor.keys.last }) else { return [] }
    return values(of: field, cursor)
  }

  /// The fields of the object that keys lead to.
  private func fields(under keys: some Sequence<String>) -> [FieldDefinition]? {
    keys.reduce(place.model.allFields) { fields, key in
      guard case .object(let inner)? = fields?.first(where: { $0.name == key })?.type else { return nil }
      return inner
    }
  }

  private func keys(_ fields: [FieldDefinition], _ cursor: FrontMatterCursor) -> [Item] {
    let written = cursor.keys.isEmpty ? Set(place.document.markdown.frontMatter.entries.map(\.key)) : []
    return fields.filter { !written.contains($0.name) || $0.name == cursor.value }.map { field in
      Item(
        label: field.name, detail: field.label, help: field.help, text: field.name + (isFollowedByColon(cursor) ? "" : ": "),
        range: cursor.range, kind: 5)
    }
  }

  private func isFollowedByColon(_ cursor: FrontMatterCursor) -> Bool {
    place.source.bytes[cursor.range.upperBound...].first == UInt8(ascii: ":")
  }

  private func values(of field: FieldDefinition, _ cursor: FrontMatterCursor) -> [Item] {
    choices(field.type).filter { begins($0.0, $0.1, with: cursor.written) }.map { code, label in
      Item(label: code, detail: label, text: (cursor.needsSpace ? " " : "") + code, range: cursor.range)
    }
  }

  /// Values and their labels.
  private func choices(_ type: FieldType) -> [(String, String)] {
    switch type {
    case .choice(let values): values.map { ($0, "") }
    case .flag: [("oui", ""), ("non", "")]
    case .vocabulary(let name):
      (place.workspace.vocabularies[name]?.terms ?? []).map { ($0.code, $0.label(in: place.document.language)) }
    case .registry(let table): place.corpus.registry.keys(of: table).map { ($0, name(of: $0)) }
    case .document(let model):
      place.corpus.documents.filter { model == nil || $0.model.name == model }.map { ($0.identifier ?? $0.title, $0.title) }
    default: []
    }
  }

  private func name(of key: String) -> String {
    let resolver = place.corpus.graph.resolver
    return resolver.node(named: key, language: place.document.language).map { resolver.nodes[$0].title } ?? ""
  }

  /// By what is written of the code, or by a word of the label.
  private func begins(_ code: String, _ label: String, with written: String) -> Bool {
    let wanted = written.isEmpty ? "" : Anchor.slug(written)
    return wanted.isEmpty || Anchor.slug(code).hasPrefix(wanted) || ("-" + Anchor.slug(label)).contains("-" + wanted)
  }

  /// What is written after the last `[[` of the line.
  private var wikiName: (text: String, range: Range<Int>)? { written(after: "[[", unlessClosedBy: "]]") }

  private var sectionTitle: (text: String, range: Range<Int>)? {
    let found = written(after: "## ", unlessClosedBy: "\n")
    guard let found, found.range.lowerBound == lineStart + 3 else { return nil }
    return found
  }

  private var lineStart: Int {
    place.source.bytes[..<place.offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  private func written(after mark: String, unlessClosedBy end: String) -> (text: String, range: Range<Int>)? {
    let line = place.source.bytes[lineStart..<place.offset]
    guard let start = line.lastOccurrence(of: mark) else { return nil }
    let text = line[(start + mark.utf8.count)...]
    guard text.lastOccurrence(of: end) == nil else { return nil }
    return (String(decoding: text, as: UTF8.self), text.startIndex..<place.offset)
  }

  private func pages(_ name: (text: String, range: Range<Int>)) -> [Item] {
    let isClosed = place.source.bytes[place.offset...].starts(with: "]]".utf8)
    return place.corpus.graph.nodes.filter { node in ([node.title] + node.names).contains { begins($0, $0, with: name.text) } }
      .map {
        Item(
          label: $0.title, detail: $0.kindLabel, help: $0.summary, text: $0.title + (isClosed ? "" : "]]"), range: name.range,
          kind: 18)
      }
  }

  /// The sections of the model that the document does not have yet.
  private func sections(_ heading: (text: String, range: Range<Int>)) -> [Item] {
    let present = Set(place.document.sections.compactMap(\.definition?.key))
    return place.model.sections.filter { !present.contains($0.key) }.map {
      Item(
        label: $0.title, detail: $0.isRequired ? "" : "facultative", help: $0.guidance, text: $0.title, range: heading.range,
        kind: 22)
    }
  }

  private func json(_ item: Item, rank: Int) -> JSONValue {
    .keys([
      "label": .text(item.label), "kind": .integer(item.kind), "detail": item.detail.isEmpty ? nil : .text(item.detail),
      "documentation": item.help.isEmpty ? nil : .text(item.help),
      // In the order of the model or the vocabulary, whatever the alphabet says.
      "sortText": .text(String(10_000 + rank)),
      "filterText": .text(String(decoding: place.source.bytes[item.range], as: UTF8.self) + item.label),
      "textEdit": .keys(["range": place.source.lspRange(item.range), "newText": .text(item.text)]),
    ])
  }
}

extension ArraySlice<UInt8> {
  fileprivate func lastOccurrence(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return nil }
    return (startIndex...endIndex - wanted.count).last { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}
