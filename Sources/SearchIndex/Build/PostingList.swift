/// The documents of a term in digits: twice the count (plus one when cut); if cut, the number kept and the number of the overflow
/// file that holds the others; then for each document the step from the one before, doubled (plus one when passages follow),
/// the digit of impact, and the passages.
struct PostingList {
  let count: Int
  let kept: [Posting]
  /// The documents left out: the term weighs least there.
  let rest: [Posting]

  /// - Parameter longest: documents of a list that is written whole; a longer one keeps its best half-`longest`.
  init(_ postings: [Posting], longest: Int) {
    count = postings.count
    guard postings.count > longest else {
      (kept, rest) = (postings, [])
      return
    }
    let ranked = postings.sorted { ($0.impact & 31, $1.document) > ($1.impact & 31, $0.document) }
    kept = ranked.prefix(longest / 2).sorted { $0.document < $1.document }
    rest = ranked.dropFirst(longest / 2).sorted { $0.document < $1.document }
  }

  /// - Parameter overflow: the number of the file of the rest, when the list is cut.
  func append(overflow: Int?, to bytes: inout [UInt8]) {
    Digits.append(count << 1 | (overflow == nil ? 0 : 1), to: &bytes)
    if let overflow {
      Digits.append(kept.count, to: &bytes)
      Digits.append(overflow, to: &bytes)
    }
    Self.append(kept, to: &bytes)
  }

  /// The rest as a list of its own.
  func overflowFile(_ number: Int) -> ScriptFile {
    var literal = [UInt8(ascii: "\"")]
    Digits.append(rest.count << 1, to: &literal)
    Self.append(rest, to: &literal)
    literal.append(UInt8(ascii: "\""))
    return ScriptFile(name: "s\(number)", literal: literal)
  }

  private static func append(_ postings: [Posting], to bytes: inout [UInt8]) {
    var last: UInt32 = 0
    for posting in postings {
      let isFirstOnly = posting.passages <= 1
      Digits.append(Int(posting.document - last) << 1 | (isFirstOnly ? 0 : 1), to: &bytes)
      Digits.append(digit: Int(posting.impact), to: &bytes)
      if !isFirstOnly { Digits.append(Int(posting.passages), to: &bytes) }
      last = posting.document
    }
  }
}
