import PluginKit

/// `sections-requises`: each required section is there once, in the order of the model.
///
/// Parameter: `sections`, when other rules ask for the remaining ones with a severity of their own.
struct RequiredSections: ModelPredicate {
  let name = "sections-requises"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let sections = document.sections
    // The place of each in the model; nil for a section that the model does not know.
    let places = sections.indices.map { sections[$0].definition.flatMap { document.model.place(of: $0.key) } }
    return missing(document, rule, sections, places) + duplicates(sections, places) + disorder(document, sections, places)
  }

  private func missing(_ document: Document, _ rule: RuleDefinition, _ sections: [Section], _ places: [Int?]) -> [Breach] {
    let wanted = document.model.sections
    let asked = rule.texts("sections")
    return wanted.indices.filter { position in
      wanted[position].isRequired && !places.contains(position) && (asked.isEmpty || asked.contains(wanted[position].key))
    }.map { position in
      let definition = wanted[position]
      if let line = lineInstead(of: definition, in: document) { return Self.notAHeading(line, definition, in: document) }
      let near = misspelt(definition, sections)
      return Breach(
        at: expectedPlace(position, document, sections),
        Localized(
          fr: "il manque la section « \(definition.title) »\(near.map { " ; le titre « \($0) » lui ressemble" } ?? "")",
          en: "the section “\(definition.title)” is missing\(near.map { "; the heading “\($0)” resembles it" } ?? "")"))
    }
  }

  /// A line of text, in bold or not, that says what the heading should.
  private func lineInstead(of definition: SectionDefinition, in document: Document) -> Block? {
    document.markdown.blocks.first { block in
      block.kind == .paragraph && block.text.count < 80
        && document.model.section(headed: document.text(of: block))?.key == definition.key
    }
  }

  private static func notAHeading(_ line: Block, _ definition: SectionDefinition, in document: Document) -> Breach {
    Breach(
      at: line.source.asInts,
      Localized(
        fr:
          "« \(document.text(of: line)) » n’est pas un titre : commencez la ligne par deux dièses et une espace, « ## \(definition.title) »",
        en: "“\(document.text(of: line))” is no heading: begin the line with two hash signs and a space, “## \(definition.title)”"
      ))
  }

  /// Just after the last section that comes before the missing one; else the start of the body.
  private func expectedPlace(_ position: Int, _ document: Document, _ sections: [Section]) -> Range<Int> {
    let earlier = Set(document.model.sections[..<position].map(\.key))
    if let before = sections.last(where: { $0.definition.map { earlier.contains($0.key) } ?? false }) {
      return before.heading.source
    }
    return sections.first?.heading.source ?? document.markdown.blocks.first?.source.asInts ?? 0..<0
  }

  /// A heading that the model does not know and that looks like the missing one.
  private func misspelt(_ definition: SectionDefinition, _ sections: [Section]) -> String? {
    let unknown = sections.filter { $0.definition == nil }.map(\.heading.title)
    return unknown.first { NearestName.of($0, in: definition.headings) != nil }
  }

  private func duplicates(_ sections: [Section], _ places: [Int?]) -> [Breach] {
    places.indices.filter { places[$0] != nil && places[..<$0].contains(places[$0]) }.map { index in
      let title = sections[index].definition?.title ?? ""
      return Breach(
        at: sections[index].heading.source,
        Localized(fr: "la section « \(title) » est écrite deux fois", en: "the section “\(title)” is written twice"),
        severity: .warning)
    }
  }

  private func disorder(_ document: Document, _ sections: [Section], _ places: [Int?]) -> [Breach] {
    let titles = document.model.sections
    var furthest = -1
    return places.indices.compactMap { index in
      guard let place = places[index] else { return nil }
      guard place < furthest else {
        furthest = place
        return nil
      }
      let (title, earlier) = (titles[place].title, titles[furthest].title)
      return Breach(
        at: sections[index].heading.source,
        Localized(
          fr: "la section « \(title) » devrait venir avant « \(earlier) »",
          en: "the section “\(title)” should come before “\(earlier)”"),
        severity: .warning)
    }
  }
}

/// `niveaux-de-titres`: no level of heading is skipped.
struct HeadingLevels: ModelPredicate {
  let name = "niveaux-de-titres"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    var level = 1
    return document.markdown.headings.compactMap { heading in
      defer { level = heading.level }
      guard heading.level > level + 1 else { return nil }
      let signs = String(repeating: "#", count: level + 1)
      return Breach(
        at: heading.source,
        Localized(
          fr: "ce titre saute un niveau : « \(signs) » est attendu ici",
          en: "this heading skips a level: “\(signs)” is expected here"), fixes: Self.fixes(heading, signs, in: document.source))
    }
  }

  /// Takes the signs in excess away.
  private static func fixes(_ heading: Heading, _ signs: String, in source: SourceText) -> [Diagnostic.Fix] {
    let start = heading.source.lowerBound
    let written = source.bytes[heading.source].prefix { $0 == UInt8(ascii: "#") }.count
    guard written == heading.level else { return [] }
    let edit = Diagnostic.Fix.Edit(range: start..<start + written, replacement: signs)
    return [Diagnostic.Fix(Localized(fr: "Écrire « \(signs) »", en: "Write “\(signs)”"), edits: [edit], safety: .safe)]
  }
}
