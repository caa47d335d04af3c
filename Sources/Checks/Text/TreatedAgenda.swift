import PluginKit

/// `points-traites`: each point of a list of the front matter comes back in the body, by at least half of its words that carry a meaning.
/// Parameter: `champ`. A body with an empty section is not judged: the point may be meant for it.
struct TreatedAgenda: ModelPredicate {
  let name = "points-traites"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let field = rule.text("champ"), !document.hasEmptySection else { return [] }
    let said = Set(words(String(decoding: document.markdown.text, as: UTF8.self)))
    return (document.node(field)?.items ?? []).compactMap { item in
      let point = words(item.text ?? "")
      guard !point.isEmpty, point.count(where: said.contains) * 2 < point.count else { return nil }
      return Breach(
        at: item.range,
        Localized(
          fr: "le texte ne reprend pas ce point de l’ordre du jour", en: "the text does not come back to this point of the agenda"
        ))
    }
  }

  /// Words of more than three letters, without accents and without the mark of the plural.
  private func words(_ text: String) -> [Substring] {
    SectionDefinition.fold(text).split(separator: "-").filter { $0.count > 3 }.map {
      $0.hasSuffix("s") || $0.hasSuffix("x") ? $0.dropLast() : $0
    }
  }
}
