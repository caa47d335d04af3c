import Markdown

/// A part of the body under a heading of level 2, its subsections included.
public struct Section: Sendable {
  public let heading: Heading
  /// What the model says of it; nil for a section that the model does not know.
  public let definition: SectionDefinition?
  /// Indices in `MarkdownDocument.blocks`, without the heading.
  public let blocks: Range<Int>
  /// Its text in `MarkdownDocument.text`, without the heading.
  public let text: Range<Int>
  /// How many words it has.
  public let wordCount: Int

  static func all(in markdown: MarkdownDocument, as model: Model) -> [Section] {
    let starts = markdown.headings.filter { $0.level <= 2 }
    return starts.indices.filter { starts[$0].level == 2 }.map { position in
      let heading = starts[position]
      let end = position + 1 < starts.count ? starts[position + 1].block : markdown.blocks.count
      let headingText = markdown.blocks[heading.block].text.asInts
      let textEnd = end < markdown.blocks.count ? Int(markdown.blocks[end].text.lowerBound) : markdown.text.count
      let text = headingText.upperBound..<max(headingText.upperBound, textEnd)
      return Section(
        heading: heading, definition: model.section(headed: heading.title), blocks: heading.block + 1..<end, text: text,
        wordCount: WordCounter.count(markdown.text[text]))
    }
  }
}
