/// Expressions that need no engine: `[Ll]eçon|الدرس` is found where one of its texts stands, `[0-9]{4}` where four such signs follow one
/// another.
enum LiteralAlternatives {
  /// More texts are better looked for all at once, by the engine.
  private static let most = 8

  enum Alternative: Sendable {
    case text([UInt8])
    case run(SignRun)

    func isFound(in bytes: ArraySlice<UInt8>) -> Bool {
      switch self {
      case .text(let text): ByteSearch.finds(text, in: bytes)
      case .run(let run): run.isFound(in: bytes)
      }
    }
  }

  /// - Returns: all that the expression stands for; nil when it says more than letters, spaces, `|`, choices between letters, and runs of
  ///   the signs of a range.
  static func read(_ expression: String) -> [Alternative]? {
    var found: [Alternative] = []
    for alternative in expression.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false) {
      if let run = SignRun(alternative) {
        found.append(.run(run))
      } else if let texts = read(alternative), texts.allSatisfy({ !$0.isEmpty }) {
        found += texts.map(Alternative.text)
      } else {
        return nil
      }
    }
    return found.count <= most ? found : nil
  }

  private static func read(_ alternative: Substring.UnicodeScalarView) -> [[UInt8]]? {
    var texts: [[UInt8]] = [[]]
    var rest = alternative
    while let first = rest.popFirst() {
      var choice = [first]
      if first == "[" {
        guard let end = rest.firstIndex(of: "]") else { return nil }
        choice = Array(rest[..<end])
        rest = rest[rest.index(after: end)...]
      }
      guard !choice.isEmpty, choice.allSatisfy({ $0.properties.isAlphabetic || $0 == " " }) else { return nil }
      texts = texts.flatMap { text in choice.map { text + Array(String($0).utf8) } }
      guard texts.count <= most else { return nil }
    }
    return texts
  }
}

/// So many signs of a range, one after another: `[0-9]{4}`.
struct SignRun: Sendable {
  /// The bytes that all signs of the range begin with, and their last ones.
  private let lead: [UInt8]
  private let last: ClosedRange<UInt8>
  private let count: Int

  /// - Returns: nil for another expression, and for a range whose signs differ in more than their last byte.
  init?(_ expression: Substring.UnicodeScalarView) {
    let signs = Array(expression)
    guard signs.count > 7, signs[0] == "[", signs[2] == "-", signs[4] == "]", signs[5] == "{", signs[signs.count - 1] == "}",
      let count = Int(String(String.UnicodeScalarView(signs[6..<signs.count - 1]))), count > 0
    else { return nil }
    let (first, end) = (Array(String(signs[1]).utf8), Array(String(signs[3]).utf8))
    guard first.dropLast() == end.dropLast(), let low = first.last, let high = end.last, low <= high else { return nil }
    lead = first.dropLast()
    last = low...high
    self.count = count
  }

  func isFound(in bytes: ArraySlice<UInt8>) -> Bool {
    var (run, place) = (0, bytes.startIndex)
    while place < bytes.endIndex {
      let end = place + lead.count
      if end < bytes.endIndex, last.contains(bytes[end]), bytes[place..<end] == lead[...] {
        run += 1
        if run == count { return true }
        place = end + 1
      } else {
        (run, place) = (0, place + 1)
      }
    }
    return false
  }
}
