import Diagnostics
import Markdown
import YAMLTree

/// All documents, each with its model; not yet linked to one another.
public struct DocumentSet: Sendable {
  public private(set) var documents: [Document]
  public let models: [String: Model]
  public let vocabularies: [String: Vocabulary]
  public let registry: RegistryIndex
  private let languages: [String]
  private let sharedAddresses: [Diagnostic]

  /// - Parameters:
  ///   - files: the documents of `content/`, sorted by path.
  ///   - languages: codes of the languages of the site, the default first; each but the first may have a folder of its name.
  public init(
    files: [DocumentFile], models: [String: Model], vocabularies: [String: Vocabulary], registry: RegistryIndex,
    languages: [String]
  ) {
    documents = Array(files.enumerated()).concurrentMap { index, file in
      Self.document(index, file, models, registry, languages)
    }
    self.models = models
    self.vocabularies = vocabularies
    self.registry = registry
    self.languages = languages
    var owners: [Address: SourcePath] = [:]
    sharedAddresses = documents.compactMap { document in
      owners.updateValue(document.path, forKey: document.address).map { Self.sameAddress(document, owner: $0) }
    }
  }

  /// The set after one document was written anew.
  func replacing(_ index: Int, with file: DocumentFile) -> DocumentSet {
    var set = self
    set.documents[index] = Self.document(index, file, models, registry, languages)
    return set
  }

  /// Models unknown, two documents with one address.
  public var diagnostics: [Diagnostic] { documents.compactMap(unknownModel(of:)) + sharedAddresses }

  func diagnostics(of document: Document) -> [Diagnostic] {
    [unknownModel(of: document)].compactMap { $0 } + sharedAddresses.filter { $0.place?.file == document.file.name }
  }

  private func unknownModel(of document: Document) -> Diagnostic? {
    guard let value = document.node("modele"), let name = value.text, name != document.model.name else { return nil }
    let names = models.keys.sorted()
    return Diagnostic(
      "DOC-001", .error, at: document.source.place(value.range),
      Localized(fr: "le modèle « \(name) » n’existe pas", en: "there is no model “\(name)”").suggesting(name, among: names),
      explanation: Localized(
        fr: "Modèles connus : \(names.joined(separator: ", ")). Sans la clé « modele », le document est une simple page.",
        en: "Known models: \(names.joined(separator: ", ")). Without the key “modele” the document is a plain page."))
  }

  private static func document(
    _ index: Int, _ file: DocumentFile, _ models: [String: Model], _ registry: RegistryIndex, _ languages: [String]
  ) -> Document {
    let fields = file.frontMatter
    let model = fields["modele"]?.text.flatMap { models[$0] } ?? .page
    let title = fields["titre"]?.text ?? file.heading ?? String(file.path.stem)
    return Document(
      index: index, file: file, address: Address(of: file.path), model: model,
      language: language(of: file.path, fields: fields, languages: languages), title: title,
      summary: fields["resume"]?.text ?? "", derived: derivedValues(model: model, fields: fields, registry: registry))
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
