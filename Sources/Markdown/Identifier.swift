/// What stands for a thing or a law by a number: « MA-JUM-0012 », « 113-14 ».
public enum Identifier {
  private static let longest = 20

  /// Whether the text is one, and nothing else: a browser would break it after its hyphens.
  public static func isOne(_ text: String) -> Bool {
    var (hyphens, figures) = (0, 0)
    for byte in text.utf8.prefix(longest + 1) {
      switch byte {
      case UInt8(ascii: "-"): hyphens += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): figures += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      default: return false
      }
    }
    return hyphens > 0 && figures > 0 && text.utf8.count <= longest
  }
}
