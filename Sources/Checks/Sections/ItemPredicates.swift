import PluginKit

/// `elements-sans-marque`: no point of the lists of some sections holds a mark. Parameters: `section` or `sections`, `motif`.
struct UnmarkedItems: ModelPredicate {
  let name = "elements-sans-marque"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    guard let pattern = rule.pattern() else { return [] }
    return document.sections(of: rule).flatMap { section in
      document.outerItems(in: section.blocks).compactMap { item -> Breach? in
        guard let mark = pattern.firstFound(in: document.text(of: item)) else { return nil }
        return Breach(
          at: item.source.asInts,
          Localized(
            fr: "ce point parle de « \(mark) » : a-t-il sa place sous « \(section.heading.title) » ?",
            en: "this point speaks of “\(mark)”: does it belong under “\(section.heading.title)”?"))
      }
    }
  }
}

/// `elements-distincts`: no point of the lists of some sections says again what another says, wherever each has its source in brackets.
///
/// Parameters: `sections`.
struct DistinctItems: ModelPredicate {
  let name = "elements-distincts"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    var seen: [String: String] = [:]
    return document.sections(of: rule).sorted { $0.blocks.lowerBound < $1.blocks.lowerBound }.flatMap { section in
      document.outerItems(in: section.blocks).compactMap { item -> Breach? in
        let text = document.text(of: item)
        let folded = Anchor.slug(Self.withoutBrackets(text))
        guard let earlier = seen[folded] else {
          seen[folded] = section.heading.title
          return nil
        }
        return Breach(
          at: item.source.asInts,
          Localized(
            fr: "« \(text.trimmed) » est déjà sous « \(earlier) »", en: "“\(text.trimmed)” stands under “\(earlier)” already"))
      }
    }
  }

  private static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    return text.filter { character in
      if character == "(" { depth += 1 }
      defer { if character == ")" { depth = max(0, depth - 1) } }
      return depth == 0
    }
  }
}
