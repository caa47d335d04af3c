import PluginKit

extension Document {
  func text(of block: Block) -> String { markdown.text(of: block) }

  func block(_ index: Int) -> Block { markdown.blocks[index] }

  func text(of section: Section) -> String { String(decoding: markdown.text[section.text], as: UTF8.self) }

  /// What stands in blocks that follow one another.
  func bytes(of blocks: Range<Int>) -> ArraySlice<UInt8> {
    guard let first = blocks.first, let last = blocks.last else { return [] }
    let end = blocks.reduce(Int(block(last).text.upperBound)) { max($0, Int(block($1).text.upperBound)) }
    return markdown.text[Int(block(first).text.lowerBound)..<end]
  }

  /// The parts of a section under its headings of level 3.
  func subsections(of section: Section) -> [(heading: Block, blocks: Range<Int>)] {
    let starts = section.blocks.filter { block($0).kind == .heading && block($0).detail == 3 }
    return starts.enumerated().map { position, start in
      (block(start), start + 1..<(position + 1 < starts.count ? starts[position + 1] : section.blocks.upperBound))
    }
  }

  /// The items of the lists of a range of blocks that are not inside another item.
  func outerItems(in blocks: Range<Int>) -> [Block] {
    blocks.filter { block($0).kind == .item && !isInsideItem($0, from: blocks.lowerBound) }.map(block)
  }

  private func isInsideItem(_ index: Int, from start: Int) -> Bool {
    var parent = Int(block(index).parent)
    while parent >= start {
      if block(parent).kind == .item { return true }
      parent = Int(block(parent).parent)
    }
    return false
  }

  /// A section stands there with nothing under its heading. That is said of the section; until it is written, nobody knows what the whole
  /// text lacks.
  var hasEmptySection: Bool { sections.contains { $0.definition != nil && $0.blocks.isEmpty } }

  /// The places of a rule: the sections that it names by `section` or `sections`.
  func sections(of rule: RuleDefinition) -> [Section] {
    (rule.texts("section") + rule.texts("sections")).compactMap(section)
  }
}
