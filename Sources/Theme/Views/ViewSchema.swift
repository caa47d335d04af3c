/// Which names a template may use in a context, and what each holds.
public struct ViewSchema: Sendable, Hashable {
  public let slots: [NamedSlot]

  public struct NamedSlot: Sendable, Hashable {
    public let name: String
    public let kind: SlotKind
  }

  /// The schema of one item of a list of texts: `{{.}}` alone.
  static let item = ViewSchema(slots: [NamedSlot(name: ".", kind: .text)])

  /// The slot that a name designates. `has_x` designates the list `x`, as a flag.
  func slot(named name: String) -> (index: Int, kind: SlotKind)? {
    if let index = slots.firstIndex(where: { $0.name == name }) { return (index, slots[index].kind) }
    guard let index = slots.firstIndex(where: { $0.kind.isList && "has_" + $0.name == name }) else { return nil }
    return (index, .flag)
  }

  /// All names that `slot(named:)` knows.
  var names: [String] {
    slots.flatMap { $0.kind.isList ? [$0.name, "has_" + $0.name] : [$0.name] }
  }
}

/// What a slot holds, hence how a template may use it.
public enum SlotKind: Sendable, Hashable {
  /// Written escaped: `{{x}}`. As a section: true when not empty.
  case text
  /// Written as it stands: `{{{x}}}`.
  case html
  /// A section only.
  case flag
  /// A section repeated for each text, which is `{{.}}`.
  case texts
  /// A section repeated for each item, whose names it opens.
  case list(ViewSchema)
  /// A section when present, whose names it opens; or a dotted name.
  case object(ViewSchema)

  var isList: Bool {
    switch self {
    case .texts, .list: true
    case .text, .html, .flag, .object: false
    }
  }
}
