import Diagnostics

/// The tables that an edition published in `donnees/`, read again as a source, to be compared with those of today.
public struct PublishedTables: RegistrySource {
  public let name = "édition"
  private let tables: [String]
  private let schema: RegistrySchema
  private let read: @Sendable (_ path: String) throws -> [UInt8]

  /// - Parameter read: the bytes of a file of the edition, by its address.
  public init(_ tables: [String], schema: RegistrySchema, read: @escaping @Sendable (_ path: String) throws -> [UInt8]) {
    self.tables = tables
    self.schema = schema
    self.read = read
  }

  /// A table whose file is missing or damaged counts as empty: all its rows are then new.
  public func fetch() async throws(SourceFailure) -> SourceAnswer {
    let found = tables.flatMap { table -> [RawTable] in
      let path = "donnees/registre-\(table).json"
      guard let bytes = try? read(path) else { return [] }
      return JSONTables(bytes, table: table, origin: TableOrigin(source: name, location: path), schema: schema)?.tables ?? []
    }
    return SourceAnswer(tables: found)
  }
}
