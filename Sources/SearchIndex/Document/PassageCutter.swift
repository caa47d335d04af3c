/// A run of text below one heading, inside one passage.
struct PassagePiece: Equatable {
  /// The section's number in the document.
  var section: Int
  /// Bytes of the section's text.
  var text: Range<Int>
}

/// Cuts a document into passages: what a result loads to quote and to link to a heading.
///
/// Short documents are one passage. Long ones are cut at headings, long sections at the end of a line or sentence.
enum PassageCutter {
  /// Bytes of text that a passage aims at; about half of it remains after compression.
  static let aim = 1_400
  /// A passage has one bit in a posting.
  static let most = 30

  static func passages(_ sections: [SearchSection]) -> [[PassagePiece]] {
    let total = sections.reduce(0) { $0 + $1.text.count + $1.title.utf8.count + 24 }
    if total < aim * 2 { return [sections.indices.map { PassagePiece(section: $0, text: 0..<sections[$0].text.count) }] }
    // Each passage may pass the aim by little, so that the number of passages stays within bounds.
    let aim = max(aim, total / (most - 2))
    var result: [[PassagePiece]] = [[]]
    var filled = 0
    for (number, section) in sections.enumerated() {
      for piece in pieces(section.text, aim: aim) {
        if filled + piece.count / 2 > aim, !(result.last?.isEmpty ?? true), result.count < most {
          result.append([])
          filled = 0
        }
        result[result.count - 1].append(PassagePiece(section: number, text: piece))
        filled += piece.count + section.title.utf8.count + 24
      }
    }
    return result
  }

  private static func pieces(_ text: [UInt8], aim: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    while text.count - start > aim + aim / 2 {
      let end = boundary(text, from: start + aim * 3 / 4, to: start + aim + aim / 4)
      result.append(start..<end)
      start = end
    }
    result.append(start..<text.count)
    return result
  }

  /// After a line feed, else after a sentence, else after a blank, else at the end of a letter.
  private static func boundary(_ text: [UInt8], from: Int, to: Int) -> Int {
    let window = from..<to
    if let line = window.last(where: { text[$0] == 0x0A }) { return line + 1 }
    if let sentence = window.last(where: { text[$0] == 0x20 && text[$0 - 1] == 0x2E }) { return sentence + 1 }
    if let blank = window.last(where: { text[$0] == 0x20 }) { return blank + 1 }
    var end = to
    while end > from, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
