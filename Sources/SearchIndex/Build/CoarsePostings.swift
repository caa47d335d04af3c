/// The many documents where a frequent term weighs least, as an overflow file holds them: which they are, exactly; how much the
/// term weighs there, in few groups; no passages. A query of four such words then loads about a bit a page for each.
///
/// For each group its digit of impact, then its documents (`RiceList`).
struct CoarsePostings {
  private struct Group {
    let impact: UInt8
    let documents: [Int]
  }

  private var groups: [Group] = []

  /// A term on more documents is too common for its weights to matter: one group.
  private static let mostGrouped = 8_192
  private static let mostGroups = 4

  /// - Parameter postings: in order of their documents.
  init(_ postings: [Posting]) {
    guard postings.count <= Self.mostGrouped else {
      add(postings, flag: 0)
      return
    }
    let titled = postings.filter { $0.impact & Impact.inTitle != 0 }
    add(titled, flag: Impact.inTitle)
    let others = postings.filter { $0.impact & Impact.inTitle == 0 }
    for levels in Self.levels(others) { add(others.filter { levels.contains($0.impact) }, flag: 0) }
  }

  /// Adds a group at the mean of its weights.
  private mutating func add(_ postings: [Posting], flag: UInt8) {
    if postings.isEmpty { return }
    let sum = postings.reduce(0) { $0 + Int($1.impact & 31) }
    let mean = UInt8((sum + postings.count / 2) / postings.count)
    groups.append(Group(impact: mean | flag, documents: postings.map { Int($0.document) }))
  }

  /// Ranges of weights with about as many documents each.
  private static func levels(_ postings: [Posting]) -> [Range<UInt8>] {
    var documents = [Int](repeating: 0, count: 32)
    for posting in postings { documents[Int(posting.impact)] += 1 }
    var ranges: [Range<UInt8>] = []
    var start: UInt8 = 0
    var held = 0
    for level in UInt8(0)..<32 {
      held += documents[Int(level)]
      guard held * mostGroups >= postings.count || level == 31 else { continue }
      ranges.append(start..<(level + 1))
      (start, held) = (level + 1, 0)
    }
    return ranges
  }

  func append(to bytes: inout [UInt8]) {
    for group in groups {
      Digits.append(digit: Int(group.impact), to: &bytes)
      RiceList(group.documents).append(to: &bytes)
    }
  }

  /// Reads what `append` wrote.
  static func postings(_ digits: [UInt8]) -> [Posting] {
    var reader = DigitReader(digits)
    var postings: [Posting] = []
    while !reader.isAtEnd {
      let impact = UInt8(reader.digit())
      for document in RiceList.documents(&reader) {
        postings.append(Posting(document: UInt32(clamping: document), passages: 0, impact: impact))
      }
    }
    return postings
  }
}
