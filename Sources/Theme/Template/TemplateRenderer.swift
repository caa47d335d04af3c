import Markdown

/// Runs the instructions of a template.
struct TemplateRenderer {
  private(set) var output: [UInt8] = []
  private let literals: [UInt8]
  private let isFrench: Bool
  private var frames: [View]
  /// A text with its French spaces, before it is escaped.
  private var prose: [UInt8] = []

  init(literals: [UInt8], frames: [View], isFrench: Bool, capacity: Int) {
    self.literals = literals
    self.isFrench = isFrench
    self.frames = frames
    output.reserveCapacity(capacity)
  }

  mutating func run(_ instructions: [Instruction]) {
    for instruction in instructions {
      switch instruction {
      case .literal(let range): output.append(contentsOf: literals[range])
      case .prose(let reference): writeProse(slot(reference))
      case .text(let reference): writeText(slot(reference))
      case .html(let reference): writeHTML(slot(reference))
      case .when(let reference, let body): if slot(reference).isPresent { run(body) }
      case .unless(let reference, let body): if !slot(reference).isPresent { run(body) }
      case .each(let reference, let body): repeatBody(body, slot(reference))
      }
    }
  }

  private func slot(_ reference: SlotReference) -> Slot {
    var slot = frames[reference.frame].slots[reference.slot]
    for index in reference.inner {
      guard case .object(let view?) = slot else { return .object(nil) }
      slot = view.slots[index]
    }
    return slot
  }

  private mutating func writeText(_ slot: Slot) {
    if case .text(let text) = slot { HTMLEscape.append(text, to: &output) }
  }

  private mutating func writeProse(_ slot: Slot) {
    guard isFrench, case .text(let text) = slot else { return writeText(slot) }
    prose.removeAll(keepingCapacity: true)
    FrenchTypography.append(text, to: &prose)
    prose.withUnsafeBufferPointer { HTMLEscape.append($0, to: &output) }
  }

  private mutating func writeHTML(_ slot: Slot) {
    if case .html(let bytes) = slot { output.append(contentsOf: bytes) }
  }

  private mutating func repeatBody(_ body: [Instruction], _ slot: Slot) {
    switch slot {
    case .list(let items): for item in items { run(body, in: item) }
    case .object(let view?): run(body, in: view)
    case .object, .text, .html, .flag: break
    }
  }

  private mutating func run(_ body: [Instruction], in view: View) {
    frames.append(view)
    run(body)
    frames.removeLast()
  }
}
