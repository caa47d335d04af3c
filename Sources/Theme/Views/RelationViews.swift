/// A file to take away.
public struct DownloadView: TemplateView {
  public var url: String
  /// « 412 Kio », in the language of the page.
  public var weight: String

  public init(url: String, weight: String) {
    self.url = url
    self.weight = weight
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("url", \.url),
    .text("weight", \.weight),
  ]
}

/// The pages of one kind that lead to this one.
public struct BacklinkGroupView: TemplateView {
  public var label: String
  public var links: [BacklinkView]

  public init(label: String, links: [BacklinkView]) {
    self.label = label
    self.links = links
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("label", \.label),
    .list("links", \.links),
  ]
}

/// A page that leads to this one.
public struct BacklinkView: TemplateView {
  public var title: String
  public var url: String
  /// Empty when it is that of this page.
  public var language: String

  public init(title: String, url: String, language: String = "") {
    self.title = title
    self.url = url
    self.language = language
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("url", \.url),
    .text("lang", \.language),
  ]
}

/// A page on a subject near this one's.
public struct RelatedView: TemplateView {
  public var title: String
  public var url: String
  public var kindLabel: String
  /// What the two have in common, in a few words.
  public var why: String

  public init(title: String, url: String, kindLabel: String, why: String = "") {
    self.title = title
    self.url = url
    self.kindLabel = kindLabel
    self.why = why
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("url", \.url),
    .text("kind_label", \.kindLabel),
    .text("why", \.why),
  ]
}

/// The same page in another language.
public struct AlternateView: TemplateView {
  public var language: String
  /// In that language.
  public var title: String
  public var url: String
  /// The name of the language, in that language.
  public var label: String

  public init(language: String, title: String, url: String, label: String) {
    self.language = language
    self.title = title
    self.url = url
    self.label = label
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("lang", \.language),
    .text("title", \.title),
    .text("url", \.url),
    .text("label", \.label),
  ]
}
