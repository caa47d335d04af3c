import Diagnostics
import Markdown
import Synchronization
import YAMLTree

/// A Markdown file of `content/`: its front matter, which the whole site reads, and its body, which may be parsed only when somebody
/// asks for it.
public final class DocumentFile: Sendable {
  public let path: SourcePath
  /// From the root of the site, as diagnostics name it.
  public let name: String
  public let frontMatter: YAMLMapping
  /// Its first heading of level 1.
  public let heading: String?
  /// The number of words in each section that its model knows, by key; nil when the body tells.
  let sectionWords: [String: Int]?
  private let body: Deferred<MarkdownDocument>

  public init(path: SourcePath, markdown: MarkdownDocument) {
    self.path = path
    name = markdown.source.path
    frontMatter = markdown.frontMatter
    heading = markdown.headings.first { $0.level == 1 }?.title
    sectionWords = nil
    body = Deferred(markdown)
  }

  /// A file whose body is parsed when it is asked for.
  public init(path: SourcePath, known: DocumentSummary, parse: @escaping @Sendable () -> MarkdownDocument) {
    self.path = path
    name = "content/\(path)"
    frontMatter = MarkdownReader.frontMatter(SourceText(path: name, bytes: known.beginning))
    heading = known.heading
    sectionWords = known.sectionWords
    body = Deferred(parse)
  }

  public var markdown: MarkdownDocument { body.value }

  /// What follows from the body: at once when it is there, else when it is asked for.
  func deferring<Value: Sendable>(_ make: @escaping @Sendable (MarkdownDocument) -> Value) -> Deferred<Value> {
    body.map(make)
  }
}

/// What the site needs to know of a document whose body it does not read.
public struct DocumentSummary: Sendable, Hashable {
  /// Of the file, down to the closing line of its front matter at least.
  public let beginning: [UInt8]
  /// Its first heading of level 1.
  public let heading: String?
  /// The number of words in each section that its model knows, by key.
  public let sectionWords: [String: Int]

  public init(beginning: [UInt8], heading: String?, sectionWords: [String: Int]) {
    self.beginning = beginning
    self.heading = heading
    self.sectionWords = sectionWords
  }
}

/// A value that is known, or made when it is first asked for, once, whichever thread asks.
final class Deferred<Value: Sendable>: Sendable {
  private let known: Value?
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  init(_ value: Value) {
    known = value
    make = { value }
  }

  init(_ make: @escaping @Sendable () -> Value) {
    known = nil
    self.make = make
  }

  /// What follows from the value, known when it is.
  func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> Deferred<Other> {
    known.map { Deferred<Other>(transform($0)) } ?? Deferred<Other> { transform(self.value) }
  }

  var value: Value {
    if let known { return known }
    return made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
