/// A row of the table of fields.
public struct FactView: TemplateView {
  public var label: String
  public var values: [FactValueView]

  public init(label: String, values: [FactValueView]) {
    self.label = label
    self.values = values
    for index in self.values.indices.dropFirst() { self.values[index].isFurther = true }
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("label", \.label),
    .list("values", \.values),
  ]
}

/// A value of a field.
public struct FactValueView: TemplateView {
  public var text: String
  /// Empty when the value leads nowhere.
  public var url: String
  /// Whether another value of the field stands before it.
  var isFurther = false

  public init(text: String, url: String = "") {
    self.text = text
    self.url = url
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("text", \.text),
    .text("url", \.url),
    .flag("has_url") { !$0.url.isEmpty },
    .flag("further", \.isFurther),
  ]
}

/// A form of cooperation, shown by its sign.
public struct FormView: TemplateView {
  /// `jumelage`, `convention` or `adhesion`.
  public var code: String
  public var label: String
  public var url: String

  public init(code: String, label: String, url: String) {
    self.code = code
    self.label = label
    self.url = url
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("code", \.code),
    .flag("is_jumelage") { $0.code == "jumelage" },
    .flag("is_convention") { $0.code == "convention" },
    .flag("is_adhesion") { $0.code == "adhesion" },
    .text("label", \.label),
    .text("url", \.url),
  ]
}

/// A value of a taxonomy that the page carries.
public struct TagView: TemplateView {
  public var label: String
  public var url: String
  /// The taxonomy: « Thème ».
  public var groupLabel: String

  public init(label: String, url: String, groupLabel: String) {
    self.label = label
    self.url = url
    self.groupLabel = groupLabel
  }

  public static let slots: [SlotDeclaration<Self>] = [
    .text("label", \.label),
    .text("url", \.url),
    .text("group_label", \.groupLabel),
  ]
}
