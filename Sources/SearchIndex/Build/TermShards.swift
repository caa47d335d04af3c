import Diagnostics

/// The vocabulary with its postings, cut into shards that a query loads one a word.
///
/// A shard is a string of entries: `FORMS[=SHOWN]:POSTINGS;`. Forms are parted by commas, each with the number of letters it
/// shares with the one before. Shards are cut by stem; an entry stands again in the shard where the letters of one of
/// its forms lead, so that the reader needs the letters of a word only and never its stem. What is cut from the longest lists
/// goes to overflow files, which a reader loads only when the best documents are not enough.
struct TermShards {
  private let vocabulary: Vocabulary
  private let terms: EncodedTerms
  private let leads: ShardStarts
  /// Places of the terms of each shard, in the order of `terms`.
  private var contents: [[Int]]

  /// The least text that leads to each shard.
  var starts: [[UInt8]] { leads.starts }

  init(_ vocabulary: Vocabulary, _ postings: TermPostings, options: IndexBuilder.Options) {
    self.vocabulary = vocabulary
    let terms = EncodedTerms(vocabulary, postings, longest: options.longestPostings)
    self.terms = terms
    let sizes = terms.order.indices.map { place in
      let forms = vocabulary.formNumbers(of: terms.order[place])
      return terms[place].count + forms.reduce(8) { $0 + vocabulary.forms.range($1).count / 3 + 2 }
    }
    let stem = { vocabulary.stems[terms.order[$0]] }
    let groups = ShardCutter(sizes: sizes, limit: options.shardLimit(for: sizes.reduce(0, +)), entry: stem).shards
    leads = ShardStarts(groups, entry: stem)
    contents = groups.map(Array.init)
    placeGuests(groups)
  }

  func write(to output: IndexOutput) {
    _ = Array(contents.indices).concurrentMap { shard in output.write("t\(shard)") { appendLiteral(shard, to: &$0) } }
    _ = terms.overflows.concurrentMap { overflow in
      output.write("s\(overflow.number)") { literal in
        literal.append(UInt8(ascii: "\""))
        literal += overflow.digits
        literal.append(UInt8(ascii: "\""))
      }
    }
  }

  private func forms(at place: Int) -> ArraySlice<Int> { vocabulary.formNumbers(of: terms.order[place]) }

  /// Terms stand again where one of their forms leads.
  private mutating func placeGuests(_ groups: [Range<Int>]) {
    for (home, group) in groups.enumerated() {
      for place in group {
        for form in forms(at: place) {
          let shard = leads.shard(of: vocabulary.forms[form])
          if shard != home, contents[shard].last != place { contents[shard].append(place) }
        }
      }
    }
  }

  private func appendLiteral(_ shard: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var last: ArraySlice<UInt8> = []
    for place in contents[shard] {
      for (index, number) in forms(at: place).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        let form = vocabulary.forms[number]
        FrontCoding.append(form, after: last, to: &bytes)
        last = form
      }
      bytes += terms[place]
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
