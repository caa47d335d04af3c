/// Takes out of a script the blanks and the ends of lines that no reader of the published page needs, where the language allows it: beside
/// signs that stand between words, never in a string, a regular expression or a comment.
///
/// Its input comes from `CodeSqueezer`: no string goes on in the next line.
struct ScriptSqueezer {
  private let script: [UInt8]
  private var at = 0
  private var result: [UInt8] = []

  static func squeezed(_ script: [UInt8]) -> [UInt8] {
    let lines = CodeSqueezer.squeezed(script)
    // A template literal holds blanks that are part of a text.
    if lines.contains(UInt8(ascii: "`")) { return lines }
    var squeezer = ScriptSqueezer(script: lines)
    while squeezer.at < squeezer.script.count { squeezer.next() }
    return squeezer.result
  }

  private init(script: [UInt8]) {
    self.script = script
    result.reserveCapacity(script.count)
  }

  private var ahead: UInt8? { at + 1 < script.count ? script[at + 1] : nil }

  private mutating func next() {
    switch script[at] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): copyQuoted(until: script[at])
    case UInt8(ascii: "/") where ahead == UInt8(ascii: "/"): copy(through: script[at...].firstIndex(of: UInt8(ascii: "\n")))
    case UInt8(ascii: "/") where ahead == UInt8(ascii: "*"):
      copy(through: script[at...].firstRange(of: Array("*/".utf8)).map { $0.upperBound - 1 })
    case UInt8(ascii: "/") where startsExpression: copyQuoted(until: UInt8(ascii: "/"))
    case UInt8(ascii: " ") where isBlankNeedless, UInt8(ascii: "\n") where isLineNeedless: at += 1
    default: copy(through: at)
    }
  }

  private mutating func copy(through end: Int?) {
    let end = min(end ?? script.count, script.count - 1)
    result += script[at...end]
    at = end + 1
  }

  /// A string, or a regular expression, whose sets of characters may hold its own sign.
  private mutating func copyQuoted(until quote: UInt8) {
    var end = at + 1
    var isInSet = false
    while end < script.count, isInSet || script[end] != quote {
      switch script[end] {
      case UInt8(ascii: "\\"): end += 1
      case UInt8(ascii: "["): isInSet = quote == UInt8(ascii: "/")
      case UInt8(ascii: "]"): isInSet = false
      default: break
      }
      end += 1
    }
    copy(through: end)
  }

  /// Whether a value may begin here, so that a slash is no division: after a sign, or after `return`.
  private var startsExpression: Bool {
    let before = result.reversed().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    guard let last = before.first else { return true }
    let endsValue = Self.isPartOfName(last) || ")]'\"/".utf8.contains(last)
    return !endsValue || before.starts(with: "return".utf8.reversed())
  }

  /// `<!--` is a comment to a browser.
  private var isBlankNeedless: Bool {
    guard let before = result.last, let after = ahead else { return true }
    return Self.stands(before) && after != UInt8(ascii: "!") || Self.stands(after)
  }

  private var isLineNeedless: Bool {
    guard let before = result.last, let after = ahead else { return false }
    return ";{,(".utf8.contains(before) || "})".utf8.contains(after)
  }

  private static func stands(_ byte: UInt8) -> Bool { "=?:<>&|,;(){}".utf8.contains(byte) }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: true
    default: false
    }
  }
}
