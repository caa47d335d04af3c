/// The documents of a term in digits: twice the count (plus one when cut); if cut, the number kept and the number of the overflow
/// file that holds the others (`CoarsePostings`); then for each document the step from the one before, doubled (plus one when passages
/// follow), the digit of impact, and the passages.
struct PostingList {
  let kept: ArraySlice<Posting>
  /// The documents left out: the term weighs least there.
  let rest: [Posting]

  /// - Parameter longest: documents of a list that is written whole; a longer one keeps its best quarter of `longest`.
  init(_ postings: ArraySlice<Posting>, longest: Int) {
    guard postings.count > longest else {
      (kept, rest) = (postings, [])
      return
    }
    let least = Self.leastKept(postings, count: longest / 4)
    var (best, others): ([Posting], [Posting]) = ([], [])
    // Of documents of the least weight kept, the last are left out.
    var room = least.room
    for posting in postings {
      let level = posting.impact & 31
      if level > least.level || level == least.level && room > 0 {
        if level == least.level { room -= 1 }
        best.append(posting)
      } else {
        others.append(posting)
      }
    }
    (kept, rest) = (best[...], others)
  }

  /// The least weight of the best `count` documents, and how many of that weight are among them.
  private static func leastKept(_ postings: ArraySlice<Posting>, count: Int) -> (level: UInt8, room: Int) {
    var documents = [Int](repeating: 0, count: 32)
    for posting in postings { documents[Int(posting.impact & 31)] += 1 }
    var room = count
    for level in documents.indices.reversed() {
      if documents[level] >= room { return (UInt8(level), room) }
      room -= documents[level]
    }
    return (0, room)
  }

  /// - Parameter overflow: the number of the file of the rest, when the list is cut.
  func append(overflow: Int?, to bytes: inout [UInt8]) {
    Digits.append((kept.count + rest.count) << 1 | (overflow == nil ? 0 : 1), to: &bytes)
    if let overflow {
      Digits.append(kept.count, to: &bytes)
      Digits.append(overflow, to: &bytes)
    }
    var last: UInt32 = 0
    for posting in kept {
      let isFirstOnly = posting.passages <= 1
      Digits.append(Int(posting.document - last) << 1 | (isFirstOnly ? 0 : 1), to: &bytes)
      Digits.append(digit: Int(posting.impact), to: &bytes)
      if !isFirstOnly { Digits.append(Int(posting.passages), to: &bytes) }
      last = posting.document
    }
  }
}
