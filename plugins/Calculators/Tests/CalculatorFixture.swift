import PluginKit
import Testing

@testable import Calculators

/// A page that holds one calculator, its options on the lines that follow the fence.
struct CalculatorFixture {
  private let call: DirectiveCall
  private let context: DirectiveContext

  init(_ options: String) async throws {
    let source = SourceText(path: "content/outil.md", text: "```calculateur\n\(options)\n```\n")
    let files = [
      DocumentFile(
        path: SourcePath("outil.md"),
        markdown: MarkdownReader.read(source, options: MarkdownOptions(blockDirectives: ["calculateur"]))
      )
    ]
    let schema = try #require(
      RegistrySchema.read(SourceText(path: "site/registre.yml", text: "tables: { t: { cle: [id], colonnes: { id: {} } } }"))
        .schema)
    let (snapshot, _) = await Snapshot.load(schema, from: [], vocabularies: [:])
    let registry = try #require(snapshot)
    let set = DocumentSet(files: files, models: [:], vocabularies: [:], registry: RegistryIndex(registry), languages: ["fr"])
    let corpus = Corpus(set: set, generated: [], files: [], site: SiteConfiguration())
    let document = try #require(corpus.documents.first)
    call = DirectiveCall(try #require(document.markdown.directives.first), in: document, ordinal: 0)
    context = DirectiveContext(
      corpus: corpus, registry: registry, page: document.address, language: "fr", date: try #require(PartialDate("2026-11-21")))
  }

  var rendered: Rendered<Fragment> { CalculatorDirective().render(call, in: context) }

  var html: String { rendered.value.map { String(decoding: $0.html.bytes, as: UTF8.self) } ?? "" }

  /// The scheme that the options state.
  func scheme() throws -> FundingScheme {
    var reader = FieldReader(call.options().0, in: call.source)
    _ = (reader.node("genre"), reader.node("légende"))
    return try #require(FundingReader.read(&reader).0)
  }
}
