/// A page in a list.
public struct EntryView: TemplateView {
  public var title: String
  public var url: String
  public var number = ""
  public var summary = ""
  public var kindLabel = ""
  public var statusLabel = ""
  public var draft = false
  public var fictional = false
  public var dateText = ""
  public var tagsText = ""

  public init(title: String, url: String) {
    self.title = title
    self.url = url
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("url", \.url),
    .text("number", \.number),
    .text("summary", \.summary),
    .text("kind_label", \.kindLabel),
    .text("status_label", \.statusLabel),
    .flag("draft", \.draft),
    .flag("fictional", \.fictional),
    .text("date_text", \.dateText),
    .text("tags_text", \.tagsText),
  ]
}

/// Entries under a heading.
public struct GroupView: TemplateView {
  public var title: String
  public var anchor: String
  public var entries: [EntryView]

  public init(title: String, anchor: String, entries: [EntryView]) {
    self.title = title
    self.anchor = anchor
    self.entries = entries
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("anchor", \.anchor),
    .list("entries", \.entries),
  ]
}

/// A value of a taxonomy, and how many pages carry it.
public struct ValueView: TemplateView {
  public var label: String
  public var url: String
  public var count: Int

  public init(label: String, url: String, count: Int) {
    self.label = label
    self.url = url
    self.count = count
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("label", \.label),
    .text("url", \.url),
    .text("count") { String($0.count) },
  ]
}

/// A number of the registry that is worth showing.
public struct FigureView: TemplateView {
  public var value: String
  public var label: String
  public var url: String

  public init(value: String, label: String, url: String) {
    self.value = value
    self.label = label
    self.url = url
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("value", \.value),
    .text("label", \.label),
    .text("url", \.url),
  ]
}
