/// What stands for a thing or a law by a number: « MA-JUM-0012 », « 113-14 ». A browser would break it after its hyphens.
public enum Identifier {
  private static let longest = 20

  /// Whether the text is one, and nothing else.
  public static func isOne(_ text: String) -> Bool { isOne(text.utf8) }

  private static func isOne(_ text: some Collection<UInt8>) -> Bool {
    var (hyphens, figures) = (0, 0)
    for byte in text.prefix(longest + 1) {
      guard isPart(byte) else { return false }
      if byte == hyphen { hyphens += 1 } else if byte < UInt8(ascii: "A") { figures += 1 }
    }
    return hyphens > 0 && figures > 0 && text.count <= longest
  }

  /// Where there are some among the words of a text.
  public static func places(in text: ArraySlice<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = text.startIndex
    while let joint = text[at...].firstIndex(of: hyphen) {
      let start = text[at..<joint].lastIndex { !isPart($0) }.map { $0 + 1 } ?? at
      let end = text[joint...].firstIndex { !isPart($0) } ?? text.endIndex
      let isWord = (start == text.startIndex || !isLetter(text[start - 1])) && (end == text.endIndex || !isLetter(text[end]))
      if isWord, text[start] != hyphen, text[end - 1] != hyphen, isOne(text[start..<end]) { found.append(start..<end) }
      at = end
    }
    return found
  }

  private static let hyphen = UInt8(ascii: "-")

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case hyphen, UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }

  /// A letter that identifiers do not have, or a sign that joins one to the rest of an address.
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "/"), UInt8(ascii: "_"), 0xC3: true
    default: false
    }
  }
}
