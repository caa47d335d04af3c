/// The documents of a term in digits: twice the count (plus one when cut), the count kept if cut, then for each document the
/// step from the one before, doubled (plus one when passages follow), the digit of impact, and the passages.
enum PostingList {
  static func append(_ postings: [Posting], longest: Int, to bytes: inout [UInt8]) {
    let kept = postings.count > longest ? best(postings, count: longest / 2) : postings
    let isCut = kept.count < postings.count
    Digits.append(postings.count << 1 | (isCut ? 1 : 0), to: &bytes)
    if isCut { Digits.append(kept.count, to: &bytes) }
    var last: UInt32 = 0
    for posting in kept {
      let isFirstOnly = posting.passages <= 1
      Digits.append(Int(posting.document - last) << 1 | (isFirstOnly ? 0 : 1), to: &bytes)
      Digits.append(digit: Int(posting.impact), to: &bytes)
      if !isFirstOnly { Digits.append(Int(posting.passages), to: &bytes) }
      last = posting.document
    }
  }

  private static func best(_ postings: [Posting], count: Int) -> [Posting] {
    postings
      .sorted { ($0.impact & 31, $1.document) > ($1.impact & 31, $0.document) }
      .prefix(count)
      .sorted { $0.document < $1.document }
  }
}
