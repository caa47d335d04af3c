import Diagnostics

/// The tables of the registry, as `site/registre.yml` declares them. A table or a column is added there, without Swift.
public struct RegistrySchema: Sendable, Hashable {
  /// In the order of the declaration.
  public let tables: [TableSchema]

  /// That of a site without a registry.
  public static let empty = RegistrySchema(tables: [])

  public func table(_ name: String) -> TableSchema? { tables.first { $0.name == name } }

  /// Reads a declaration.
  /// - Returns: the schema, nil when anything in it is wrong, and what is wrong.
  public static func read(_ source: SourceText) -> (schema: RegistrySchema?, diagnostics: [Diagnostic]) {
    var reader = SchemaReader(source: source)
    let tables = reader.read()
    return (reader.diagnostics.hasErrors ? nil : RegistrySchema(tables: tables), reader.diagnostics.sorted())
  }
}
