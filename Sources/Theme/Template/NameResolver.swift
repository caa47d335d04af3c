/// Finds what a name designates in the contexts open around it.
struct NameResolver {
  /// Outermost first.
  let frames: [ViewSchema]

  enum Outcome {
    case found(SlotReference, SlotKind)
    /// The part of the name that nobody knows, where it starts in the name (in bytes), and the names that could stand there.
    case unknown(part: String, start: Int, known: [String])
    /// `{{.}}` outside of a list of texts.
    case noItem
    /// A dotted name goes through something that holds no names.
    case insideOf(String, SlotKind)
  }

  /// The first part is looked up from the innermost frame outward, the others only inside the one before (Mustache, “dotted names”).
  func resolve(_ name: String) -> Outcome {
    if name == "." { return currentItem() }
    let parts = name.split(separator: ".").map(String.init)
    guard let frame = frames.lastIndex(where: { $0.slot(named: parts[0]) != nil }),
      let (index, firstKind) = frames[frame].slot(named: parts[0])
    else {
      return .unknown(part: parts[0], start: 0, known: frames.flatMap(\.names).filter { $0 != "." })
    }
    var reference = SlotReference(frame: frame, slot: index)
    var kind = firstKind
    for (position, part) in parts.enumerated().dropFirst() {
      let path = parts[..<position].joined(separator: ".")
      guard case .object(let schema) = kind else { return .insideOf(path, kind) }
      guard let (index, next) = schema.slot(named: part) else {
        return .unknown(part: part, start: path.utf8.count + 1, known: schema.names)
      }
      reference.inner.append(index)
      kind = next
    }
    return .found(reference, kind)
  }

  private func currentItem() -> Outcome {
    guard let (index, kind) = frames.last?.slot(named: ".") else { return .noItem }
    return .found(SlotReference(frame: frames.count - 1, slot: index), kind)
  }
}
