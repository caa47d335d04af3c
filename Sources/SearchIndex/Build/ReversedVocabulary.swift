import ByteRecords
import Diagnostics

/// All forms spelt backwards and sorted: finds words that share the end of one mistyped in its first half.
///
/// A shard is a string of `SHARED FREQUENCY REST,`: letters shared with the form before and the logarithm of the number of
/// documents, one digit each, then the rest of the reversed form.
struct ReversedVocabulary {
  /// In order of their bytes.
  private let forms: ByteRuns
  /// Logarithms.
  private var frequencies: [UInt8]
  private let size: Int
  private let shards: [Range<Int>]
  let starts: [[UInt8]]

  /// Shorter words are neighbours of too many others.
  static let shortest = 4

  init(_ vocabulary: Vocabulary, _ postings: TermPostings, size: Int) {
    var reversed = FormTable(capacity: 65_536)
    var most: [Int] = []
    for term in 0..<vocabulary.count {
      for form in vocabulary.formNumbers(of: term) where Self.isWord(vocabulary.forms[form]) {
        let number = reversed.id(of: Self.reversed(vocabulary.forms[form]))
        if number == most.count { most.append(0) }
        most[number] = max(most[number], postings[term].count)
      }
    }
    let order = reversed.sortedNumbers()
    let sorted = order.reduce(into: ByteRuns()) { $0.append(reversed[$1]) }
    self.init(sorted, order.map { Self.logarithm(most[$0]) }, size: size)
  }

  private init(_ forms: ByteRuns, _ frequencies: [UInt8], size: Int) {
    // Half of a form is shared with the one before, as a rule.
    let sizes = forms.indices.map { forms[$0].count / 2 + 3 }
    shards = ShardCutter(sizes: sizes, limit: size, entry: { forms[$0] }).shards
    starts = ShardStarts(shards, entry: { forms[$0] }).starts
    (self.forms, self.frequencies, self.size) = (forms, frequencies, size)
  }

  func write(to output: IndexOutput) {
    for number in shards.indices { write(number, to: output) }
  }

  /// Looks again how frequent the forms of some terms are, and writes the shards in which that has changed.
  mutating func update(_ terms: Set<Int>, _ vocabulary: Vocabulary, _ postings: TermPostings, to output: IndexOutput) {
    let wanted = Set(terms.flatMap { vocabulary.formNumbers(of: $0) }.filter { Self.isWord(vocabulary.forms[$0]) })
    var changed: Set<Int> = []
    for (form, terms) in vocabulary.terms(of: wanted) {
      let reversed = Self.reversed(vocabulary.forms[form])
      let place = forms.indices.partitionPoint { forms[$0].lexicographicallyPrecedes(reversed) }
      let frequency = Self.logarithm(terms.reduce(0) { max($0, postings[$1].count) })
      guard frequency != frequencies[place] else { continue }
      frequencies[place] = frequency
      changed.insert(shards.partitionPoint { $0.upperBound <= place })
    }
    for shard in changed { write(shard, to: output) }
  }

  private func write(_ shard: Int, to output: IndexOutput) {
    output.write("r\(shard)") { appendLiteral(shards[shard], to: &$0) }
  }

  private func appendLiteral(_ places: Range<Int>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var last: ArraySlice<UInt8> = []
    for place in places {
      let shared = FrontCoding.appendShared(forms[place], last, to: &bytes)
      Digits.append(digit: Int(frequencies[place]), to: &bytes)
      bytes += forms[place].dropFirst(shared)
      bytes.append(UInt8(ascii: ","))
      last = forms[place]
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func logarithm(_ documents: Int) -> UInt8 { UInt8(Int.bitWidth - documents.leadingZeroBitCount) }

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

extension ReversedVocabulary {
  init(_ columns: inout ColumnReader) {
    self.init(ByteRuns(&columns), columns.column(), size: columns.number())
  }

  func append(to columns: ColumnWriter) {
    forms.append(to: columns)
    columns.append(frequencies)
    columns.append(size)
  }
}
