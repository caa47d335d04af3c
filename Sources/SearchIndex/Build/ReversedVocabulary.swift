/// All forms spelt backwards and sorted: finds words that share the end of one mistyped in its first half.
///
/// A shard is a string of `SHARED FREQUENCY REST,`: letters shared with the form before and the logarithm of the number of
/// documents, one digit each, then the rest of the reversed form.
struct ReversedVocabulary {
  private let reversed: FormTable
  /// Numbers among `reversed`, in order of their bytes.
  private let order: [Int]
  private let frequencies: [Int]
  private let shards: [Range<Int>]
  let starts: [[UInt8]]

  /// Shorter words are neighbours of too many others.
  static let shortest = 4

  init(_ vocabulary: Vocabulary, _ postings: TermPostings, size: Int) {
    var reversed = FormTable(capacity: 65_536)
    var frequencies: [Int] = []
    for term in 0..<vocabulary.count {
      for form in vocabulary.formNumbers(of: term) where Self.isWord(vocabulary.forms[form]) {
        let number = reversed.id(of: Self.reversed(vocabulary.forms[form]))
        if number == frequencies.count { frequencies.append(0) }
        frequencies[number] = max(frequencies[number], postings[term].count)
      }
    }
    let order = reversed.sortedNumbers()
    let form = { [reversed] in reversed[order[$0]] }
    // Half of a form is shared with the one before, as a rule.
    shards = ShardCutter(sizes: order.map { reversed.range($0).count / 2 + 3 }, limit: size, entry: form).shards
    starts = ShardStarts(shards, entry: form).starts
    (self.reversed, self.order, self.frequencies) = (reversed, order, frequencies)
  }

  func write(to output: IndexOutput) {
    for (number, shard) in shards.enumerated() {
      output.write("r\(number)") { appendLiteral(order[shard], to: &$0) }
    }
  }

  private func appendLiteral(_ forms: ArraySlice<Int>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var last: ArraySlice<UInt8> = []
    for form in forms {
      let shared = FrontCoding.appendShared(reversed[form], last, to: &bytes)
      Digits.append(digit: Int.bitWidth - frequencies[form].leadingZeroBitCount, to: &bytes)
      bytes += reversed[form].dropFirst(shared)
      bytes.append(UInt8(ascii: ","))
      last = reversed[form]
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isWord(_ form: ArraySlice<UInt8>) -> Bool {
    form.count >= shortest && !isNumber(form) && !form.contains(0x20)
  }

  /// Half figures or more: a number has no neighbours, for each of them is another number.
  static func isNumber(_ form: some Collection<UInt8>) -> Bool { form.count(where: \.isDigit) * 2 >= form.count }

  private static func reversed(_ form: ArraySlice<UInt8>) -> [UInt8] {
    if form.allSatisfy({ $0 < 0x80 }) { return form.reversed() }
    return Array(String(String.UnicodeScalarView(String(decoding: form, as: UTF8.self).unicodeScalars.reversed())).utf8)
  }
}
