/// A Swift value that a template can read.
///
/// A type declares its slots once, each with its name in templates, its kind and where its value comes from. The schema against which
/// templates are compiled and the values that they read are both made from that one declaration, so that they cannot differ.
public protocol TemplateView: Sendable {
  static var slots: [SlotDeclaration<Self>] { get }
}

/// A slot of a view: its name in templates, its kind, and the way to its value.
public struct SlotDeclaration<Owner: TemplateView>: Sendable {
  let name: String
  let kind: SlotKind
  let read: @Sendable (Owner) -> Slot

  private init(_ name: String, _ kind: SlotKind, _ read: @escaping @Sendable (Owner) -> Slot) {
    self.name = name
    self.kind = kind
    self.read = read
  }

  static func text(_ name: String, _ value: @escaping @Sendable (Owner) -> String) -> Self {
    Self(name, .text) { .text(value($0)) }
  }

  static func html(_ name: String, _ value: @escaping @Sendable (Owner) -> [UInt8]) -> Self {
    Self(name, .html) { .html(value($0)) }
  }

  static func flag(_ name: String, _ value: @escaping @Sendable (Owner) -> Bool) -> Self {
    Self(name, .flag) { .flag(value($0)) }
  }

  static func texts(_ name: String, _ value: @escaping @Sendable (Owner) -> [String]) -> Self {
    Self(name, .texts) { .list(value($0).map { View(item: $0) }) }
  }

  static func list<Item: TemplateView>(_ name: String, _ value: @escaping @Sendable (Owner) -> [Item]) -> Self {
    Self(name, .list(Item.schema)) { .list(value($0).map { View($0) }) }
  }

  static func object<Object: TemplateView>(_ name: String, _ value: @escaping @Sendable (Owner) -> Object?) -> Self {
    Self(name, .object(Object.schema)) { .object(value($0).map { View($0) }) }
  }

  static func object<Object: TemplateView>(_ name: String, _ value: @escaping @Sendable (Owner) -> Prepared<Object>) -> Self {
    Self(name, .object(Object.schema)) { .object(value($0).view) }
  }
}

extension TemplateView {
  static var schema: ViewSchema {
    ViewSchema(slots: slots.map { ViewSchema.NamedSlot(name: $0.name, kind: $0.kind) })
  }
}

extension View {
  init<Value: TemplateView>(_ value: Value) {
    slots = Value.slots.map { $0.read(value) }
  }
}

/// A value made ready for templates once, and shared by all the pages that show it.
public struct Prepared<Value: TemplateView>: Sendable {
  let view: View

  public init(_ value: Value) {
    view = View(value)
  }
}
