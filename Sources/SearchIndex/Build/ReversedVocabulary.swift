/// All forms spelt backwards and sorted: finds words that share the end of one mistyped in its first half.
///
/// A shard is a string of `SHARED FREQUENCY REST,`: letters shared with the form before and the logarithm of the number of
/// documents, one digit each, then the rest of the reversed form.
struct ReversedVocabulary {
  private(set) var files: [ScriptFile] = []
  private(set) var starts: [[UInt8]] = []

  /// Shorter words are neighbours of too many others.
  static let shortest = 4

  init(_ vocabulary: Vocabulary, _ postings: [[Posting]], size: Int) {
    var forms: [(reversed: [UInt8], frequency: Int)] = []
    for (term, known) in vocabulary.formsOfTerm.enumerated() {
      for form in known where Self.isWord(form) {
        forms.append((Self.reversed(form), postings[term].count))
      }
    }
    forms.sort { $0.reversed.lexicographicallyPrecedes($1.reversed) }
    var literal: [UInt8] = []
    var last: [UInt8] = []
    for form in forms {
      if literal.isEmpty || literal.count > size {
        close(&literal)
        starts.append(last.isEmpty ? [] : form.reversed)
        literal = [UInt8(ascii: "\"")]
        last = []
      }
      if form.reversed == last { continue }
      let digit = Digits.alphabet[min(63, Int.bitWidth - form.frequency.leadingZeroBitCount)]
      var coded: [UInt8] = []
      FrontCoding.append(form.reversed, after: last, to: &coded)
      literal += [coded[0], digit] + coded[1...] + [UInt8(ascii: ",")]
      last = form.reversed
    }
    close(&literal)
  }

  private mutating func close(_ literal: inout [UInt8]) {
    if literal.isEmpty { return }
    files.append(ScriptFile(name: "r\(files.count)", literal: literal + [UInt8(ascii: "\"")]))
    literal = []
  }

  private static func isWord(_ form: [UInt8]) -> Bool {
    form.count >= shortest && !form.contains { $0.isDigit || $0 == 0x20 }
  }

  private static func reversed(_ form: [UInt8]) -> [UInt8] {
    if form.allSatisfy({ $0 < 0x80 }) { return form.reversed() }
    return Array(String(String.UnicodeScalarView(String(decoding: form, as: UTF8.self).unicodeScalars.reversed())).utf8)
  }
}
