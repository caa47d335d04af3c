/// What a document for a meeting adds: a cover, contents, parts, the terms they use.
public struct BookView: TemplateView {
  public var parts: [BookPartView] = []
  public var terms: [BookTermView] = []
  /// « Chapitre du guide »
  public var coverLabel = ""
  /// The latest date among the parts.
  public var asOf: DateView?
  /// The page that the document is made from.
  public var pageURL = ""
  /// Where the reader chooses other pages to print.
  public var choiceURL = ""

  public init() {}

  public static let slots: [SlotDeclaration<Self>] = [
    .list("parts", \.parts),
    .list("terms", \.terms),
    .text("cover_label", \.coverLabel),
    .object("as_of", \.asOf),
    .text("page_url", \.pageURL),
    .text("choice_url", \.choiceURL),
  ]
}

/// A page, as a part of a document for a meeting.
public struct BookPartView: TemplateView {
  public var title: String
  public var anchor: String
  public var url: String
  /// Its body, its facts and dates; links inside lead within the document.
  public var content: ContentView

  public init(title: String, anchor: String, url: String, content: ContentView) {
    self.title = title
    self.anchor = anchor
    self.url = url
    self.content = content
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("anchor", \.anchor),
    .text("url", \.url),
    .object("content", { Optional($0.content) }),
  ]
}

/// A term of the glossary and its definition.
public struct BookTermView: TemplateView {
  public var title: String
  public var definition: String
  public var anchor: String
  public var url: String

  public init(title: String, definition: String, anchor: String, url: String) {
    self.title = title
    self.definition = definition
    self.anchor = anchor
    self.url = url
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("definition", \.definition),
    .text("anchor", \.anchor),
    .text("url", \.url),
  ]
}
