import PluginKit

/// `enumeration-complete`: a section names each of a list once, as subheadings or as the first cells of a table's rows; and a field of the
/// front matter holds each as a key.
///
/// Parameters: `section` (key), `valeurs`, `champ`.
struct CompleteEnumeration: ModelPredicate {
  let name = "enumeration-complete"

  func breaches(of document: Document, rule: RuleDefinition, in context: CheckContext) -> [Breach] {
    let values = rule.parameters["valeurs"]?.items.compactMap(\.text) ?? []
    return inSection(document, rule, values) + inField(document, rule, values)
  }

  private func inSection(_ document: Document, _ rule: RuleDefinition, _ values: [String]) -> [Breach] {
    guard let key = rule.parameters["section"]?.text, let section = document.section(key), !section.blocks.isEmpty else {
      return []
    }
    let named = names(in: section, of: document)
    let found = values.map { value in named.filter { $0.isNamed(value) } }
    let missing = zip(values, found).filter(\.1.isEmpty).map(\.0)
    let twice = found.compactMap { $0.dropFirst().first }
    let absent =
      missing.isEmpty
      ? []
      : [
        Breach(
          at: section.heading.source,
          Localized(
            fr: "« \(section.heading.title) » ne dit rien de : \(missing.joined(separator: ", "))",
            en: "“\(section.heading.title)” says nothing of: \(missing.joined(separator: ", "))"))
      ]
    return absent
      + twice.map {
        Breach(
          at: $0.block.source.asInts, Localized(fr: "« \($0.text) » est traité deux fois", en: "“\($0.text)” is treated twice"))
      }
  }

  private struct Name {
    let text: String
    let folded: Substring
    let block: Block

    init(_ block: Block, in document: Document) {
      self.block = block
      text = document.text(of: block)
      folded = SectionDefinition.fold(text)
    }

    /// « Durabilité / pérennité » names `durabilite`: the first word counts.
    func isNamed(_ value: String) -> Bool {
      guard folded.utf8.starts(with: value.utf8) else { return false }
      let rest = folded.utf8.dropFirst(value.utf8.count).first
      return rest == nil || rest == UInt8(ascii: "-")
    }
  }

  private func names(in section: Section, of document: Document) -> [Name] {
    let blocks = document.markdown.blocks
    return section.blocks.compactMap { index in
      let block = blocks[index]
      switch block.kind {
      case .heading where block.detail == 3: return Name(block, in: document)
      case .cell where block.detail == 0 && blocks[Int(block.parent)].detail == 0: return Name(block, in: document)
      default: return nil
      }
    }
  }

  private func inField(_ document: Document, _ rule: RuleDefinition, _ values: [String]) -> [Breach] {
    guard let field = rule.parameters["champ"]?.text, let node = document.node(field), let mapping = node.mapping else {
      return []
    }
    let missing = values.filter { mapping[$0] == nil }
    guard !missing.isEmpty else { return [] }
    return [
      Breach(
        at: document.markdown.frontMatter.entry(field)?.keyRange ?? node.range,
        Localized(
          fr: "il manque dans « \(field) » : \(missing.joined(separator: ", "))",
          en: "“\(field)” lacks: \(missing.joined(separator: ", "))"))
    ]
  }
}
