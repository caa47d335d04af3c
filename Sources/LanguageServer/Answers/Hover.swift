import Authoring
import PluginKit

/// What is to be known of the thing under the cursor: the rule that is broken there, the field, the value, the page that a link names.
struct Hover {
  private let place: DocumentPlace

  init(_ place: DocumentPlace) { self.place = place }

  var answer: JSONValue {
    let texts = rules + [field, page].compactMap { $0 }
    guard !texts.isEmpty else { return .null }
    return .keys(["contents": .keys(["kind": .text("markdown"), "value": .text(texts.joined(separator: "\n\n---\n\n"))])])
  }

  private var rules: [String] {
    let position = place.source.position(at: place.offset)
    let here = place.workspace.diagnostics(of: place.document).filter { diagnostic in
      guard let range = diagnostic.place?.range else { return false }
      return range.start <= position && position <= range.end
    }
    let codes = here.map(\.code).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return codes.compactMap { place.workspace.rules[$0] }.map(text)
  }

  private func text(_ page: RulePage) -> String {
    let language = place.language
    let parts = [page.rule.title, page.rule.reason, page.rule.remedy].map { $0.text(in: language) }.filter { !$0.isEmpty }
    return "**\(page.code)** · " + parts.joined(separator: "\n\n")
  }

  private var field: String? {
    guard let cursor = FrontMatterCursor(place.source, offset: place.offset) else { return nil }
    let path = cursor.isKey ? cursor.keys + [cursor.value] : cursor.keys
    var fields = place.model.allFields
    for key in path.dropLast() {
      guard case .object(let inner)? = fields.first(where: { $0.name == key })?.type else { return nil }
      fields = inner
    }
    guard let field = fields.first(where: { $0.name == path.last }) else { return nil }
    let term = cursor.isKey ? nil : self.term(cursor.value, of: field.type)
    return ["**\(field.label)**", field.help, term ?? ""].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// What a code of a vocabulary means.
  private func term(_ code: String, of type: FieldType) -> String? {
    guard case .vocabulary(let name) = type, let term = place.workspace.vocabularies[name]?[code] else { return nil }
    return ["`\(code)` : \(term.label(in: place.document.language))", term.note ?? ""].filter { !$0.isEmpty }.joined(
      separator: ". ")
  }

  private var page: String? {
    guard let (target, _) = LinkUnderCursor(place).target else { return nil }
    let node = place.corpus.graph.nodes[target]
    return ["**\(node.title)** (\(node.kindLabel))", node.summary].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}
