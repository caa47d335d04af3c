import PluginKit

/// `nombre-de-mots`: the whole text has its length. Parameters: `minimum`, `maximum`; `erreur_sous`, an error under that number when the
/// document's `statut` is `valide`. A text with an empty section is not called too short: that section is what it lacks.
struct WordTotal: ModelPredicate {
  let name = "nombre-de-mots"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let count = document.wordCount
    let (minimum, maximum) = (rule.integer("minimum") ?? 0, rule.integer("maximum") ?? Int.max)
    guard count > maximum || count < minimum && !document.hasEmptySection else { return [] }
    let isGrave = document.text("statut") == "valide" && count < rule.integer("erreur_sous") ?? 0
    let (french, english) =
      count < minimum ? ("au moins \(minimum)", "at least \(minimum)") : ("au plus \(maximum)", "at most \(maximum)")
    return [
      Breach(
        at: document.markdown.blocks.first?.source.asInts ?? 0..<0,
        Localized(
          fr: "le texte compte \(count) mots ; il en faut \(french)", en: "the text has \(count) words; it needs \(english)"),
        severity: isGrave ? .error : nil)
    ]
  }
}
