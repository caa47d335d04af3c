/// A link to a page.
public struct LinkView: TemplateView {
  public var title: String
  public var url: String

  public init(title: String, url: String) {
    self.title = title
    self.url = url
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("url", \.url),
  ]
}

/// A main section in the menu.
public struct MenuItemView: TemplateView {
  public var title: String
  public var url: String
  /// Whether the page is in this section.
  public var current: Bool

  public init(title: String, url: String, current: Bool = false) {
    self.title = title
    self.url = url
    self.current = current
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("url", \.url),
    .flag("current", \.current),
  ]
}

/// The page before or after, in the order of reading.
public struct NeighbourView: TemplateView {
  public var title: String
  public var url: String
  public var number: String

  public init(title: String, url: String, number: String = "") {
    self.title = title
    self.url = url
    self.number = number
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("url", \.url),
    .text("number", \.number),
  ]
}

/// A heading of the body.
public struct HeadingView: TemplateView {
  public var title: String
  public var anchor: String
  /// 2 for `<h2>`.
  public var level: Int

  public init(title: String, anchor: String, level: Int) {
    self.title = title
    self.anchor = anchor
    self.level = level
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("anchor", \.anchor),
    .flag("level2") { $0.level == 2 },
    .flag("level3") { $0.level == 3 },
  ]
}

/// One of the nine steps of a convention.
public struct StepView: TemplateView {
  public var number: String
  public var title: String
  /// The title in one or two words.
  public var short: String
  public var url: String
  public var current: Bool
  /// Comes before the current one.
  public var done: Bool

  public init(number: String, title: String, short: String, url: String, current: Bool = false, done: Bool = false) {
    self.number = number
    self.title = title
    self.short = short
    self.url = url
    self.current = current
    self.done = done
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("number", \.number),
    .text("title", \.title),
    .text("short", \.short),
    .text("url", \.url),
    .flag("current", \.current),
    .flag("done", \.done),
  ]
}
