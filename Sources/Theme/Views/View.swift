/// The values of a context, in the order of its schema. What a compiled template reads.
public struct View: Sendable {
  let slots: [Slot]

  /// The view of one item of a list of texts.
  init(item text: String) {
    slots = [.text(text)]
  }

  init(slots: [Slot]) {
    self.slots = slots
  }
}

/// One value of a view.
enum Slot: Sendable {
  case text(String)
  case html([UInt8])
  case flag(Bool)
  case list([View])
  case object(View?)

  /// Whether a section on the slot is written, and its inversion is not.
  var isPresent: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .flag(let value): value
    case .list(let items): !items.isEmpty
    case .object(let view): view != nil
    }
  }
}
