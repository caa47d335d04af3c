import Markdown

/// A way of sorting documents by the values of a field: by theme, by country, by step.
public struct Taxonomy: Sendable {
  public let definition: TaxonomyDefinition
  /// Values that at least one document has, in the order of the vocabulary.
  public let values: [Value]

  public struct Value: Sendable {
    public let code: String
    public let label: String
    public let address: Address
    /// Indices of documents, in the order of the files.
    public let documents: [Int]
  }

  public var address: Address { Address("\(definition.folder)/index.html") }

  init(_ definition: TaxonomyDefinition, set: DocumentSet) {
    var members: [String: [Int]] = [:]
    for document in set.documents {
      for field in definition.fields {
        for code in document.texts(field) where members[code]?.last != document.index {
          members[code, default: []].append(document.index)
        }
      }
    }
    let vocabulary = set.vocabularies[definition.vocabulary]
    let known = vocabulary?.codes.filter { members[$0] != nil } ?? members.keys.sorted()
    values = known.map { code in
      Value(
        code: code, label: vocabulary?[code]?.label(in: "fr") ?? code,
        address: Address("\(definition.folder)/\(Anchor.slug(code)).html"), documents: members[code] ?? [])
    }
    self.definition = definition
  }
}

/// One entry of `taxonomies:` in `site.yml`.
public struct TaxonomyDefinition: Sendable {
  /// The fields of documents that hold its values: `formes`, or `forme` in models that allow one.
  public let fields: [String]
  public let vocabulary: String
  public let title: String
  /// Folder of its pages in the edition.
  public let folder: String

  public init(fields: [String], vocabulary: String, title: String, folder: String) {
    self.fields = fields
    self.vocabulary = vocabulary
    self.title = title
    self.folder = folder
  }
}

/// For each document, the values of taxonomies that it has, in the order of the taxonomies and of their vocabularies.
public struct TaxonomyMemberships: Sendable {
  public struct Membership: Sendable {
    /// Indices in `Corpus.taxonomies`, and in the values of that taxonomy.
    public let taxonomy: Int
    public let value: Int
  }

  private let byDocument: [[Membership]]

  init(_ taxonomies: [Taxonomy], documents: Int) {
    var byDocument = [[Membership]](repeating: [], count: documents)
    for (taxonomyIndex, taxonomy) in taxonomies.enumerated() {
      for (valueIndex, value) in taxonomy.values.enumerated() {
        for document in value.documents { byDocument[document].append(Membership(taxonomy: taxonomyIndex, value: valueIndex)) }
      }
    }
    self.byDocument = byDocument
  }

  public subscript(document: Document) -> [Membership] { byDocument[document.index] }
}
