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
  /// Empty when it is that of the page.
  public var language = ""
  /// The values by which the list can be narrowed to the entry.
  public var codes = ""

  public init(title: String, url: String) {
    self.title = title
    self.url = url
  }

  /// Its kind, how it is filed, its date: one line.
  private var meta: String { [kindLabel, tagsText, dateText].filter { !$0.isEmpty }.joined(separator: " · ") }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("url", \.url),
    .text("number", \.number),
    .text("summary", \.summary),
    .text("kind_label", \.kindLabel),
    .text("status_label", \.statusLabel),
    .flag("draft", \.draft),
    .flag("fictional", \.fictional),
    .text("meta", \.meta),
    .flag("has_meta") { $0.draft || $0.fictional || !$0.meta.isEmpty },
    .text("codes", \.codes),
    .text("lang", \.language),
  ]
}

/// Entries under a heading.
public struct GroupView: TemplateView {
  public var title: String
  public var anchor: String
  public var entries: [EntryView]
  /// Of the title; empty when it is that of the page.
  public var language: String

  public init(title: String, anchor: String, entries: [EntryView], language: String = "") {
    self.language = language
    self.title = title
    self.anchor = anchor
    self.entries = entries
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("title", \.title),
    .text("anchor", \.anchor),
    .list("entries", \.entries),
    .text("lang", \.language),
    // More than a reader looks through: a script makes a search of them.
    .flag("long") { $0.entries.count > 40 },
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

/// A way to narrow a list: « Pays », with the values that its entries bear.
public struct FacetView: TemplateView {
  public var label: String
  public var values: [FacetValueView]

  public init(label: String, values: [FacetValueView]) {
    self.label = label
    self.values = values
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("label", \.label),
    .list("values", \.values),
  ]
}

/// A value that a list can be narrowed to, and the page on which it is.
public struct FacetValueView: TemplateView {
  public var label: String
  public var code: String
  public var url: String
  public var count: Int
  public var current = false

  public init(label: String, code: String, url: String, count: Int) {
    self.label = label
    self.code = code
    self.url = url
    self.count = count
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("label", \.label),
    .text("code", \.code),
    .text("url", \.url),
    .text("count") { String($0.count) },
    .flag("current", \.current),
  ]
}
