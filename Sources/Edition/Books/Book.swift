import PluginKit

/// Several documents bound into one: for a meeting, on paper; for a reading device.
public struct Book: Sendable {
  public let title: String
  public let summary: String
  /// BCP 47 code.
  public let language: String
  /// Where the page is in the edition that the book is made from.
  public let page: Address
  public let parts: [Part]
  /// The terms that its text uses, in alphabetical order.
  public let terms: [Term]
  /// Pictures that it shows: files of `content/`.
  public let pictures: [Address]

  /// A document in a book.
  public struct Part: Sendable {
    public let document: Document
    /// Begins every anchor of the part, so that no two parts share one.
    public let anchor: String
    /// Its body, bound into the book.
    public let html: [UInt8]
    /// Those of levels 2 and 3, with their anchors in the book.
    public let headings: [Heading]
  }

  /// A term of the glossary.
  public struct Term: Sendable {
    public let title: String
    public let definition: String
    public let anchor: String
    public let page: Address
  }
}

extension Book {
  /// The latest date of writing that its parts give.
  func latestDate(in corpus: Corpus) -> PartialDate? {
    parts.compactMap { DocumentFacts($0.document, corpus: corpus).date }.max { $0.iso < $1.iso }
  }
}
