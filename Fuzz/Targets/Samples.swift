import PluginKit
import RegistryTables
import Synchronization

@testable import ExternalPlugins
@testable import Registry
@testable import SearchIndex

/// A small site, made once, that the targets need to stand in.
enum Samples {
  static let schema =
    RegistrySchema.read(
      SourceText(
        path: "registre.yml",
        text: """
          tables:
            accords:
              libelle: accords
              cle: [id]
              colonnes:
                id: { libelle: Id, requis: oui }
                pays: { libelle: Pays }
                date_signature: { libelle: Date, type: date_partielle }
                montant: { libelle: Montant, type: decimal }
          """)
    ).0 ?? .empty

  private static let registry: Snapshot = {
    let source = SourceText(path: "accords.csv", text: "id,pays,date_signature,montant\nA-1,MA,2019-03,12\nA-2,BJ,2021,\n")
    var parser = CSVParser(source: source, origin: TableOrigin(source: "essai", location: "accords.csv"))
    let tables = schema.table("accords") == nil ? [] : [parser.parse(as: "accords")].compactMap { $0 }
    guard let snapshot = Snapshot.build(schema, from: [SourceAnswer(tables: tables)]).snapshot else {
      preconditionFailure("the sample registry can be built")
    }
    return snapshot
  }()

  private static let directives = RegistryTables().directives

  /// The bytes as the options of each directive in turn.
  static func render(_ bytes: [UInt8]) {
    guard let first = bytes.first, String(validating: bytes, as: UTF8.self) != nil else { return }
    let directive = directives[Int(first) % directives.count]
    let fence = Array("# A\n\n````\(directive.name)\n".utf8)
    let text = fence + bytes.dropFirst() + Array("\n````\n\n`\(directive.name) ".utf8) + bytes.dropFirst() + Array("`\n".utf8)
    let names = Set(directives.map(\.name))
    let document = document(text, MarkdownOptions(blockDirectives: names, inlineDirectives: names))
    let context = context(with: document)
    for found in document.markdown.directives {
      guard let renderer = directives.first(where: { $0.name == found.name }) else { continue }
      let rendered = renderer.render(DirectiveCall(found, in: document, ordinal: 0), in: context)
      precondition(rendered.value != nil || rendered.diagnostics.hasErrors, "nothing rendered and nothing said")
    }
  }

  static func search(_ text: String) {
    guard let engine = SearchEngine(read: { index[$0] }) else { preconditionFailure("the sample index can be read") }
    precondition(engine.search(text, limit: 10).results.count <= 10)
  }

  /// The bytes as a line that a plugin writes, read as an answer of every kind.
  static func answer(_ bytes: [UInt8]) {
    guard let (_, result) = try? Answer.read(bytes), let value = try? result.get() else { return }
    let document = document(Array("# Été\n\nUn texte.\n".utf8), MarkdownOptions())
    if let fragment = try? FragmentReader(context: context(with: document)).fragment(value) {
      let html = String(decoding: fragment.html.bytes, as: UTF8.self)
      for forbidden in ["<script", "<style", "<img", "<iframe", "url(", "\"javascript:"] {
        precondition(!html.lowercased().contains(forbidden) || html.contains("&"), "\(forbidden) in a fragment")
      }
    }
    let rules = [
      Rule("A-001", .warning, title: .init(fr: "", en: ""), reason: .init(fr: "", en: ""), remedy: .init(fr: "", en: ""))
    ]
    for finding in (try? value.list("diagnostics")) ?? [] {
      guard let found = try? FindingReader(document: document).diagnostic(finding, rules: rules) else { continue }
      precondition(found.place?.range != nil)
    }
    for page in (try? value.list("pages")) ?? [] { _ = try? ExternalPages.page(page) }
  }

  private static let index: [String: [UInt8]] = {
    let words = ["Jumelage de communes", "Convention de coopération décentralisée", "Accord royal", "اتفاقية توأمة"]
    let indexer = Indexer()
    let documents = words.enumerated().map { indexer.index(SearchDocument(path: "\($0).html", title: $1)) }
    let files = IndexFiles()
    let builder = IndexBuilder(paths: documents.map(\.path)) { files.add($0, $1) }
    for document in documents { builder.add(document) }
    _ = builder.finish()
    return files.all
  }()

  private final class IndexFiles: Sendable {
    private let files = Mutex<[String: [UInt8]]>([:])

    func add(_ path: String, _ bytes: [UInt8]) { files.withLock { $0[path] = bytes } }

    var all: [String: [UInt8]] { files.withLock { $0 } }
  }

  private static func document(_ bytes: [UInt8], _ options: MarkdownOptions) -> Document {
    let parsed = MarkdownReader.read(SourceText(path: "content/f.md", bytes: bytes), options: options)
    return set([DocumentFile(path: SourcePath("f.md"), markdown: parsed)]).documents[0]
  }

  private static func set(_ files: [DocumentFile]) -> DocumentSet {
    DocumentSet(files: files, models: [:], vocabularies: [:], registry: RegistryIndex(registry), languages: ["fr"])
  }

  private static func context(with document: Document) -> DirectiveContext {
    let corpus = Corpus(set: set([document.file]), generated: [], files: [], site: SiteConfiguration())
    guard let date = PartialDate("2026-11-21") else { preconditionFailure("a date that is one") }
    return DirectiveContext(corpus: corpus, registry: registry, page: document.address, language: "fr", date: date)
  }
}
