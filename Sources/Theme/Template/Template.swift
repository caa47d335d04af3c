/// A template whose names are all resolved: rendering it looks nothing up and cannot fail.
struct Template: Sendable {
  /// All constant text, one after the other.
  let literals: [UInt8]
  let instructions: [Instruction]

  /// Writes the page.
  /// - Parameters:
  ///   - frames: one view for each schema that the template was compiled with, outermost first.
  ///   - isFrench: whether what is read on the page takes French spaces and apostrophes.
  func render(_ frames: [View], isFrench: Bool = false, capacity: Int = 0) -> [UInt8] {
    var renderer = TemplateRenderer(literals: literals, frames: frames, isFrench: isFrench, capacity: capacity)
    renderer.run(instructions)
    return renderer.output
  }
}

/// One thing to do when rendering.
enum Instruction: Sendable {
  /// Bytes of the template's literals.
  case literal(Range<Int>)
  /// A text that is read, between tags, escaped.
  case prose(SlotReference)
  /// A text in a tag or in code, escaped.
  case text(SlotReference)
  /// HTML, as it stands.
  case html(SlotReference)
  /// When the slot is present.
  case when(SlotReference, [Instruction])
  /// When the slot is absent or empty.
  case unless(SlotReference, [Instruction])
  /// For each item of a list, or the object if there is one; it becomes the innermost frame.
  case each(SlotReference, [Instruction])
}

/// Where a value is: the frame that holds it, counted from the outermost, and its slot there.
struct SlotReference: Sendable {
  let frame: Int
  let slot: Int
  /// The slots to follow from there, for a dotted name.
  var inner: [Int] = []
}
