import Diagnostics
import Markdown
import YAMLTree

/// All documents, each with its model; not yet linked to one another.
public struct DocumentSet: Sendable {
  public let documents: [Document]
  public let models: [String: Model]
  public let vocabularies: [String: Vocabulary]
  public let registry: RegistryIndex
  /// Models unknown, two documents with one address.
  public let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - parsed: the files of `content/`, sorted by path.
  ///   - languages: codes of the languages of the site, the default first; each but the first may have a folder of its name.
  public init(
    parsed: [(path: SourcePath, markdown: MarkdownDocument)], models: [String: Model], vocabularies: [String: Vocabulary],
    registry: RegistryIndex, languages: [String]
  ) {
    var diagnostics: [Diagnostic] = []
    var documents: [Document] = []
    documents.reserveCapacity(parsed.count)
    var owners: [Address: SourcePath] = [:]
    for (path, markdown) in parsed {
      let model = Self.model(of: markdown, models: models, diagnostics: &diagnostics)
      let document = Self.document(
        documents.count, path: path, markdown: markdown, model: model, registry: registry, languages: languages)
      if let owner = owners.updateValue(path, forKey: document.address) {
        diagnostics.append(Self.sameAddress(document, owner: owner))
      }
      documents.append(document)
    }
    self.documents = documents
    self.models = models
    self.vocabularies = vocabularies
    self.registry = registry
    self.diagnostics = diagnostics
  }

  private static func model(
    of markdown: MarkdownDocument, models: [String: Model], diagnostics: inout [Diagnostic]
  ) -> Model {
    guard let value = markdown.frontMatter["modele"], let name = value.text else { return .page }
    if let model = models[name] { return model }
    if name == Model.page.name { return .page }
    let names = models.keys.sorted()
    diagnostics.append(
      Diagnostic(
        "DOC-001", .error, at: markdown.source.place(value.range),
        Localized(
          fr: "le modèle « \(name) » n’existe pas\(DidYouMean.french(name, names))",
          en: "there is no model “\(name)”\(DidYouMean.english(name, names))"),
        explanation: Localized(
          fr: "Modèles connus : \(names.joined(separator: ", ")). Sans la clé « modele », le document est une simple page.",
          en: "Known models: \(names.joined(separator: ", ")). Without the key “modele” the document is a plain page.")))
    return .page
  }

  private static func document(
    _ index: Int, path: SourcePath, markdown: MarkdownDocument, model: Model, registry: RegistryIndex, languages: [String]
  ) -> Document {
    let fields = markdown.frontMatter
    let title =
      fields["titre"]?.text ?? markdown.headings.first { $0.level == 1 }?.title ?? String(path.stem)
    return Document(
      index: index, path: path, address: Address(of: path), model: model, markdown: markdown,
      language: language(of: path, fields: fields, languages: languages), title: title, summary: fields["resume"]?.text ?? "",
      derived: derivedValues(model: model, fields: fields, registry: registry))
  }

  private static func language(of path: SourcePath, fields: YAMLMapping, languages: [String]) -> String {
    if let written = fields["langue"]?.text { return written }
    if let folder = path.folders.first.map(String.init), languages.dropFirst().contains(folder) { return folder }
    return languages.first ?? "fr"
  }

  private static func derivedValues(model: Model, fields: YAMLMapping, registry: RegistryIndex) -> [String: [String]] {
    var values: [String: [String]] = [:]
    for field in model.fields {
      guard let derivation = field.derivation, let origin = model.field(derivation.field),
        case .registry(let table) = origin.type
      else { continue }
      let keys = fields[derivation.field]?.items.compactMap(\.text) ?? []
      let found = keys.compactMap { registry.row($0, in: table)?[derivation.column] }
      values[field.name] = Array(Set(found)).sorted()
    }
    return values
  }

  private static func sameAddress(_ document: Document, owner: SourcePath) -> Diagnostic {
    Diagnostic(
      "DOC-002", .error, at: document.source.place(0..<0),
      Localized(
        fr: "ce document a la même adresse (\(document.address)) que content/\(owner)",
        en: "this document has the same address (\(document.address)) as content/\(owner)"),
      explanation: Localized(
        fr: "L’adresse vient du nom du fichier, sans le nombre qui le précède : renommez l’un des deux.",
        en: "The address comes from the name of the file, without the number before it: rename one of the two."))
  }
}
