import Diagnostics
import YAMLTree

/// From the YAML of `site/registre.yml` to tables.
///
/// 1. Enumerations that several columns share are read.
/// 2. Each table is read with its stored columns.
/// 3. Names that point elsewhere (keys, references, derived columns) are resolved, once all tables are known.
struct SchemaReader {
  let source: SourceText
  var diagnostics: [Diagnostic] = []
  private var enumerations: [String: [ColumnSchema.Value]] = [:]

  init(source: SourceText) {
    self.source = source
  }

  mutating func read() -> [TableSchema] {
    let (node, problems) = YAMLParser.parse(source)
    diagnostics += problems
    guard !problems.hasErrors else { return [] }
    var root = FieldReader(node?.mapping ?? .empty, in: source)
    readEnumerations(root.mapping("enumerations"))
    let entries = root.mapping("tables")?.entries ?? []
    if entries.isEmpty { root.missing("tables") }
    diagnostics += root.finish()
    let drafts = entries.compactMap { draft($0) }
    var resolver = SchemaResolver(source: source, drafts: drafts)
    let tables = resolver.resolve()
    diagnostics += resolver.diagnostics
    return tables
  }

  private mutating func readEnumerations(_ mapping: YAMLMapping?) {
    for entry in mapping?.entries ?? [] {
      enumerations[entry.key] = values(entry.value)
    }
  }

  private mutating func draft(_ entry: YAMLMapping.Entry) -> TableDraft? {
    checkName(entry)
    guard let mapping = entry.value.mapping else { return expectMapping(entry) }
    var reader = FieldReader(mapping, in: source)
    let label = self.label(reader.node("libelle")) ?? Label(french: entry.key)
    let key = reader.node("cle")
    if key == nil { reader.missing("cle") }
    let columns = reader.mapping("colonnes")?.entries ?? []
    let derived = reader.mapping("deduites")?.entries ?? []
    diagnostics += reader.finish()
    return TableDraft(
      entry: entry, label: label, key: key?.items ?? [], columns: columns.compactMap { column($0) },
      derived: derived.compactMap { self.derived($0) })
  }

  private mutating func column(_ entry: YAMLMapping.Entry) -> ColumnDraft? {
    checkName(entry)
    guard let mapping = entry.value.mapping else { return expectMapping(entry) }
    var reader = FieldReader(mapping, in: source)
    let (type, vocabulary) = self.type(reader.node("type"))
    let column = ColumnSchema(
      name: entry.key, label: label(reader.node("libelle")) ?? Label(french: entry.key), type: type,
      requirement: reader.choice("requis", of: ColumnSchema.Requirement.self) ?? .optional,
      reference: reader.text("reference"), vocabulary: vocabulary, values: reader.node("valeurs").map { values($0) } ?? [])
    diagnostics += reader.finish()
    return ColumnDraft(entry: entry, column: column, reference: mapping["reference"])
  }

  private mutating func derived(_ entry: YAMLMapping.Entry) -> DerivedDraft? {
    checkName(entry)
    guard let mapping = entry.value.mapping else { return expectMapping(entry) }
    var reader = FieldReader(mapping, in: source)
    let draft = DerivedDraft(
      entry: entry, label: label(reader.node("libelle")), through: reader.node("par"), column: reader.node("colonne"),
      vocabulary: reader.text("vocabulaire"))
    if draft.column == nil { reader.missing("colonne") }
    diagnostics += reader.finish()
    return draft
  }

  /// `texte`, `vocabulaire pays`, `liste`, `liste vocabulaire themes`; nothing is `texte`.
  private mutating func type(_ node: YAMLNode?) -> (ColumnType, vocabulary: String?) {
    guard let node else { return (.text, nil) }
    let words = (node.text ?? "").split(separator: " ").map(String.init)
    if words.count == 1, let type = ColumnType(rawValue: words[0]) { return (type, nil) }
    if words.count == 2, words[0] == "vocabulaire" { return (.text, words[1]) }
    if words.count == 3, words[0] == "liste", words[1] == "vocabulaire" { return (.list, words[2]) }
    diagnostics.append(
      SchemaProblem.unknownType(node.text ?? "", at: source.place(node.range)))
    return (.text, nil)
  }

  /// A text in French, or `{ fr: …, en: …, ar: … }`.
  private mutating func label(_ node: YAMLNode?) -> Label? {
    if let text = node?.text { return Label(french: text) }
    guard let mapping = node?.mapping else { return nil }
    var reader = FieldReader(mapping, in: source)
    let label = Label(french: reader.requiredText("fr") ?? "", english: reader.text("en"), arabic: reader.text("ar"))
    diagnostics += reader.finish()
    return label
  }

  /// The name of a shared enumeration, a list of values, or values with their labels.
  private mutating func values(_ node: YAMLNode) -> [ColumnSchema.Value] {
    if let name = node.text {
      if let values = enumerations[name] { return values }
      diagnostics.append(SchemaProblem.unknownName(name, among: enumerations.keys.sorted(), at: source.place(node.range)))
      return []
    }
    if let mapping = node.mapping {
      return mapping.entries.map { .init(name: $0.key, label: label($0.value) ?? Label(french: $0.key)) }
    }
    return node.items.compactMap(\.text).map { .init(name: $0, label: Label(french: $0)) }
  }

  /// Names become SQL identifiers and addresses of files: lower-case letters without accents, digits, `_`.
  private mutating func checkName(_ entry: YAMLMapping.Entry) {
    let bytes = Array(entry.key.utf8)
    let isName = bytes.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
    let isWhole = bytes.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "_")
    }
    if !isName || !isWhole { diagnostics.append(SchemaProblem.badName(entry.key, at: source.place(entry.keyRange))) }
  }

  private mutating func expectMapping<T>(_ entry: YAMLMapping.Entry) -> T? {
    diagnostics.append(SchemaProblem.notAMapping(entry.key, at: source.place(entry.value.range)))
    return nil
  }
}
