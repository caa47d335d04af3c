/// `[[cible]]`, `[[cible|texte]]`, `[[cible#ancre]]` within a text.
struct WikiLink {
  let target: String
  let fragment: String?
  /// Offsets in the text: the whole, brackets included; what is shown, when the author says it.
  let range: Range<Int>
  let label: Range<Int>?

  /// What stands for the link in plain text.
  var plainText: String { target.isEmpty ? fragment ?? "" : target }

  /// Reads the link whose brackets open at `start`; nil when there is none.
  init?(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard start + 1 < text.count, text[start + 1] == UInt8(ascii: "["), let end = Self.end(text, from: start + 2) else {
      return nil
    }
    let inner = start + 2..<end
    let bar = text[inner].firstIndex(of: UInt8(ascii: "|"))
    let address = Self.trimmed(text, inner.lowerBound..<(bar ?? inner.upperBound))
    let hash = text[address].firstIndex(of: UInt8(ascii: "#"))
    target = Self.string(text, Self.trimmed(text, address.lowerBound..<(hash ?? address.upperBound)))
    fragment = hash.map { Self.string(text, Self.trimmed(text, $0 + 1..<address.upperBound)) }
    guard !target.isEmpty || fragment?.isEmpty == false else { return nil }
    let shown = bar.map { Self.trimmed(text, $0 + 1..<inner.upperBound) }
    label = shown?.isEmpty == false ? shown : nil
    range = start..<end + 2
  }

  private static func end(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < text.count, text[index] != UInt8(ascii: "[") {
      if text[index] == UInt8(ascii: "]") {
        return index + 1 < text.count && text[index + 1] == UInt8(ascii: "]") ? index : nil
      }
      index += 1
    }
    return nil
  }

  private static func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, isBlank(text[first]) { range = first + 1..<range.upperBound }
    while let last = range.last, isBlank(text[last]) { range = range.lowerBound..<last }
    return range
  }

  private static func string(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}
