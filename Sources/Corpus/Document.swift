import Dates
import Diagnostics
import Markdown
import YAMLTree

/// One Markdown file of `content/`, with the model it follows.
///
/// A class, though nothing in it changes: documents are passed around all the time, and are too large to copy.
public final class Document: Sendable {
  /// Its place in `DocumentSet.documents`.
  public let index: Int
  public let path: SourcePath
  public let address: Address
  public let model: Model
  public let markdown: MarkdownDocument
  /// BCP 47 code: the key `langue`, else the folder (`content/ar/…`), else that of the site.
  public let language: String
  /// `titre`, else the first heading of level 1, else the name of the file.
  public let title: String
  public let summary: String
  /// Values that the registry gives for the fields that the author left out.
  public let derived: [String: [String]]

  init(
    index: Int, path: SourcePath, address: Address, model: Model, markdown: MarkdownDocument, language: String, title: String,
    summary: String, derived: [String: [String]]
  ) {
    self.index = index
    self.path = path
    self.address = address
    self.model = model
    self.markdown = markdown
    self.language = language
    self.title = title
    self.summary = summary
    self.derived = derived
  }

  public var source: SourceText { markdown.source }

  /// The key `id`.
  public var identifier: String? { text("id") }

  public var aliases: [String] { texts("alias") }

  /// An example made up for teaching; never counted with real ones.
  public var isFictional: Bool { text("fictif") == "oui" || text("fictif") == "true" }

  /// The value at a path of keys such as `periode.debut`.
  public func node(_ keyPath: String) -> YAMLNode? {
    var value: YAMLNode? = .mapping(markdown.frontMatter)
    for key in keyPath.split(separator: ".") { value = value?.mapping?[String(key)] }
    return value
  }

  public func text(_ keyPath: String) -> String? { node(keyPath)?.text }

  /// The texts of a list, of a single value counted as a list of one, or those that the registry gives.
  public func texts(_ keyPath: String) -> [String] {
    guard let value = node(keyPath), !value.isNull else { return derived[keyPath] ?? [] }
    return value.items.compactMap(\.text)
  }

  public func date(_ keyPath: String) -> PartialDate? { text(keyPath).flatMap { PartialDate($0) } }

  /// The place of a key of the front matter, or the start of the file when it is missing.
  public func place(ofKey key: String) -> Place {
    source.place(markdown.frontMatter.entry(key)?.keyRange ?? 0..<0)
  }
}

/// A part of the body under a heading of level 2, its subsections included.
public struct Section: Sendable {
  public let heading: Heading
  /// What the model says of it; nil for a section that the model does not know.
  public let definition: SectionDefinition?
  /// Indices in `MarkdownDocument.blocks`, without the heading.
  public let blocks: Range<Int>
  /// Its text in `MarkdownDocument.text`, without the heading.
  public let text: Range<Int>
}

extension Document {
  /// The sections of the body, in the order of the file.
  public var sections: [Section] {
    let starts = markdown.headings.filter { $0.level <= 2 }
    return starts.enumerated().compactMap { position, heading in
      guard heading.level == 2 else { return nil }
      let end = position + 1 < starts.count ? starts[position + 1].block : markdown.blocks.count
      let headingText = markdown.blocks[heading.block].text.asInts
      let textEnd = end < markdown.blocks.count ? Int(markdown.blocks[end].text.lowerBound) : markdown.text.count
      return Section(
        heading: heading, definition: model.sections.first { $0.matches(heading.title) }, blocks: heading.block + 1..<end,
        text: headingText.upperBound..<max(headingText.upperBound, textEnd))
    }
  }

  /// The section that the model calls by that key.
  public func section(_ key: String) -> Section? { sections.first { $0.definition?.key == key } }

  /// Words in a part of the text: runs of letters and digits; apostrophes and hyphens do not cut a word.
  public func wordCount(_ range: Range<Int>) -> Int { WordCounter.count(markdown.text[range]) }

  public var wordCount: Int { WordCounter.count(markdown.text[...]) }
}

extension SectionDefinition {
  /// True when a heading opens this section, whatever its case, accents, punctuation and leading number.
  public func matches(_ heading: String) -> Bool {
    let folded = Self.fold(heading)
    return headings.contains { Self.fold($0) == folded }
  }

  /// A heading without case, accents, punctuation and leading number.
  public static func fold(_ heading: String) -> Substring {
    let anchor = Anchor.slug(heading)
    let unnumbered = anchor.drop { $0.isNumber || $0 == "-" }
    return unnumbered.isEmpty ? anchor[...] : unnumbered
  }
}

enum WordCounter {
  static func count(_ text: ArraySlice<UInt8>) -> Int {
    var words = 0
    var inWord = false
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if !inWord { words += 1 }
        inWord = true
      case UInt8(ascii: "'"), UInt8(ascii: "-"), 0x80..<0xC2:
        // Inside a word, or the rest of a letter.
        break
      case 0xC2, 0xE2:
        // Signs of Latin-1 and general punctuation (« », dashes, spaces); of them ’ alone stands inside words.
        inWord = inWord && text[index...].starts(with: [0xE2, 0x80, 0x99])
      case 0xC3...:
        if !inWord { words += 1 }
        inWord = true
      default:
        inWord = false
      }
      index += 1
    }
    return words
  }
}
