import Diagnostics
import YAMLTree

/// A Markdown file, parsed: everything later steps need of it, in flat buffers that can be kept, compared and stored.
///
/// Positions are byte offsets in the file (front matter and byte order mark counted) and come from the parser.
///
/// A class, though nothing in it changes: it is asked for at every step, and is too large to copy.
public final class MarkdownDocument: Sendable {
  public let source: SourceText
  /// Empty when the file has none.
  public let frontMatter: YAMLMapping
  /// Where the body begins in the file, after the front matter.
  public let bodyStart: Int
  /// The body as HTML with holes where something is known only later.
  public let html: HTMLWithHoles
  /// The plain text of the body, one line a block, in the order of reading: what is counted, searched and excerpted.
  public let text: [UInt8]
  /// All blocks in the order of the file, footnotes last, a parent before its children.
  public let blocks: [Block]
  public let headings: [Heading]
  public let links: [Link]
  public let images: [Image]
  public let directives: [Directive]
  /// What is wrong with the form of the file, front matter included.
  public let diagnostics: [Diagnostic]

  init(
    source: SourceText, frontMatter: YAMLMapping, bodyStart: Int, html: HTMLWithHoles, text: [UInt8], blocks: [Block],
    headings: [Heading],
    links: [Link], images: [Image], directives: [Directive], diagnostics: [Diagnostic]
  ) {
    self.source = source
    self.frontMatter = frontMatter
    self.bodyStart = bodyStart
    self.html = html
    self.text = text
    self.blocks = blocks
    self.headings = headings
    self.links = links
    self.images = images
    self.directives = directives
    self.diagnostics = diagnostics
  }

  /// False when the file or its front matter could not be read: then what the document seems to lack may stand in what was not read.
  public var isReadable: Bool {
    !diagnostics.contains { $0.severity == .error && ($0.code.hasPrefix("YAML-") || Self.unreadable.contains($0.code)) }
  }

  private static let unreadable: Set<String> = [
    "MD-001", "MD-002", "MD-003", "MD-004", "MD-007", "MD-008", "MD-009", "MD-010", "MD-020", "MD-021",
  ]

  public func text(of block: Block) -> String { String(decoding: text[block.text.asInts], as: UTF8.self) }
}

/// A block of the body.
public struct Block: Sendable, Hashable {
  public enum Kind: UInt8, Sendable {
    case paragraph, heading, bulletList, orderedList, item, table, row, cell, quote, callout, code, directive, rule, footnote
  }

  public let kind: Kind
  /// Level of a heading (1 to 6); index of a cell in its row, from 0; 1 in the header row of a table; 1 in a checked task; otherwise 0.
  public let detail: UInt8
  /// Index of the enclosing block; -1 at the top.
  public let parent: Int32
  /// Where its text is in `MarkdownDocument.text`, that of its children included. The text of links, code spans and alternative texts is
  /// in it, the marks are not.
  public let text: Range<Int32>
  /// Bytes of the file.
  public let source: Range<Int32>

  public init(kind: Kind, detail: UInt8, parent: Int32, text: Range<Int32>, source: Range<Int32>) {
    self.kind = kind
    self.detail = detail
    self.parent = parent
    self.text = text
    self.source = source
  }
}

public struct Heading: Sendable, Hashable {
  public let level: Int
  public let title: String
  /// Unique in the document; see `Anchor`.
  public let anchor: String
  /// Index in `MarkdownDocument.blocks`.
  public let block: Int
  /// Bytes of the file.
  public let source: Range<Int>

  public init(level: Int, title: String, anchor: String, block: Int, source: Range<Int>) {
    self.level = level
    self.title = title
    self.anchor = anchor
    self.block = block
    self.source = source
  }
}

/// A link as written. Where it leads is decided by the one link resolver.
public struct Link: Sendable, Hashable {
  public enum Form: UInt8, Sendable {
    /// `[texte](../fiches/x.md#ancre)`, also `#ancre`, `/adresse`, `https://…`
    case markdown
    /// `[[Titre]]` or `[[identifiant|texte]]`
    case wiki
  }

  public let form: Form
  /// Percent-decoded target without the fragment; empty for `#ancre`. Addresses with a scheme (`https:`) stay as they are written,
  /// because decoding could change their meaning.
  public let target: String
  /// Without `#`; nil when there is none.
  public let fragment: String?
  /// False for `[[Titre]]` without its own text: the text is then that of the page it leads to.
  public let hasText: Bool
  public let text: String
  /// Bytes of the file: the whole link.
  public let source: Range<Int>

  public init(form: Form, target: String, fragment: String?, hasText: Bool, text: String, source: Range<Int>) {
    self.form = form
    self.target = target
    self.fragment = fragment
    self.hasText = hasText
    self.text = text
    self.source = source
  }
}

public struct Image: Sendable, Hashable {
  public let target: String
  public let alternative: String
  public let source: Range<Int>

  public init(target: String, alternative: String, source: Range<Int>) {
    self.target = target
    self.alternative = alternative
    self.source = source
  }
}

/// A fenced block (` ```registre `) or an inline code (`` `registre nombre accords` ``) that a plugin renders.
public struct Directive: Sendable, Hashable {
  public let name: String
  public let isInline: Bool
  /// Bytes of the file: the lines between the fences, or what follows the name in an inline code.
  public let body: Range<Int>
  /// Bytes of the file: the name.
  public let nameSource: Range<Int>
  /// Bytes of the file: the whole.
  public let source: Range<Int>

  public init(name: String, isInline: Bool, body: Range<Int>, nameSource: Range<Int>, source: Range<Int>) {
    self.name = name
    self.isInline = isInline
    self.body = body
    self.nameSource = nameSource
    self.source = source
  }
}

/// HTML whose links, images and directives are filled in once the whole corpus is known.
public struct HTMLWithHoles: Sendable, Hashable {
  public let bytes: [UInt8]
  /// In the order of their offsets.
  public let holes: [Hole]

  public init(bytes: [UInt8], holes: [Hole]) {
    self.bytes = bytes
    self.holes = holes
  }

  public struct Hole: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
      /// Attributes of an `<a` element, with a space before each: index in `links`.
      case linkAttributes(Int)
      /// Text of a link that has none of its own: index in `links`.
      case linkText(Int)
      /// Attributes of an `<img` element beyond `alt`, with a space before each: index in `images`.
      case imageAttributes(Int)
      /// What the plugin renders: index in `directives`.
      case directive(Int)
    }

    /// Offset in `bytes` before which the content goes.
    public let offset: Int
    public let content: Content

    public init(offset: Int, content: Content) {
      self.offset = offset
      self.content = content
    }
  }
}

extension Range<Int32> {
  public var asInts: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
