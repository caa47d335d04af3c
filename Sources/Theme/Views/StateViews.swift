import Dates

/// Where the page stands in its validation.
public struct StatusView: TemplateView {
  public var label: String
  /// Of the vocabulary, for styles.
  public var code: String
  public var draft: Bool

  public init(label: String, code: String, draft: Bool) {
    self.label = label
    self.code = code
    self.draft = draft
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("label", \.label),
    .text("code", \.code),
    .flag("draft", \.draft),
  ]
}

/// A date, for machines and for people.
public struct DateView: TemplateView {
  public var iso: String
  public var text: String

  public init(_ date: PartialDate, language: String) {
    iso = date.iso
    text = date.text(in: language)
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("iso", \.iso),
    .text("text", \.text),
  ]
}

/// When the page was validated, and by whom.
public struct ValidationView: TemplateView {
  public var date: DateView
  /// May be empty.
  public var by: String

  public init(_ date: PartialDate, language: String, by: String = "") {
    self.date = DateView(date, language: language)
    self.by = by
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("iso", \.date.iso),
    .text("text", \.date.text),
    .text("by", \.by),
  ]
}

/// A notice that the page should be looked at again.
public struct StaleView: TemplateView {
  public var text: String

  public init(text: String) {
    self.text = text
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("text", \.text)
  ]
}

/// How to cite the page.
public struct CitationView: TemplateView {
  public var text: String
  public var bibtex: String
  /// CSL-JSON, which reference managers read.
  public var csl: String

  public init(text: String, bibtex: String, csl: String) {
    self.text = text
    self.bibtex = bibtex
    self.csl = csl
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("text", \.text),
    .text("bibtex", \.bibtex),
    .html("csl") { HTMLEscape.betweenTags($0.csl) },
  ]
}
