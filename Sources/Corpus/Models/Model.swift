import Diagnostics

/// The declared form of a kind of document: its fields, its sections and the rules that apply to it.
///
/// From a model come, without more code, the checks, the blank form, the schema for editors and the table of fields on the page.
public struct Model: Sendable {
  public let name: String
  /// What one such document is called: « fiche de capitalisation ».
  public let title: String
  /// What several are called: « retours d’expérience ».
  public let plural: String
  /// What it is for, in one or two sentences.
  public let purpose: String
  /// Folder under `content/` where new ones go; nil when they may be anywhere.
  public let folder: String?
  /// Name of the page template in the theme.
  public let pageKind: String
  public let fields: [FieldDefinition]
  /// Every key that the front matter may hold: those of the model, then those of all documents.
  public let allFields: [FieldDefinition]
  public let sections: [SectionDefinition]
  private let sectionsByHeading: [Substring: SectionDefinition]
  private let placesOfSections: [String: Int]
  public let rules: [RuleDefinition]

  public init(
    name: String, title: String, plural: String, purpose: String = "", folder: String? = nil, pageKind: String = "page",
    fields: [FieldDefinition] = [], sections: [SectionDefinition] = [], rules: [RuleDefinition] = []
  ) {
    self.name = name
    self.title = title
    self.plural = plural
    self.purpose = purpose
    self.folder = folder
    self.pageKind = pageKind
    self.fields = fields
    allFields = fields + FieldDefinition.common.filter { common in !fields.contains { $0.name == common.name } }
    self.sections = sections
    let known = sections.flatMap { section in section.headings.map { (SectionDefinition.fold($0), section) } }
    sectionsByHeading = Dictionary(known, uniquingKeysWith: { first, _ in first })
    placesOfSections = Dictionary(
      sections.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    self.rules = rules
  }

  /// The field with that name, of the model or common to all documents.
  public func field(_ name: String) -> FieldDefinition? {
    fields.named(name) ?? FieldDefinition.common.named(name)
  }

  /// What a field is called in words, at a path of keys such as `periode.debut`; the path itself when the model does not know it.
  public func label(ofField path: String) -> String {
    var fields = allFields
    var label: String?
    for key in path.split(separator: ".") {
      guard let field = fields.named(String(key)) else { return path }
      label = field.label
      if case .object(let inner) = field.type { fields = inner }
    }
    return label ?? path
  }

  /// The vocabulary of the states that such a document goes through: that of its field `statut`, or else the one of the site.
  public var statusVocabulary: String {
    if case .vocabulary(let name)? = field("statut")?.type { name } else { "statuts" }
  }

  /// The section that a heading opens, whatever its case, accents, punctuation and leading number.
  public func section(headed heading: String) -> SectionDefinition? { sectionsByHeading[SectionDefinition.fold(heading)] }

  /// Where a section stands among those of the model.
  public func place(of key: String) -> Int? { placesOfSections[key] }

  /// The rule that a predicate serves in this model.
  public func rules(for predicate: String) -> [RuleDefinition] { rules.filter { $0.predicate == predicate } }

  /// A document without `modele`.
  public static let page = Model(
    name: "page", title: "page", plural: "pages", fields: FieldDefinition.pageFields)
}
