import Diagnostics
import YAMLTree

/// A table as written, before the names in it are followed.
struct TableDraft {
  let entry: YAMLMapping.Entry
  let label: Label
  let key: [YAMLNode]
  let columns: [ColumnDraft]
  let derived: [DerivedDraft]

  func column(_ name: String) -> ColumnSchema? { columns.first { $0.column.name == name }?.column }
}

struct ColumnDraft {
  let entry: YAMLMapping.Entry
  let column: ColumnSchema
  let reference: YAMLNode?
}

struct DerivedDraft {
  let entry: YAMLMapping.Entry
  let label: Label?
  let through: YAMLNode?
  let column: YAMLNode?
  let vocabulary: String?
}

/// Follows the names that point from one declaration to another, and reports those that lead nowhere.
struct SchemaResolver {
  let source: SourceText
  let drafts: [TableDraft]
  var diagnostics: [Diagnostic] = []

  mutating func resolve() -> [TableSchema] {
    drafts.map { draft in
      for column in draft.columns { checkReference(column) }
      let derived = draft.derived.compactMap { self.derived($0, of: draft) }
      return TableSchema(
        name: draft.entry.key, label: draft.label, key: key(of: draft), columns: draft.columns.map(\.column), derived: derived)
    }
  }

  private mutating func key(of draft: TableDraft) -> [String] {
    draft.key.compactMap { node in column(named: node, of: draft)?.name }
  }

  /// A foreign key needs a table whose key is one column.
  private mutating func checkReference(_ draft: ColumnDraft) {
    guard let node = draft.reference, let name = node.text else { return }
    guard let target = drafts.first(where: { $0.entry.key == name }) else {
      unknown(name, among: drafts.map(\.entry.key), at: node)
      return
    }
    if target.key.count != 1 { diagnostics.append(SchemaProblem.manyKeys(name, at: source.place(node.range))) }
  }

  private mutating func derived(_ draft: DerivedDraft, of table: TableDraft) -> DerivedColumn? {
    var seen = table
    var through: String?
    if let node = draft.through {
      guard let foreignKey = column(named: node, of: table) else { return nil }
      guard let target = drafts.first(where: { $0.entry.key == foreignKey.reference }) else {
        diagnostics.append(SchemaProblem.notAReference(foreignKey.name, at: source.place(node.range)))
        return nil
      }
      seen = target
      through = foreignKey.name
    }
    guard let node = draft.column, let origin = column(named: node, of: seen) else { return nil }
    if table.column(draft.entry.key) != nil {
      diagnostics.append(SchemaProblem.twice(draft.entry.key, at: source.place(draft.entry.keyRange)))
    }
    return DerivedColumn(
      name: draft.entry.key, label: draft.label ?? origin.label, through: through, origin: origin, vocabulary: draft.vocabulary)
  }

  private mutating func column(named node: YAMLNode, of table: TableDraft) -> ColumnSchema? {
    if let column = node.text.flatMap({ table.column($0) }) { return column }
    unknown(node.text ?? "", among: table.columns.map(\.column.name), at: node)
    return nil
  }

  private mutating func unknown(_ name: String, among names: [String], at node: YAMLNode) {
    diagnostics.append(SchemaProblem.unknownName(name, among: names, at: source.place(node.range)))
  }
}
