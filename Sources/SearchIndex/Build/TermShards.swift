import ByteRecords
import Diagnostics

/// The vocabulary with its postings, cut into shards that a query loads one a word.
///
/// A shard is a string of entries: `FORMS[=SHOWN]:POSTINGS;`. Forms are parted by commas, each with the number of letters it
/// shares with the one before. Shards are cut by stem; an entry stands again in the shard where the letters of one of
/// its forms lead, so that the reader needs the letters of a word only and never its stem. What is cut from the longest lists
/// goes to overflow files, which a reader loads only when the best documents are not enough.
struct TermShards {
  private let vocabulary: Vocabulary
  let terms: EncodedTerms
  /// Places of the terms at home in each shard, in the order of `terms`.
  private let homes: [Range<Int>]
  private let leads: ShardStarts
  /// Places of the terms of each shard.
  private var contents: [[Int]]

  /// The least text that leads to each shard.
  var starts: [[UInt8]] { leads.starts }

  /// - Parameter kept: the shards of an index of the same forms.
  init(_ vocabulary: Vocabulary, _ terms: EncodedTerms, options: IndexBuilder.Options, kept: KeptShards? = nil) {
    self.vocabulary = vocabulary
    self.terms = terms
    let sizes = terms.order.indices.map { place in
      let forms = vocabulary.formNumbers(of: terms.order[place])
      return terms[place].count + forms.reduce(8) { $0 + vocabulary.forms.range($1).count / 3 + 2 }
    }
    let stem = { vocabulary.stems[terms.order[$0]] }
    homes = ShardCutter(sizes: sizes, limit: options.shardLimit(for: sizes.reduce(0, +)), entry: stem).shards
    leads = ShardStarts(homes, entry: stem)
    contents = kept.flatMap { [homes] kept in kept.homes == homes ? kept.contents : nil } ?? []
    if contents.isEmpty { placeAll() }
  }

  var count: Int { contents.count }

  /// What to know of them when the index is put together again.
  var kept: KeptShards { KeptShards(homes: homes, contents: contents) }

  /// Writes all shards, and what was cut.
  func write(to output: IndexOutput) { write(Array(contents.indices), to: output) }

  /// Writes those shards that hold a term at one of some places, and what was cut of the terms encoded last.
  func write(havingAnyOf places: [Int], to output: IndexOutput) {
    var isWanted = [Bool](repeating: false, count: terms.order.count)
    for place in places { isWanted[place] = true }
    write(contents.indices.filter { contents[$0].contains { isWanted[$0] } }, to: output)
  }

  private func write(_ shards: [Int], to output: IndexOutput) {
    _ = shards.concurrentMap { shard in output.write("t\(shard)") { appendLiteral(shard, to: &$0) } }
    _ = terms.overflows.concurrentMap { overflow in
      output.write("s\(overflow.number)") { literal in
        literal.append(UInt8(ascii: "\""))
        literal += overflow.digits
        literal.append(UInt8(ascii: "\""))
      }
    }
  }

  private func forms(at place: Int) -> ArraySlice<Int> { vocabulary.formNumbers(of: terms.order[place]) }

  /// Terms stand at home, and again where one of their forms leads.
  private mutating func placeAll() {
    contents = homes.map(Array.init)
    for (home, group) in homes.enumerated() {
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

/// Which terms stood in each shard.
struct KeptShards {
  let homes: [Range<Int>]
  let contents: [[Int]]
}

extension KeptShards {
  init(_ columns: inout ColumnReader) {
    homes = Self.ranges(columns.column())
    let (places, ends) = (columns.column(of: Int.self), columns.column(of: Int.self))
    contents = Self.ranges(ends).map { Array(places[$0]) }
  }

  func append(to columns: ColumnWriter) {
    columns.append(homes.map(\.upperBound))
    columns.append(Array(contents.joined()))
    columns.append(contents.reduce(into: [Int]()) { $0.append(($0.last ?? 0) + $1.count) })
  }

  /// Ranges that follow one another, by their ends.
  private static func ranges(_ ends: [Int]) -> [Range<Int>] { zip([0] + ends, ends).map { $0..<$1 } }
}
