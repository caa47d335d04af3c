import PluginKit

/// `genre-de-texte`: the text is not of another kind than its model, by the words that such a kind repeats.
///
/// Parameter: `genres`, each with `nom`, `motif` and `minimum`, how often the pattern must be found.
struct TextKind: ModelPredicate {
  let name = "genre-de-texte"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let text = String(decoding: document.markdown.text, as: UTF8.self)
    return rule.mappings("genres").compactMap { kind in
      guard let pattern = rule.pattern(of: kind), let minimum = kind.integer("minimum"), pattern.count(in: text) >= minimum else {
        return nil
      }
      let name = kind.words("nom")
      return Breach(
        at: document.markdown.blocks.first?.source.asInts ?? 0..<0,
        Localized(fr: "ce texte ressemble à \(name.french)", en: "this text looks like \(name.english)"))
    }
  }
}
