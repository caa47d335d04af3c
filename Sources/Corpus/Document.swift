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
  public let address: Address
  public let model: Model
  /// BCP 47 code: the key `langue`, else the folder (`content/ar/…`), else that of the site.
  public let language: String
  /// `titre`, else the first heading of level 1, else the name of the file.
  public let title: String
  public let summary: String
  /// Values that the registry gives for the fields that the author left out.
  public let derived: [String: [String]]
  /// The file that it is read from.
  public let file: DocumentFile
  private let deferredSections: Deferred<[Section]>

  init(
    index: Int, file: DocumentFile, address: Address, model: Model, language: String, title: String, summary: String,
    derived: [String: [String]]
  ) {
    self.index = index
    self.file = file
    self.address = address
    self.model = model
    self.language = language
    self.title = title
    self.summary = summary
    self.derived = derived
    deferredSections = file.deferring { Section.all(in: $0, as: model) }
  }

  public var path: SourcePath { file.path }
  public var markdown: MarkdownDocument { file.markdown }
  public var source: SourceText { markdown.source }

  /// The parts of the body, in the order of the file.
  public var sections: [Section] { deferredSections.value }

  /// The key `id`.
  public var identifier: String? { text("id") }

  public var aliases: [String] { texts("alias") }

  /// An example made up for teaching; never counted with real ones.
  public var isFictional: Bool { text("fictif") == "oui" || text("fictif") == "true" }

  /// The value at a path of keys such as `periode.debut`.
  public func node(_ keyPath: String) -> YAMLNode? {
    guard keyPath.utf8.contains(UInt8(ascii: ".")) else { return file.frontMatter[keyPath] }
    var value: YAMLNode? = .mapping(file.frontMatter)
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
    source.place(file.frontMatter.entry(key)?.keyRange ?? 0..<0)
  }
}

extension Document {
  /// The section that the model calls by that key.
  public func section(_ key: String) -> Section? {
    sections.indices.first { sections[$0].definition?.key == key }.map { sections[$0] }
  }

  /// Words in the section that the model calls by that key; nil when there is none.
  public func wordCount(ofSection key: String) -> Int? {
    if let known = file.sectionWords { return known[key] }
    return section(key)?.wordCount
  }

  /// What the rest of the site needs to know of it.
  public var summaryToKeep: DocumentSummary {
    DocumentSummary(
      beginning: Array(source.bytes[..<markdown.bodyStart]), heading: file.heading,
      sectionWords: Dictionary(
        sections.compactMap { section in section.definition.map { ($0.key, section.wordCount) } },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Words in a part of the text: runs of letters and digits; apostrophes and hyphens do not cut a word.
  public func wordCount(_ range: Range<Int>) -> Int { WordCounter.count(markdown.text[range]) }

  /// Words in the whole text: those of the sections, counted already, and those before and between them.
  public var wordCount: Int {
    var (count, position) = (0, 0)
    for section in sections {
      count += WordCounter.count(markdown.text[position..<section.text.lowerBound]) + section.wordCount
      position = section.text.upperBound
    }
    return count + WordCounter.count(markdown.text[position...])
  }
}
