import Diagnostics
import Markdown

/// All documents, understood: typed by their models, linked both ways, sorted by their values.
///
/// 1. `DocumentSet`: each parsed file gets its model, address, language and title; two owners of one address are an error.
/// 2. Plugins declare the pages that they will make, so that links may lead to them (`PageNode`).
/// 3. `LinkResolver` knows every name and path; `LinkGraph` resolves all links and keeps them in both directions.
/// 4. `Taxonomy` sorts documents by the values of their fields; `Outline` knows how they stand in folders.
///
/// Nothing here renders; nothing here is changed afterwards.
public struct Corpus: Sendable {
  public private(set) var documentSet: DocumentSet
  public private(set) var graph: LinkGraph
  public let taxonomies: [Taxonomy]
  public let memberships: TaxonomyMemberships
  public let outline: Outline
  public let translations: Translations
  public let formerAddresses: FormerAddresses
  public let site: SiteConfiguration

  /// - Parameter known: where the links of a document lead, for those of which it is known already.
  public init(
    set: DocumentSet, generated: [PageNode], files: Set<SourcePath>, site: SiteConfiguration,
    known: @Sendable (Document) -> ResolvedLinks? = { _ in nil }
  ) {
    documentSet = set
    let (graph, order) = both(
      {
        LinkGraph(
          set.documents, resolver: LinkResolver(documents: set.documents, generated: generated, files: files), known: known)
      },
      { (site.taxonomies.map { Taxonomy($0, set: set) }, Outline(set.documents)) })
    self.graph = graph
    (taxonomies, outline) = order
    memberships = TaxonomyMemberships(taxonomies, documents: set.documents.count)
    translations = Translations(set.documents, resolver: graph.resolver)
    formerAddresses = FormerAddresses(set.documents, nodes: graph.nodes)
    self.site = site
  }

  /// The corpus after one document was written anew, as an author does between two keystrokes.
  ///
  /// What a document tells the others waits until the corpus is made again: their links, the taxonomies, the outline, the translations.
  public func replacing(_ index: Int, with file: DocumentFile) -> Corpus {
    var corpus = self
    corpus.documentSet = documentSet.replacing(index, with: file)
    corpus.graph = graph.replacing(corpus.documents[index])
    return corpus
  }

  /// What the reading of a document, and of its links, has found.
  public func diagnostics(of document: Document) -> [Diagnostic] {
    document.markdown.diagnostics + graph.diagnostics(of: document) + documentSet.diagnostics(of: document)
      + formerAddresses.diagnostics.filter { $0.place?.file == document.file.name }
  }

  public var documents: [Document] { documentSet.documents }
  public var registry: RegistryIndex { documentSet.registry }

  public var diagnostics: [Diagnostic] {
    documents.flatMap(\.markdown.diagnostics) + documentSet.diagnostics + graph.diagnostics + formerAddresses.diagnostics
  }

  /// The label of a vocabulary's code in a language; the code itself when it is unknown.
  public func label(_ code: String, in vocabulary: String, language: String = "fr") -> String {
    documentSet.vocabularies[vocabulary]?[code]?.label(in: language) ?? code
  }
}
