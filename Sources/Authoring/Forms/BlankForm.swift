import PluginKit

/// A model as a document to fill in: every field with its help as a YAML comment, every section with its guidance as an HTML comment.
///
/// 1. `FormFields` writes the front matter: required fields as keys to fill, optional ones behind a `#`.
/// 2. What is known beforehand (`KnownValues`) stands in its place.
/// 3. The sections follow, in the order of the model.
public struct BlankForm: Sendable {
  private let model: Model
  private let vocabularies: [String: Vocabulary]

  public init(_ model: Model, vocabularies: [String: Vocabulary]) {
    self.model = model
    self.vocabularies = vocabularies
  }

  /// - Parameter known: values that need not be asked.
  public func text(known: KnownValues = KnownValues()) -> String {
    (["---"] + FormFields(model, vocabularies: vocabularies, known: known).lines + ["---", ""]).joined(separator: "\n")
      + introduction + model.sections.map(section).joined()
  }

  private var introduction: String {
    let purpose = model.purpose.isEmpty ? "" : model.purpose + "\n"
    let counsel =
      "Remplissez les lignes du haut, puis écrivez sous chaque titre. Les passages comme celui-ci ne sont pas publiés."
    return Self.comment(purpose + counsel)
  }

  private func section(_ section: SectionDefinition) -> String {
    let advice = [section.guidance, SectionAdvice.text(section)].filter { !$0.isEmpty }.joined(separator: "\n")
    return "\n## \(section.title)\n" + (advice.isEmpty ? "" : "\n" + Self.comment(advice))
  }

  /// Two hyphens would end the comment early for some readers.
  private static func comment(_ text: String) -> String {
    "<!-- \(text.replacing("--", with: "- -")) -->\n"
  }
}

/// What a section must hold, as a sentence for its author.
enum SectionAdvice {
  static func text(_ section: SectionDefinition) -> String {
    let parts =
      [
        section.words.map { "\(bounds($0)) mots" }, section.items.map { "une liste de \(bounds($0)) points" },
        section.subsections.map { "\(bounds($0)) sous-titres « ### »" },
      ].compactMap { $0 } + section.mustHold.map(name)
    let optional = section.isRequired ? "" : "Section facultative : retirez-la si elle ne sert pas."
    let wanted = parts.isEmpty ? "" : "Attendu : \(parts.joined(separator: " ; "))."
    return [wanted, optional].filter { !$0.isEmpty }.joined(separator: " ")
  }

  static func bounds(_ range: ClosedRange<Int>) -> String {
    if range.upperBound == Int.max { return "au moins \(range.lowerBound)" }
    return range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound) à \(range.upperBound)"
  }

  private static func name(_ content: SectionDefinition.Content) -> String {
    switch content {
    case .list: "une liste"
    case .orderedList: "une liste numérotée"
    case .table: "un tableau"
    case .listOrTable: "une liste ou un tableau"
    }
  }
}
