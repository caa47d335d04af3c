import PluginKit

/// `preuves-distinctes`: each object of a mapping has a text of its own, long enough to say something.
///
/// Parameters: `champ`, the mapping; `cle`, the text in each; `minimum`, in characters.
struct DistinctProofs: ModelPredicate {
  let name = "preuves-distinctes"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let field = rule.text("champ"), let key = rule.text("cle"), let mapping = document.node(field)?.mapping else {
      return []
    }
    let minimum = rule.integer("minimum") ?? 1
    var seen: [Substring: String] = [:]
    return mapping.entries.compactMap { entry in
      let text = entry.value.mapping?.text(key) ?? ""
      guard text.unicodeScalars.count >= minimum else { return tooShort(entry, key, text.count, minimum) }
      let folded = SectionDefinition.fold(text)
      if let other = seen[folded] { return twin(entry, key, other) }
      seen[folded] = entry.key
      return nil
    }
  }

  private func place(_ entry: YAMLMapping.Entry, _ key: String) -> Range<Int> {
    entry.value.mapping?[key]?.range ?? entry.keyRange
  }

  private func tooShort(_ entry: YAMLMapping.Entry, _ key: String, _ count: Int, _ minimum: Int) -> Breach {
    let french =
      count == 0
      ? "« \(entry.key) » n’a pas de « \(key) »"
      : "« \(key) » de « \(entry.key) » est trop brève (\(count) caractères sur \(minimum))"
    let english =
      count == 0
      ? "“\(entry.key)” has no “\(key)”" : "“\(key)” of “\(entry.key)” is too short (\(count) characters of \(minimum))"
    return Breach(at: place(entry, key), Localized(fr: french, en: english))
  }

  private func twin(_ entry: YAMLMapping.Entry, _ key: String, _ other: String) -> Breach {
    Breach(
      at: place(entry, key),
      Localized(
        fr: "« \(entry.key) » a la même « \(key) » que « \(other) »", en: "“\(entry.key)” has the same “\(key)” as “\(other)”"))
  }
}
