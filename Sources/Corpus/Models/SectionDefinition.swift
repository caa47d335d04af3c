import Markdown

/// A section that the body of a document must or may have, under a heading of level 2.
public struct SectionDefinition: Sendable, Hashable {
  /// A short name for rules to refer to: `comment`, `resultats`.
  public let key: String
  /// The canonical heading.
  public let title: String
  /// Other headings that mean the same, by language code.
  public let aliases: [String: [String]]
  public let isRequired: Bool
  /// Words in the section, subsections included.
  public let words: ClosedRange<Int>?
  /// Items of the lists in the section.
  public let items: ClosedRange<Int>?
  /// Headings of level 3 in the section.
  public let subsections: ClosedRange<Int>?
  /// What it must hold, beyond text.
  public let mustHold: [Content]
  /// What to write there, one or two sentences for the blank form.
  public let guidance: String

  public init(
    key: String, title: String, aliases: [String: [String]] = [:], isRequired: Bool = true, words: ClosedRange<Int>? = nil,
    items: ClosedRange<Int>? = nil, subsections: ClosedRange<Int>? = nil, mustHold: [Content] = [], guidance: String = ""
  ) {
    self.key = key
    self.title = title
    self.aliases = aliases
    self.isRequired = isRequired
    self.words = words
    self.items = items
    self.subsections = subsections
    self.mustHold = mustHold
    self.guidance = guidance
  }

  public enum Content: String, Sendable, CaseIterable {
    case list = "liste"
    case orderedList = "liste-numerotee"
    case table = "tableau"
    case listOrTable = "liste-ou-tableau"
  }

  /// A heading without case, accents, punctuation and leading number.
  public static func fold(_ heading: String) -> Substring {
    let anchor = Anchor.slug(heading)
    if let first = anchor.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") { return anchor[...] }
    let unnumbered = anchor.drop { $0.isNumber || $0 == "-" }
    return unnumbered.isEmpty ? anchor[...] : unnumbered
  }

  /// Every heading that opens this section.
  public var headings: [String] { [title] + aliases.sorted { $0.key < $1.key }.flatMap(\.value) }
}
