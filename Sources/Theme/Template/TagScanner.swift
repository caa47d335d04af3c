import Diagnostics

/// Finds the tags of a template, one after the other.
struct TagScanner {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private var position: Int

  private static let opening = Array("{{".utf8)

  init(_ source: SourceText) {
    self.source = source
    position = source.byteOrderMarkLength
  }

  /// The next tag that can be read; what cannot be is reported and passed over.
  mutating func next() -> TemplateTag? {
    while let start = find(Self.opening, in: position..<source.bytes.count) {
      if let tag = tag(at: start) { return tag }
    }
    position = source.bytes.count
    return nil
  }

  private mutating func tag(at start: Int) -> TemplateTag? {
    let inside = start + 2
    let (sign, signLength) = sign(at: inside)
    let closing = Array((source.bytes[inside...].first == UInt8(ascii: "{") ? "}}}" : "}}").utf8)
    let end = find(closing, in: inside..<source.bytes.count)
    // Another tag that opens before this one closes means that this one does not.
    let next = sign == .comment ? nil : find(Self.opening, in: inside + signLength..<max(inside + signLength, end ?? 0))
    guard let end, next == nil else {
      diagnostics.append(.unclosedTag(at: source.place(start..<inside)))
      position = next ?? source.bytes.count
      return nil
    }
    position = end + closing.count
    let tagRange = start..<position
    guard sign != .comment else {
      return TemplateTag(sign: .comment, name: "", nameRange: inside..<inside, range: tagRange)
    }
    return named(sign, trimmed(inside + signLength..<end), tagRange)
  }

  /// What the first byte inside the braces means, and how many bytes that sign takes.
  private func sign(at offset: Int) -> (TemplateTag.Sign, length: Int) {
    switch source.bytes[offset...].first {
    case UInt8(ascii: "{"), UInt8(ascii: "&"): (.raw, 1)
    case UInt8(ascii: "#"): (.section, 1)
    case UInt8(ascii: "^"): (.inverted, 1)
    case UInt8(ascii: "/"): (.close, 1)
    case UInt8(ascii: ">"): (.partial, 1)
    case UInt8(ascii: "!"): (.comment, 1)
    default: (.escaped, 0)
    }
  }

  private mutating func named(_ sign: TemplateTag.Sign, _ nameRange: Range<Int>, _ range: Range<Int>) -> TemplateTag? {
    let bytes = source.bytes[nameRange]
    let name = String(decoding: bytes, as: UTF8.self)
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard name == "." || parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNameByte) }) else {
      diagnostics.append(.unreadableTag(name, at: source.place(range)))
      return nil
    }
    return TemplateTag(sign: sign, name: name, nameRange: nameRange, range: range)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    let bytes = source.bytes[range]
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return range.lowerBound..<range.lowerBound
    }
    return first..<last + 1
  }

  private func find(_ needle: [UInt8], in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + needle.count <= range.upperBound {
      if source.bytes[index] == needle[0], source.bytes[index..<index + needle.count].elementsEqual(needle) { return index }
      index += 1
    }
    return nil
  }
}

extension UInt8 {
  /// An ASCII letter, a digit, `_` or `-`.
  fileprivate var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
